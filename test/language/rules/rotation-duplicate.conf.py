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

## twice by name
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}
/var/log/gunicorn/access.log {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rotation-duplicate: logrotate skips this block: /var/log/gunicorn/access.log is already rotated by another one.
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}

## by a pattern
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/a*s.log {
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}
/var/log/gunicorn/access.log {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rotation-duplicate: logrotate skips this block: /var/log/gunicorn/access.log is already rotated by another one.
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}
/var/log/gunicorn/error.log {
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}
/var/log/gunicorn/old/access.log {
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}

## where it was asked for
#| path /etc/logrotate.d/gunicorn
ignoreduplicates
/var/log/gunicorn/access.log {
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}
/var/log/gunicorn/access.log {
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}
