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

## modes that everybody may read
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/a.log {
    create 644 www-data www-data
#          ^^^ information rotation-world-readable: With mode 644 every user of the machine can read the addresses and queries in the log.  fix: Use 640
    postrotate
        pkill -USR1 gunicorn
    endscript
}
/var/log/gunicorn/b.log {
    create 0644
#          ^^^^ information rotation-world-readable: With mode 0644 every user of the machine can read the addresses and queries in the log.  fix: Use 0640
    postrotate
        pkill -USR1 gunicorn
    endscript
}
/var/log/gunicorn/c.log {
    create 0666 www-data adm
#          ^^^^ information rotation-world-readable: With mode 0666 every user of the machine can read the addresses and queries in the log.  fix: Use 0640
    postrotate
        pkill -USR1 gunicorn
    endscript
}

## modes of a few
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/a.log {
    create 0640 www-data adm
    postrotate
        pkill -USR1 gunicorn
    endscript
}
/var/log/gunicorn/b.log {
    create 600 www-data adm
    postrotate
        pkill -USR1 gunicorn
    endscript
}
/var/log/gunicorn/c.log {
    create www-data adm
    postrotate
        pkill -USR1 gunicorn
    endscript
}

## set for all blocks
#| path /etc/logrotate.d/gunicorn
create 644 www-data adm
#      ^^^ information rotation-world-readable: With mode 644 every user of the machine can read the addresses and queries in the log.  fix: Use 640
/var/log/gunicorn/a.log {
    postrotate
        pkill -USR1 gunicorn
    endscript
}
