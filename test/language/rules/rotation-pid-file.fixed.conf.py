## without a look at the file
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    postrotate
        [ ! -s /var/run/gunicorn.pid ] || kill -USR1 "$(cat /var/run/gunicorn.pid)"
    endscript
}

## with back quotes and the errors thrown away
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    postrotate
        [ ! -s /run/gunicorn/shop.pid ] || kill -s USR1 "$(cat /run/gunicorn/shop.pid)"
    endscript
}

## with a test that fails
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    postrotate
        [ ! -s /run/gunicorn.pid ] || kill -USR1 "$(cat /run/gunicorn.pid)"
    endscript
}

