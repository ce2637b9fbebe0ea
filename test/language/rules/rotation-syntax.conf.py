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

## a semicolon, a list sign, a letter of another script
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    daily;
#   ^^^^^^ error rotation-syntax: logrotate skips this: a directive stands alone or before a space; "daily;" is none.  fix: Use daily
    - compress
#   ^ error rotation-syntax: logrotate skips this: a line begins with a directive or an absolute path, not with "-".
    压缩
#   ^^ error rotation-syntax: logrotate skips this: a line begins with a directive or an absolute path, not with "压缩".
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}

## a script without its end
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    postrotate
#   ^^^^^^^^^^ error rotation-syntax: logrotate skips the file: the script of "postrotate" has no line "endscript".  fix: Add endscript
        systemctl kill --signal=USR1 gunicorn.service
}

## a script that swallows the next block
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    postrotate
#   ^^^^^^^^^^ error rotation-syntax: logrotate skips the file: the script of "postrotate" has no line "endscript".  fix: Add endscript
        systemctl kill --signal=USR1 gunicorn.service
}

/var/log/gunicorn/error.log {
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}

## a brace that is missing at the end
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rotation-syntax: The block of these logs has no closing brace on a line of its own.
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript

## a brace that is missing between two blocks
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rotation-syntax: The block of these logs has no closing brace on a line of its own.
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript

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
# error rotation-syntax: logrotate skips this: there are no logs before the brace.
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}
}
# error rotation-syntax: logrotate skips the file: this brace closes nothing.  fix: Remove }

## text behind a brace
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
};
#^ warning rotation-syntax: Nothing may stand behind the closing brace; logrotate ignores it.  fix: Remove ;

## logs without a block
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log
#^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rotation-syntax: logrotate skips the file: no block in braces follows these logs.
daily
rotate 5

## logs inside of a block
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    /var/log/gunicorn/error.log
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rotation-syntax: logrotate skips the block: a path stands among its directives; logs stand before the brace.
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}

## logs by paths that begin nowhere
#| path /etc/logrotate.d/gunicorn
gunicorn.log {
#^^^^^^^^^^^ error rotation-syntax: logrotate finds no "gunicorn.log": the path of a log begins with a slash.
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}
~/gunicorn.log {
#^^^^^^^^^^^^^ error rotation-syntax: logrotate finds no "~/gunicorn.log": the path of a log begins with a slash.
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}

## commas and quotation marks
#| path /etc/logrotate.d/gunicorn
/srv/a/gunicorn.log, "/srv/b c/gunicorn.log" '/srv/d e/gunicorn.log' "/srv/f {
#^^^^^^^^^^^^^^^^^^^ error rotation-syntax: logrotate takes the comma for a part of the path; between logs stands a space.
#                                                                    ^^^^^^^^ error rotation-syntax: The quotation mark is not closed on this line, so it does not hold the path.
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}

## quotation marks around spaces
#| path /etc/logrotate.d/gunicorn
"/srv/日志 x/gunicorn.log"
'/srv/it is/gunicorn.log'
{
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}
