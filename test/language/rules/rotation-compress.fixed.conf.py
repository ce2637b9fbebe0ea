## at once
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/a.log {
    compress
    delaycompress
    size 1M
    postrotate
        pkill -USR1 gunicorn
    endscript
}

