## behind arguments, as it is copied most
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/*.log {
    daily                     # 每天轮转
    missingok                 # 如果日志文件不存在，不报错
    # 保留30天的日志
    rotate 30
    compress                  # 压缩旧日志
    delaycompress             # 延迟压缩
    notifempty                # 如果日志为空则不轮转
    # 创建新日志文件的权限和所有者
    create 640 www-data www-data
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}

## behind logs and braces
#| path /etc/logrotate.d/gunicorn
# requests
/var/log/gunicorn/access.log
{ # what is done with them
    weekly # on Sunday
    maxsize 100M
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
# the end
}

