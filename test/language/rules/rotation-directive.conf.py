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

## misspelt, in capitals, of another program
#| path /etc/logrotate.d/gunicorn
compres
#^^^^^^ warning rotation-directive: logrotate has no directive "compres" and ignores the line; "compress" is one.  fix: Use compress
/var/log/gunicorn/access.log {
    dialy
#   ^^^^^ warning rotation-directive: logrotate has no directive "dialy" and ignores the line; "daily" is one.  fix: Use daily
    Hourly
#   ^^^^^^ warning rotation-directive: logrotate has no directive "Hourly" and ignores the line; "hourly" is one.  fix: Use hourly
    keepdays 14
#   ^^^^^^^^ warning rotation-directive: logrotate has no directive "keepdays" and ignores the line.
    size 100M
    missingok yes
#             ^^^ warning rotation-directive: logrotate has no directive "yes" and ignores the line.
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}
