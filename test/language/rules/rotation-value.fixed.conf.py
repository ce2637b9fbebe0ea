## sizes with units of other programs
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    size 100M
    minsize 10M
    maxsize 5G
    size 100k
    size 1.5G
    size lots
    maxsize
    minsize=5k
    size 100
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}

## counts
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    rotate
    rotate ten
    rotate 14
    rotate 30d
    rotate 08
    rotate -1
    maxage 1w
    start 0
    weekly monday
    weekly 1
    size 1M
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}

