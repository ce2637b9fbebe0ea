## signals that do something else
#| path /etc/logrotate.d/gunicorn
/var/log/gunicorn/a.log {
    postrotate
        kill -USR1 `cat /run/gunicorn.pid` || true
    endscript
}
/var/log/gunicorn/b.log {
    postrotate
        pkill --signal SIGUSR1 gunicorn
    endscript
}
/var/log/gunicorn/c.log {
    postrotate
        systemctl kill -s USR1 gunicorn
    endscript
}
/var/log/gunicorn/d.log {
    postrotate
        kill $(cat /run/gunicorn.pid) || true
    endscript
}
/var/log/gunicorn/e.log {
    postrotate
        kill -USR1 $(cat /run/gunicorn.pid) || true
    endscript
}

