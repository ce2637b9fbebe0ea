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

## A name beside the right one is left alone when it is merely near to it
timeouts = 30
timeout = 30

## A name that is looked at is a helper
LOGLEVEL = 'debug'
loglevel = LOGLEVEL
keepalive_str = '5'
keepalive = int(keepalive_str)
accesslogs = '-'
def on_starting(server):
    print(accesslogs)

## Private names and ordinary words are the config's own
_loglevel = 'debug'
name = 'shop'
env = 'production'
port = 8000
host = '0.0.0.0'
log_format = '%(message)s'
error_log_format = '%(message)s'
statsd_port = 8125
worker_num = 3

## Imports, classes and loops are no settings
import log_config
from shop import access_logformat
class Workers:
    Timeout = 1
for keep_alive in ():
    pass

## Names in functions are no settings
def on_starting(server):
    access_logformat = 'x'

## A file that binds names out of sight is not spoken of
globals()['loglevel'] = 'debug'
access_logformat = '%(h)s'

## A half-typed assignment is not spoken of
access_logformat = 

## A setting that went is known to the releases that had it
#| version 22.0.0
tolerate_dangerous_framing = True

## Some distributions brought it into older ones
#| version 20.1.0
tolerate_dangerous_framing = True

## Later it is ignored
#| version 23.0.0
tolerate_dangerous_framing = True

## A variable for the workers, named as on the command line
raw_env = 'DJANGO_SETTINGS_MODULE=shop.settings'

## An environment of the project's own
env = 'production'

## Names that people have from each other
limit_request_body = 16 * 1024 * 1024
worker_memory_limit = 300 * 1024 * 1024
worker_exit_on_app_exit = True

## What other servers call it
max_requests = 1000
max_requests_jitter = 50

## One that the config looks at itself
worker_memory_limit = 300
print(worker_memory_limit)
