## a pattern
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/*.log {
    size 1M
    sharedscripts
    postrotate
        pkill -USR1 gunicorn
    endscript
}

## two logs
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log /var/log/gunicorn/error.log {
    sharedscripts
    postrotate
        pkill -USR1 gunicorn
    endscript
}

