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

## no script at all
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rotation-signal: Nothing tells Gunicorn that its logs were renamed, so it writes on into the old files. Send USR1 to its master in a postrotate script.
    size 1M
}

## a script that does nothing
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    postrotate
#   ^^^^^^^^^^ error rotation-signal: Nothing tells Gunicorn that its logs were renamed, so it writes on into the old files. Send USR1 to its master in a postrotate script.
        # tell Gunicorn
        echo rotated
    endscript
}

## a script that comes too early
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    prerotate
#   ^^^^^^^^^ error rotation-signal: Nothing tells Gunicorn that its logs were renamed, so it writes on into the old files. Send USR1 to its master in a postrotate script.
        pkill -USR1 gunicorn
    endscript
}

## signals that do something else
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/a.log {
    postrotate
        kill -HUP `cat /run/gunicorn.pid` || true
#       ^^^^^^^^^ information rotation-signal: HUP restarts all workers only to open the logs anew; USR1 is enough.  fix: Use USR1
    endscript
}
/var/log/gunicorn/b.log {
    postrotate
        pkill --signal SIGUSR2 gunicorn
#       ^^^^^^^^^^^^^^^^^^^^^^ error rotation-signal: USR2 starts a second Gunicorn and leaves the logs as they are; USR1 opens them anew.  fix: Use USR1
    endscript
}
/var/log/gunicorn/c.log {
    postrotate
        systemctl kill -s TERM gunicorn
#                 ^^^^^^^^^^^^ error rotation-signal: TERM stops Gunicorn; USR1 makes it open its logs anew.  fix: Use USR1
    endscript
}
/var/log/gunicorn/d.log {
    postrotate
        kill $(cat /run/gunicorn.pid) || true
#       ^^^^ error rotation-signal: TERM stops Gunicorn; USR1 makes it open its logs anew.
    endscript
}
/var/log/gunicorn/e.log {
    postrotate
        kill -9 $(cat /run/gunicorn.pid) || true
#       ^^^^^^^ error rotation-signal: KILL stops Gunicorn; USR1 makes it open its logs anew.  fix: Use USR1
    endscript
}

## services that are reloaded or restarted
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/a.log {
    postrotate
        systemctl reload gunicorn
#                 ^^^^^^ information rotation-signal: HUP restarts all workers only to open the logs anew; USR1 is enough.
    endscript
}
/var/log/gunicorn/b.log {
    postrotate
        service gunicorn restart > /dev/null
#                        ^^^^^^^ warning rotation-signal: A restart cuts off requests only to open the logs anew; send USR1 to the master instead.
    endscript
}

## signals that are right, however they are written
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/a.log {
    postrotate
        kill -USR1 "$(cat /run/gunicorn.pid)" || true
    endscript
}
/var/log/gunicorn/b.log {
    postrotate
        kill -s SIGUSR1 `cat /run/gunicorn.pid` || true
    endscript
}
/var/log/gunicorn/c.log {
    postrotate
        kill -10 `cat /run/gunicorn.pid` || true
    endscript
}
/var/log/gunicorn/d.log {
    postrotate
        supervisorctl signal USR1 gunicorn
    endscript
}
/var/log/gunicorn/e.log {
    postrotate
        docker kill --signal=USR1 gunicorn
    endscript
}
/var/log/gunicorn/f.log {
    lastaction
        systemctl kill -s USR1 gunicorn
    endscript
}

## a script of the project
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    postrotate
        /usr/local/bin/reopen-logs
    endscript
}

## copies need no signal
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    copytruncate
#   ^^^^^^^^^^^^ information rotation-copytruncate: Lines written while the log is copied are lost. Gunicorn opens its logs anew on USR1; then nothing is lost.
}

## logs of other programs
#| path /etc/logrotate.d/gunicorn
/var/log/nginx/access.log {
    daily
}
/var/log/gunicorn/access.log {
    postrotate
        pkill -USR1 gunicorn
    endscript
}
