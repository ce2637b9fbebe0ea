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

## behind arguments, as it is copied most
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/*.log {
    daily                     # 每天轮转
#   ^^^^^ hint rotation-unbounded: Nothing bounds the size of the log between two rotations; "maxsize 100M" beside "daily" does.
    missingok                 # 如果日志文件不存在，不报错
    rotate 30                 # 保留30天的日志
#                             ^^^^^^^^^^ error rotation-comment: logrotate takes this comment for an argument of "rotate" and skips the block; put it on a line of its own.  fix: Put the comment above
    compress                  # 压缩旧日志
    delaycompress             # 延迟压缩
    notifempty                # 如果日志为空则不轮转
    create 640 www-data www-data  # 创建新日志文件的权限和所有者
#                                 ^^^^^^^^^^^^^^^^ error rotation-comment: logrotate takes this comment for an argument of "create" and skips the block; put it on a line of its own.  fix: Put the comment above
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}

## behind logs and braces
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/access.log # requests
#                            ^^^^^^^^^^ error rotation-comment: logrotate takes the words of this comment for logs; put it on a line of its own.  fix: Put the comment above
{ # what is done with them
    weekly # on Sunday
    maxsize 100M
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
} # the end
# ^^^^^^^^^ warning rotation-comment: Nothing may stand behind the closing brace; logrotate ignores it.  fix: Put the comment above

## on lines of their own
#| path /etc/logrotate.d/gunicorn
# Gunicorn
/var/log/gunicorn/access.log
# and errors
/var/log/gunicorn/error.log
{
    # often
    hourly
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}
