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

## sizes with units of other programs
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    size 100MB
#        ^^^^^ error rotation-value: logrotate skips the block: "100MB" is no size for "size"; it is a whole number with k, M or G behind it.  fix: Use 100M
    minsize 10m
#           ^^^ error rotation-value: logrotate skips the block: "10m" is no size for "minsize"; it is a whole number with k, M or G behind it.  fix: Use 10M
    maxsize 5 G
#           ^^^ error rotation-value: logrotate skips the block: "5 G" is no size for "maxsize"; it is a whole number with k, M or G behind it.  fix: Use 5G
    size "100k"
#        ^^^^^^ error rotation-value: logrotate skips the block: ""100k"" is no size for "size"; it is a whole number with k, M or G behind it.  fix: Use 100k
    size 1.5G
#        ^^^^ error rotation-value: logrotate skips the block: "1.5G" is no size for "size"; it is a whole number with k, M or G behind it.
    size lots
#        ^^^^ error rotation-value: logrotate skips the block: "lots" is no size for "size"; it is a whole number with k, M or G behind it.
    maxsize
#   ^^^^^^^ warning rotation-value: "maxsize" has no argument, so logrotate ignores it.
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
#   ^^^^^^ error rotation-value: logrotate skips the block: "rotate" has no argument.
    rotate ten
#          ^^^ error rotation-value: logrotate skips the block: "ten" is no whole number for "rotate".
    rotate "14"
#          ^^^^ error rotation-value: logrotate skips the block: ""14"" is no whole number for "rotate".  fix: Use 14
    rotate 30d
#          ^^^ error rotation-value: logrotate skips the block: "30d" is no whole number for "rotate".
    rotate 08
#          ^^ error rotation-value: logrotate skips the block: "08" is no whole number for "rotate".
    rotate -1
    maxage 1w
#          ^^ error rotation-value: logrotate skips the block: "1w" is no whole number for "maxage".
    start 0
    weekly monday
#          ^^^^^^ error rotation-value: logrotate skips the block: "weekly" takes a day from 0 (Sunday) to 7 (every seven days), or nothing.
    weekly 1
    size 1M
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}

## owners
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    su www-data
#      ^^^^^^^^ error rotation-value: logrotate skips the block: "su" takes a user and a group, both of them.
    su
#   ^^ error rotation-value: logrotate skips the block: "su" has no argument.
    su www-data adm
    create 0640 www-data adm extra
#          ^^^^^^^^^^^^^^^^^^^^^^^ error rotation-value: logrotate skips the block: "create" takes a mode, an owner and a group, such as 0640 www-data www-data.
    create 640,www-data,adm
#          ^^^^^^^^^^^^^^^^ error rotation-value: logrotate skips the block: "create" takes a mode, an owner and a group, such as 0640 www-data www-data.
    create u=rw www-data adm
#          ^^^^^^^^^^^^^^^^^ error rotation-value: logrotate skips the block: "create" takes a mode, an owner and a group, such as 0640 www-data www-data.
    create 0640
    create www-data adm
    create
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}

## words and globals
#| path /etc/logrotate.d/gunicorn
include /etc/logrotate.d
/var/log/gunicorn/access.log {
    olddir
#   ^^^^^^ error rotation-value: logrotate skips the block: "olddir" has no argument.
    olddir /var/log/old logs
#          ^^^^^^^^^^^^^^^^^ error rotation-value: logrotate skips the block: "olddir" takes one word, not "/var/log/old logs".
    mail a@example.org b@example.org
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rotation-value: logrotate skips the block: "mail" takes one word, not "a@example.org b@example.org".
    dateformat
#   ^^^^^^^^^^ warning rotation-value: "dateformat" has no argument, so logrotate ignores it.
    include /etc/logrotate.d
#   ^^^^^^^ error rotation-value: logrotate skips the block: "include" stands outside of blocks only.
    tabooext + .bak
#   ^^^^^^^^ error rotation-value: logrotate skips the block: "tabooext" stands outside of blocks only.
    compressoptions -9 --rsyncable
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}
