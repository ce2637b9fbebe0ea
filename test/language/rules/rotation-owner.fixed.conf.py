## files of root where logrotate works as somebody
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/a.log {
    su www-data www-data
    create 0640 www-data www-data
    postrotate
        pkill -USR1 gunicorn
    endscript
}

