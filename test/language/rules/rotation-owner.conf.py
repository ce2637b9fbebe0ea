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

## files of root
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/a.log {
    create 0640 root adm
#               ^^^^ warning rotation-owner: Workers that do not run as root cannot open this file after USR1, and die. Name their user.
    postrotate
        pkill -USR1 gunicorn
    endscript
}
/var/log/gunicorn/b.log {
    create 0640 0 0
#               ^ warning rotation-owner: Workers that do not run as 0 cannot open this file after USR1, and die. Name their user.
    postrotate
        pkill -USR1 gunicorn
    endscript
}
/var/log/gunicorn/c.log {
    create 640 root root
#              ^^^^ warning rotation-owner: Workers that do not run as root cannot open this file after USR1, and die. Name their user.
    postrotate
        pkill -USR1 gunicorn
    endscript
}

## files of root where logrotate works as somebody
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/a.log {
    su www-data www-data
    create 0640 root www-data
#               ^^^^ warning rotation-owner: Workers that do not run as root cannot open this file after USR1, and die. Name their user.  fix: Use www-data
    postrotate
        pkill -USR1 gunicorn
    endscript
}

## files that a group may write
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/a.log {
    create 0660 root www-data
    postrotate
        pkill -USR1 gunicorn
    endscript
}
/var/log/gunicorn/b.log {
    create 0666 root root
#          ^^^^ information rotation-world-readable: With mode 0666 every user of the machine can read the addresses and queries in the log.  fix: Use 0640
    postrotate
        pkill -USR1 gunicorn
    endscript
}

## no owner, or the same as before
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/a.log {
    create 0640
    postrotate
        pkill -USR1 gunicorn
    endscript
}
/var/log/gunicorn/b.log {
    nocreate
    postrotate
        pkill -USR1 gunicorn
    endscript
}
