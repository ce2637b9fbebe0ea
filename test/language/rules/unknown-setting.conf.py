## A misspelt name is ignored
logglevel = 'debug'
#^^^^^^^^ warning unknown-setting: Gunicorn has no setting "logglevel" and ignores it; "loglevel" is one.  fix: Use loglevel
graceful_timout = 30
#^^^^^^^^^^^^^^ warning unknown-setting: Gunicorn has no setting "graceful_timout" and ignores it; "graceful_timeout" is one.  fix: Use graceful_timeout
acceslogformat = '%(h)s'
#^^^^^^^^^^^^^ warning unknown-setting: Gunicorn has no setting "acceslogformat" and ignores it; "access_log_format" is one.  fix: Use access_log_format

## A name in capitals is ignored
LOGLEVEL = 'debug'
#^^^^^^^ warning unknown-setting: Gunicorn has no setting "LOGLEVEL" and ignores it; "loglevel" is one.  fix: Use loglevel
AccessLog = '-'
#^^^^^^^^ warning unknown-setting: Gunicorn has no setting "AccessLog" and ignores it; "accesslog" is one.  fix: Use accesslog

## A name from the command line is ignored
access_logformat = '%(h)s'
#^^^^^^^^^^^^^^^ warning unknown-setting: Gunicorn has no setting "access_logformat" and ignores it; "access_log_format" is one.  fix: Use access_log_format
access_logfile = '-'
#^^^^^^^^^^^^^ warning unknown-setting: Gunicorn has no setting "access_logfile" and ignores it; "accesslog" is one.  fix: Use accesslog
keep_alive = 5
#^^^^^^^^^ warning unknown-setting: Gunicorn has no setting "keep_alive" and ignores it; "keepalive" is one.  fix: Use keepalive
preload = True
#^^^^^^ warning unknown-setting: Gunicorn has no setting "preload" and ignores it; "preload_app" is one.  fix: Use preload_app
log_config = 'logging.ini'
#^^^^^^^^^ warning unknown-setting: Gunicorn has no setting "log_config" and ignores it; "logconfig" is one.  fix: Use logconfig
log_syslog_facility = 'user'
#^^^^^^^^^^^^^^^^^^ warning unknown-setting: Gunicorn has no setting "log_syslog_facility" and ignores it; "syslog_facility" is one.  fix: Use syslog_facility

## A name of an older release is ignored
debug = True
#^^^^ warning unknown-setting: Gunicorn 19.1.1 was the last with the setting "debug"; it is ignored. More messages come with loglevel = 'debug', restarts on changed code with reload = True.
logfile = '/var/log/gunicorn.log'
#^^^^^^ warning unknown-setting: Gunicorn 0.12.2 was the last with the setting "logfile"; it is ignored. The error log is set with errorlog.  fix: Use errorlog
x_forwarded_for_header = 'X-FORWARDED-FOR'
#^^^^^^^^^^^^^^^^^^^^^ warning unknown-setting: Gunicorn 18.0 was the last with the setting "x_forwarded_for_header"; it is ignored. The header is in the access log with the atom %({x-forwarded-for}i)s.

## A name that people make up is ignored
max_worker_connections = 100
#^^^^^^^^^^^^^^^^^^^^^ warning unknown-setting: Gunicorn has no setting "max_worker_connections" and ignores it; "worker_connections" is one.  fix: Use worker_connections

## A hook is looked for among the functions
def worker_init(worker):
#   ^^^^^^^^^^^ warning unknown-setting: Gunicorn has no setting "worker_init" and ignores it; "post_worker_init" is one.  fix: Use post_worker_init
    pass
def when_redy(server):
#   ^^^^^^^^^ warning unknown-setting: Gunicorn has no setting "when_redy" and ignores it; "when_ready" is one.  fix: Use when_ready
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
#                ^^ error syntax-error: Python cannot read this, so Gunicorn does not start.

## A setting that went is known to the releases that had it
#| version 22.0.0
tolerate_dangerous_framing = True

## Some distributions brought it into older ones
#| version 20.1.0
tolerate_dangerous_framing = True

## Later it is ignored
#| version 23.0.0
tolerate_dangerous_framing = True
#^^^^^^^^^^^^^^^^^^^^^^^^^ warning unknown-setting: Gunicorn 22.0.0 was the last with the setting "tolerate_dangerous_framing"; it is ignored. Ambiguous requests are always refused.

## A variable for the workers, named as on the command line
env = 'DJANGO_SETTINGS_MODULE=shop.settings'
#^^ warning unknown-setting: Gunicorn has no setting "env" and ignores it; "raw_env" is one.  fix: Use raw_env

## An environment of the project's own
env = 'production'

## Names that people have from each other
limit_request_body = 16 * 1024 * 1024
#^^^^^^^^^^^^^^^^^ warning unknown-setting: No Gunicorn ever had the setting "limit_request_body"; it is ignored. Gunicorn takes bodies of any size; the proxy or the application can limit them.
worker_memory_limit = 300 * 1024 * 1024
#^^^^^^^^^^^^^^^^^^ warning unknown-setting: No Gunicorn ever had the setting "worker_memory_limit"; it is ignored. Gunicorn does not look at memory; max_requests replaces workers now and then.
worker_exit_on_app_exit = True
#^^^^^^^^^^^^^^^^^^^^^^ warning unknown-setting: No Gunicorn ever had the setting "worker_exit_on_app_exit"; it is ignored. A worker that ends is always replaced by a new one.

## What other servers call it
worker_max_requests = 1000
#^^^^^^^^^^^^^^^^^^ warning unknown-setting: Gunicorn has no setting "worker_max_requests" and ignores it; "max_requests" is one.  fix: Use max_requests
worker_max_requests_jitter = 50
#^^^^^^^^^^^^^^^^^^^^^^^^^ warning unknown-setting: Gunicorn has no setting "worker_max_requests_jitter" and ignores it; "max_requests_jitter" is one.  fix: Use max_requests_jitter

## One that the config looks at itself
worker_memory_limit = 300
print(worker_memory_limit)
