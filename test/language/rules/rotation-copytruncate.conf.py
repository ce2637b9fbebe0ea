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

## a copy
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/a.log {
    copytruncate
#   ^^^^^^^^^^^^ information rotation-copytruncate: Lines written while the log is copied are lost. Gunicorn opens its logs anew on USR1; then nothing is lost.
}

## for all blocks but one
#| path /etc/logrotate.d/gunicorn
copytruncate
#^^^^^^^^^^^ information rotation-copytruncate: Lines written while the log is copied are lost. Gunicorn opens its logs anew on USR1; then nothing is lost.
/var/log/gunicorn/a.log {
    nocopytruncate
    postrotate
        pkill -USR1 gunicorn
    endscript
}
/var/log/gunicorn/b.log {
}

## of another program
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/a.log {
    postrotate
        pkill -USR1 gunicorn
    endscript
}
/var/log/other.log {
    copytruncate
}
