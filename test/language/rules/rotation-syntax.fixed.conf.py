## a semicolon, a list sign, a letter of another script
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    daily
    - compress
    压缩
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}

## a script without its end
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    postrotate
        systemctl kill --signal=USR1 gunicorn.service
    endscript
}

## a script that swallows the next block
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    postrotate
        systemctl kill --signal=USR1 gunicorn.service
    endscript
}

/var/log/gunicorn/error.log {
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}

## braces that are too many
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
{
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}


## text behind a brace
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}

