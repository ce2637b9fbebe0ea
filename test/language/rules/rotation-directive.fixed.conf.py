## misspelt, in capitals, of another program
#| path /etc/logrotate.d/gunicorn
compress
/var/log/gunicorn/access.log {
    daily
    hourly
    keepdays 14
    size 100M
    missingok yes
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}
