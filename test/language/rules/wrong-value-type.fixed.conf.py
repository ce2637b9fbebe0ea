## a number where only True, False or None is taken
preload_app = True

## a word that means yes to people
capture_output = True

## an octal number as text, in a file
umask = 0o22

## a number that depends on a variable which may be missing
import os
workers = os.getenv('WORKERS')

## a level of the logging module
import logging
loglevel = logging.INFO

## a log that is just turned on
accesslog = '-'

## a tuple that a comma at the end makes
access_log_format = '%(h)s %(D)s',

## host and port as Python's sockets have them
bind = '127.0.0.1:8000'

## a port alone, and a list with one in it
bind = 8000
raw_env = ['A=1', 2]

## a number with decimals
timeout = 30

## None is no dictionary and no number
logconfig_dict = None
keepalive = None

## what one branch says is refused
import os
if os.getenv('DEBUG'):
    reload = 'on'
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
