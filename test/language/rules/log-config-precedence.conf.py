## The dictionary wins over both files
logconfig = 'logging.ini'
#^^^^^^^^ warning log-config-precedence: logconfig has no effect: logconfig_dict wins, and this is not even opened.
logconfig_json = 'logging.json'
#^^^^^^^^^^^^^ warning log-config-precedence: logconfig_json has no effect: logconfig_dict wins, and this is not even opened.
logconfig_dict = {'root': {'level': 'WARNING', 'handlers': ['console']}, 'loggers': {}}

## The JSON file wins over the ini file
logconfig = 'logging.ini'
#^^^^^^^^ warning log-config-precedence: logconfig has no effect: logconfig_json wins, and this is not even opened.
logconfig_json = 'logging.json'

## An old release does not know the JSON file
#| version 20.1.0
logconfig = 'logging.ini'
logconfig_json = 'logging.json'
#^^^^^^^^^^^^^ warning unknown-setting: Gunicorn 20.1.0 does not know "logconfig_json" yet, which came with 21.0.0, and ignores it.

## An empty dictionary counts as none
logconfig = 'logging.ini'
logconfig_dict = {}

## Which one wins may depend
import os
logconfig = 'logging.ini'
if os.environ.get('JSON'):
    logconfig_dict = {'root': {'level': 'WARNING', 'handlers': ['console']}, 'loggers': {}}
else:
    logconfig_dict = {}

## The defaults under the dictionary have a level and handlers
loglevel = 'debug'
#^^^^^^^ warning log-config-precedence: loglevel has no effect: with logconfig_dict the level of gunicorn.error is INFO.
errorlog = '/var/log/gunicorn/error.log'
#^^^^^^^ warning log-config-precedence: Nothing is written here: logconfig_dict says where gunicorn.error goes.
accesslog = '-'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
logconfig_dict = {'root': {'level': 'INFO', 'handlers': []}}

## The same level and the same file are no surprise
loglevel = 'Info'
accesslog = 'access.log'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
logconfig_dict = {
    'handlers': {
        'console': {'class': 'logging.StreamHandler'},
        'file': {'class': 'logging.FileHandler', 'filename': 'access.log'},
    },
    'loggers': {
        'gunicorn.error': {'level': 'INFO', 'handlers': ['console']},
        'gunicorn.access': {'level': 'INFO', 'handlers': ['file']},
    },
}

## Loggers that the dictionary does not have stay as they are
loglevel = 'debug'
errorlog = 'error.log'
logconfig_dict = {'loggers': {'shop': {'level': 'INFO', 'handlers': ['console']}}}

## A file that may be the same is left alone
import os
errorlog = 'error.log'
logconfig_dict = {
    'handlers': {'console': {'class': 'logging.FileHandler', 'filename': os.environ['LOG']}},
    'loggers': {'gunicorn.error': {'level': 'INFO', 'handlers': ['console']}},
}

## Files say it as well
#| path /srv/app/gunicorn.conf.py
#| file /srv/app/logging.json test/fixtures/language/log-config/good.json
loglevel = 'warning'
#^^^^^^^ warning log-config-precedence: loglevel has no effect: with logconfig_json the level of gunicorn.error is INFO.
logconfig_json = 'logging.json'
