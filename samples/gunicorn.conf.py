# A small bookshop, served by Gunicorn. Every path is relative to the folder in which Gunicorn is started,
# so this runs anywhere as it is:
#
#     gunicorn -c gunicorn.conf.py shop:app

# Where to listen, and how many processes answer. A sync worker serves one request at a time.
bind = "127.0.0.1:8000"
workers = 4

# A worker that is silent for so many seconds is killed and replaced; its request is lost.
timeout = 30

# Tools that rotate logs send their signal to the process whose number stands in this file.
pidfile = "gunicorn.pid"

# Requests go to one file; what Gunicorn itself has to say, and tracebacks, to the other.
accesslog = "access.log"
errorlog = "error.log"
loglevel = "info"

# The well-known combined form, followed by how long the request took, in microseconds.
access_log_format = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s'
