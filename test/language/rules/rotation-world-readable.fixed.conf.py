## modes that everybody may read
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/a.log {
    create 640 www-data www-data
    postrotate
        pkill -USR1 gunicorn
    endscript
}
/var/log/gunicorn/b.log {
    create 0640
    postrotate
        pkill -USR1 gunicorn
    endscript
}
/var/log/gunicorn/c.log {
    create 0640 www-data adm
    postrotate
        pkill -USR1 gunicorn
    endscript
}

## set for all blocks
#| path /etc/logrotate.d/gunicorn
create 640 www-data adm
/var/log/gunicorn/a.log {
    postrotate
        pkill -USR1 gunicorn
    endscript
}
