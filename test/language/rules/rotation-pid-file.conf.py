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

## without a look at the file
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    postrotate
        kill -USR1 $(cat /var/run/gunicorn.pid)
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning rotation-pid-file: This fails while there is no /var/run/gunicorn.pid, and the renamed logs stay uncompressed.  fix: Signal only where the pidfile is
    endscript
}

## with back quotes and the errors thrown away
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    postrotate
        kill -s USR1 `cat /run/gunicorn/shop.pid` 2>/dev/null
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning rotation-pid-file: This fails while there is no /run/gunicorn/shop.pid, and the renamed logs stay uncompressed.  fix: Signal only where the pidfile is
    endscript
}

## with a test that fails
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    postrotate
        [ -f /run/gunicorn.pid ] && kill -USR1 "$(cat /run/gunicorn.pid)"
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning rotation-pid-file: This fails while there is no /run/gunicorn.pid, and the renamed logs stay uncompressed.  fix: Signal only where the pidfile is
    endscript
}

## a name that needs quotation marks is left to the user
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    postrotate
        kill -USR1 $(cat '/run/gunicorn$x.pid')
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning rotation-pid-file: This fails while there is no /run/gunicorn$x.pid, and the renamed logs stay uncompressed.
    endscript
}

## with something that saves it
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/a.log {
    postrotate
        [ ! -s /run/gunicorn.pid ] || kill -USR1 "$(cat /run/gunicorn.pid)"
    endscript
}
/var/log/gunicorn/b.log {
    postrotate
        if [ -s /run/gunicorn.pid ]; then
            kill -USR1 $(cat /run/gunicorn.pid)
        fi
    endscript
}
/var/log/gunicorn/c.log {
    postrotate
        kill -USR1 $(cat /run/gunicorn.pid) || true
    endscript
}
/var/log/gunicorn/d.log {
    postrotate
        test -s /run/gunicorn.pid && kill -USR1 $(cat /run/gunicorn.pid)
        exit 0
    endscript
}
