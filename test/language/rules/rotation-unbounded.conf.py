## a block as it should be
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log /var/log/gunicorn/error.log {
    weekly
    maxsize 100M
    rotate 14
    compress
    delaycompress
    create 0640 www-data www-data
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}

## by the day and by the week
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/a.log {
    daily
#   ^^^^^ hint rotation-unbounded: Nothing bounds the size of the log between two rotations; "maxsize 100M" beside "daily" does.
    postrotate
        pkill -USR1 gunicorn
    endscript
}
/var/log/gunicorn/b.log {
    weekly 1
#   ^^^^^^ hint rotation-unbounded: Nothing bounds the size of the log between two rotations; "maxsize 100M" beside "weekly" does.
    minsize 1M
    postrotate
        pkill -USR1 gunicorn
    endscript
}

## every hour
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/a.log {
    hourly
    postrotate
        pkill -USR1 gunicorn
    endscript
}
