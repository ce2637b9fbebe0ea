## A misspelt name is ignored
loglevel = 'debug'
graceful_timeout = 30
access_log_format = '%(h)s'

## A name in capitals is ignored
loglevel = 'debug'
accesslog = '-'

## A name from the command line is ignored
access_log_format = '%(h)s'
accesslog = '-'
keepalive = 5
preload_app = True
logconfig = 'logging.ini'
syslog_facility = 'user'

## A name of an older release is ignored
debug = True
errorlog = '/var/log/gunicorn.log'
x_forwarded_for_header = 'X-FORWARDED-FOR'

## A name that people make up is ignored
worker_connections = 100

## A hook is looked for among the functions
def post_worker_init(worker):
    pass
def when_ready(server):
    pass

## A variable for the workers, named as on the command line
raw_env = 'DJANGO_SETTINGS_MODULE=shop.settings'

## What other servers call it
max_requests = 1000
max_requests_jitter = 50

