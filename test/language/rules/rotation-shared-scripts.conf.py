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

## a pattern
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/*.log {
    size 1M
    postrotate
#   ^^^^^^^^^^ information rotation-shared-scripts: This script runs once for each log; with "sharedscripts" it runs once for all.  fix: Add sharedscripts
        pkill -USR1 gunicorn
    endscript
}

## two logs
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log /var/log/gunicorn/error.log {
    postrotate
#   ^^^^^^^^^^ information rotation-shared-scripts: This script runs once for each log; with "sharedscripts" it runs once for all.  fix: Add sharedscripts
        pkill -USR1 gunicorn
    endscript
}

## set for all blocks
#| path /etc/logrotate.d/gunicorn
sharedscripts
/var/log/gunicorn/*.log {
    postrotate
        pkill -USR1 gunicorn
    endscript
}

## one log
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log {
    postrotate
        pkill -USR1 gunicorn
    endscript
}
