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

## at once
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/a.log {
    compress
#   ^^^^^^^^ information rotation-compress: Workers may still write to the renamed log; "delaycompress" leaves it alone until the next time.  fix: Add delaycompress
    size 1M
    postrotate
        pkill -USR1 gunicorn
    endscript
}

## for all blocks
#| path /etc/logrotate.d/gunicorn
compress
#^^^^^^^ information rotation-compress: Workers may still write to the renamed log; "delaycompress" leaves it alone until the next time.
/var/log/gunicorn/a.log {
    postrotate
        pkill -USR1 gunicorn
    endscript
}

## not at all
#| path /etc/logrotate.d/gunicorn
compress
/var/log/gunicorn/a.log {
    nocompress
    postrotate
        pkill -USR1 gunicorn
    endscript
}
