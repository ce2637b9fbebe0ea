## a number where only True, False or None is taken
preload_app = 1
#             ^ error wrong-value-type: preload_app takes True or False, not 1, so Gunicorn does not start.  fix: Use True

## a word that means yes to people
capture_output = "yes"
#                ^^^^^ error wrong-value-type: capture_output takes True or False, not "yes", so Gunicorn does not start.  fix: Use True

## an octal number as text, in a file
umask = '022'
#       ^^^^^ error wrong-value-type: umask takes a whole number of 0 or more, not "022", so Gunicorn does not start.  fix: Use 0o22

## a number that depends on a variable which may be missing
import os
workers = os.getenv('WORKERS')
#         ^^^^^^^^^^^^^^^^^^^^ warning wrong-value-type: workers may be None here, and then Gunicorn does not start; it takes a whole number of 0 or more.

## a level of the logging module
import logging
loglevel = logging.INFO
#          ^^^^^^^^^^^^ error wrong-value-type: loglevel takes a text, not 20, so Gunicorn does not start.

## a log that is just turned on
accesslog = True
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
#           ^^^^ error wrong-value-type: accesslog takes a text, not True, so Gunicorn does not start.  fix: Use '-'

## a tuple that a comma at the end makes
access_log_format = '%(h)s %(D)s',
#^^^^^^^^^^^^^^^^ information format-without-access-log: The format has no effect: the access log is off until accesslog says where to write it.  fix: Write the access log to standard output: accesslog = '-'
#                   ^^^^^^^^^^^^^^ error wrong-value-type: access_log_format takes a text, not a list, so Gunicorn does not start.

## host and port as Python's sockets have them
bind = ('127.0.0.1', 8000)
#      ^^^^^^^^^^^^^^^^^^^ error wrong-value-type: 8000 in bind is no text, so Gunicorn does not start.  fix: Use '127.0.0.1:8000'

## a port alone, and a list with one in it
bind = 8000
#      ^^^^ error wrong-value-type: bind takes a text or a list of texts, not 8000, so Gunicorn does not start.
raw_env = ['A=1', 2]
#         ^^^^^^^^^^ error wrong-value-type: 2 in raw_env is no text, so Gunicorn does not start.

## a number with decimals
timeout = 30.0
#         ^^^^ error wrong-value-type: timeout takes a whole number of 0 or more, not 30.0, so Gunicorn does not start.  fix: Use 30

## None is no dictionary and no number
logconfig_dict = None
#                ^^^^ error wrong-value-type: logconfig_dict takes a dictionary, not None, so Gunicorn does not start.
keepalive = None
#           ^^^^ error wrong-value-type: keepalive takes a whole number of 0 or more, not None, so Gunicorn does not start.

## what one branch says is refused
import os
if os.getenv('DEBUG'):
    reload = 'on'
#             ^^ warning wrong-value-type: reload may be "on" here, and then Gunicorn does not start; it takes True or False.
else:
    reload = False

## values that Gunicorn takes, odd ones among them
workers = ' 0x4 '
threads = True
preload_app = ' TRUE '
daemon = None
bind = None
umask = 0o22
user = 1000
proxy_protocol = True
worker_class = lambda: 'sync'
worker_tmp_dir = None

## what only running the file tells
import os
workers = int(os.environ['WORKERS'])
bind = make_address()

## proxy_protocol was true or false once
#| version 23.0.0
proxy_protocol = 'v1'
#                ^^^^ error wrong-value-type: proxy_protocol takes True or False, not "v1", so Gunicorn does not start.

## A guard keeps None away
import multiprocessing
import os
workers = os.environ.get('WORKERS', None)
if workers is not None:
    try:
        workers = int(workers)
    except ValueError:
        workers = None
if workers is None:
    workers = multiprocessing.cpu_count() * 2 + 1

## So does a condition inside of a value
import os
folder = os.environ.get('APP_HOME')
chdir = folder if folder else '/'
