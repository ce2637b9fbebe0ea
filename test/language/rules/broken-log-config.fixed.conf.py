## Handlers of one's own replace those that the default loggers name
logconfig_dict = {
    'version': 1,
    'handlers': {'out': {'class': 'logging.StreamHandler', 'stream': 'ext://sys.stdout'}},
    'root': {'level': 'INFO', 'handlers': ['out']},
}

## Formatters of one's own replace the one that the default handlers name
logconfig_dict = {'formatters': {'json': {'class': 'pythonjsonlogger.jsonlogger.JsonFormatter'}}}

## A root logger without its handler
logconfig_dict = {'root': {'level': 'INFO', 'handlers': ['nope']}}

## Names that lead nowhere
logconfig_dict = {
    'handlers': {
        'console': {'class': 'logging.StreamHandler', 'formatter': 'jsn', 'filters': ['quiet']},
        'error_console': {'formatter': 'generic'},
        'file': {'class': 'logging.FileHandler', 'formatter': 'generic'},
        'big': {'class': 'logging.RotatingFileHandler', 'filename': 'a.log'},
        'own': {'class': 'shop.logs.Handler', 'level': 'Info'},
        'made': {'()': 'shop.logs.make', 'formatter': 'generic'},
    },
    'loggers': {
        'gunicorn.error': {'level': 'debug', 'handlers': 'console'},
        'gunicorn.access': {'level': 'INFOO', 'handlers': ['console', 'acess']},
    },
}

## Formats that Python refuses
logconfig_dict = {
    'formatters': {
        'generic': {'format': '{asctime} {message}'},
        'plain': {'format': 'nothing'},
        'braces': {'format': '{message}', 'style': '{'},
        'own': {'()': 'shop.Formatter', 'format': 'as I like'},
        'empty': {},
    },
}

## A version that does not exist
logconfig_dict = {'version': '1', 'root': {'handlers': ['console']}}

## The dictionary may have a name of its own
LOGGING = dict(version=1, root={'handlers': ['console', 'file']})
logconfig_dict = LOGGING

## A level that a module may have added is left alone
import structlog
logconfig_dict = {'root': {'level': 'TRACE', 'handlers': ['console']}}

## What cannot be told is not spoken of
import os
import shared
logconfig_dict = {
    'handlers': {**shared.HANDLERS},
    'root': {'level': os.environ['LEVEL'], 'handlers': [os.environ['HANDLER'], 'console']},
}

## Entries that are added later may be the missing ones
logconfig_dict = {'root': {'level': 'INFO', 'handlers': ['file']}}
logconfig_dict['handlers'] = {'file': {'class': 'logging.NullHandler'}}

## A key that nobody can see may be any
import os
logconfig_dict = {os.environ['KEY']: {}, 'root': {'handlers': ['file']}}

## A logger of the project's own may lay other defaults under it
logger_class = 'shop.logs.Logger'
logconfig_dict = {'root': {'level': 'INFO', 'handlers': ['nope']}}

## An incremental config names what is there already
logconfig_dict = {'incremental': True, 'root': {'level': 'DEBUG'}, 'handlers': {'x': {'level': 'INFO'}}}

## A JSON file that ends early
#| path /srv/app/gunicorn.conf.py
#| file /srv/app/logging.json test/fixtures/language/log-config/broken.json
logconfig_json = 'logging.json'

## A JSON file with names that lead nowhere
#| path /srv/app/gunicorn.conf.py
#| file /srv/app/conf/logging.json test/fixtures/language/log-config/unknown-handler.json
logconfig_json = 'conf/logging.json'

## A JSON file that is missing is ignored
#| path /srv/app/gunicorn.conf.py
#| folder /srv/app
logconfig_json = 'logging.json'

## An old release does not know the setting, and its file is not looked at
#| version 20.1.0
#| path /srv/app/gunicorn.conf.py
#| file /srv/app/logging.json test/fixtures/language/log-config/broken.json
logconfig_json = 'logging.json'

## An ini file with names that lead nowhere
#| path /srv/app/gunicorn.conf.py
#| file /srv/app/logging.ini test/fixtures/language/log-config/broken.ini
logconfig = 'logging.ini'

## An ini file whose sections are not complete
#| path /srv/app/gunicorn.conf.py
#| file /srv/app/logging.ini test/fixtures/language/log-config/incomplete.ini
logconfig = 'logging.ini'

## An ini file that is missing
#| path /srv/app/gunicorn.conf.py
#| folder /srv/app
logconfig = 'logging.ini'

## What is absolute may be there where Gunicorn runs
#| path /srv/app/gunicorn.conf.py
#| folder /srv/app
logconfig = '/etc/gunicorn/logging.ini'

## Files that are right
#| path /srv/app/gunicorn.conf.py
#| file /srv/app/logging.ini test/fixtures/language/log-config/good.ini
#| file /srv/app/logging.json test/fixtures/language/log-config/good.json
import os
if os.environ.get('JSON'):
    logconfig_json = 'logging.json'
else:
    logconfig = 'logging.ini'

## Where no files can be seen nothing is said about them
logconfig = 'logging.ini'
