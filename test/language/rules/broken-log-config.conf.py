## Handlers of one's own replace those that the default loggers name
logconfig_dict = {
#^^^^^^^^^^^^^ error broken-log-config: Gunicorn does not start: these handlers replace its own, and its logger "gunicorn.error" needs the handler "error_console". Configure the logger too, or keep a handler of that name.
    'version': 1,
    'handlers': {'out': {'class': 'logging.StreamHandler', 'stream': 'ext://sys.stdout'}},
    'root': {'level': 'INFO', 'handlers': ['out']},
}

## Formatters of one's own replace the one that the default handlers name
logconfig_dict = {'formatters': {'json': {'class': 'pythonjsonlogger.jsonlogger.JsonFormatter'}}}
#^^^^^^^^^^^^^ error broken-log-config: Gunicorn does not start: these formatters replace its own, and its handler "console" needs the formatter "generic".

## A root logger without its handler
logconfig_dict = {'root': {'level': 'INFO', 'handlers': ['nope']}}
#                                                         ^^^^ error broken-log-config: Gunicorn does not start: there is no handler "nope"; there are "console", "error_console".

## Names that lead nowhere
logconfig_dict = {
    'handlers': {
        'console': {'class': 'logging.StreamHandler', 'formatter': 'jsn', 'filters': ['quiet']},
#                                                                   ^^^ error broken-log-config: Gunicorn does not start: there is no formatter "jsn", which the handler "console" names.
#                                                                                      ^^^^^ error broken-log-config: Gunicorn does not start: there is no filter "quiet".
        'error_console': {'formatter': 'generic'},
#        ^^^^^^^^^^^^^ error broken-log-config: Gunicorn does not start: the handler "error_console" has no class.
        'file': {'class': 'logging.FileHandler', 'formatter': 'generic'},
#                          ^^^^^^^^^^^^^^^^^^^ error broken-log-config: Gunicorn does not start: the handler "file" has no "filename", which logging.FileHandler needs.
        'big': {'class': 'logging.RotatingFileHandler', 'filename': 'a.log'},
#                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error broken-log-config: Gunicorn does not start: there is no class logging.RotatingFileHandler; logging.handlers.RotatingFileHandler is one.
        'own': {'class': 'shop.logs.Handler', 'level': 'Info'},
#                                                       ^^^^ error broken-log-config: Gunicorn does not start: Python has no log level "Info"; write INFO.
        'made': {'()': 'shop.logs.make', 'formatter': 'generic'},
    },
    'loggers': {
        'gunicorn.error': {'level': 'debug', 'handlers': 'console'},
#                                    ^^^^^ error broken-log-config: Gunicorn does not start: Python has no log level "debug"; write DEBUG.
#                                                         ^^^^^^^ error broken-log-config: Gunicorn does not start: "handlers" of "gunicorn.error" is a list: ["console"].
        'gunicorn.access': {'level': 'INFOO', 'handlers': ['console', 'acess']},
#                                     ^^^^^ error broken-log-config: Gunicorn does not start: Python has no log level "INFOO"; write INFO.
#                                                                      ^^^^^ error broken-log-config: Gunicorn does not start: there is no handler "acess"; there are "console", "error_console", "file", "big", "own", "made".
    },
}

## Formats that Python refuses
logconfig_dict = {
    'formatters': {
        'generic': {'format': '{asctime} {message}'},
#                              ^^^^^^^^^^^^^^^^^^^ error broken-log-config: Gunicorn does not start: the format of "generic" has braces, so the formatter needs "style": "{".
        'plain': {'format': 'nothing'},
#                            ^^^^^^^ error broken-log-config: Gunicorn does not start: the format of "plain" has no field such as %(message)s.
        'braces': {'format': '{message}', 'style': '{'},
        'own': {'()': 'shop.Formatter', 'format': 'as I like'},
        'empty': {},
    },
}

## A version that does not exist
logconfig_dict = {'version': '1', 'root': {'handlers': ['console']}}
#                  ^^^^^^^ error broken-log-config: Gunicorn does not start: the version of a log config is 1.

## The dictionary may have a name of its own
LOGGING = dict(version=1, root={'handlers': ['console', 'file']})
#                                                        ^^^^ error broken-log-config: Gunicorn does not start: there is no handler "file"; there are "console", "error_console".
logconfig_dict = LOGGING

## A level that a module may have added is left alone
import structlog
logconfig_dict = {'root': {'level': 'TRACE', 'handlers': ['console']}}
#^^^^^^^^^^^^^ information doubled-log-lines: Each line of gunicorn.error, gunicorn.access comes out twice, also through the root logger: the defaults say so. Configure the loggers without "propagate" to have it once.

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
#                ^^^^^^^^^^^^^^ error broken-log-config: In logging.json: Gunicorn does not start: from here on this is no JSON.

## A JSON file with names that lead nowhere
#| path /srv/app/gunicorn.conf.py
#| file /srv/app/conf/logging.json test/fixtures/language/log-config/unknown-handler.json
logconfig_json = 'conf/logging.json'
#                ^^^^^^^^^^^^^^^^^^^ error broken-log-config: In logging.json: Gunicorn does not start: there is no handler "terminal"; there are "console", "error_console".
#                ^^^^^^^^^^^^^^^^^^^ error broken-log-config: In logging.json: Gunicorn does not start: Python has no log level "info"; write INFO.

## A JSON file that is missing is ignored
#| path /srv/app/gunicorn.conf.py
#| folder /srv/app
logconfig_json = 'logging.json'
#                ^^^^^^^^^^^^^^ warning broken-log-config: There is no file logging.json; Gunicorn says nothing of that, and logs as if no log config were set.

## An old release does not know the setting, and its file is not looked at
#| version 20.1.0
#| path /srv/app/gunicorn.conf.py
#| file /srv/app/logging.json test/fixtures/language/log-config/broken.json
logconfig_json = 'logging.json'
#^^^^^^^^^^^^^ warning unknown-setting: Gunicorn 20.1.0 does not know "logconfig_json" yet, which came with 21.0.0, and ignores it.

## An ini file with names that lead nowhere
#| path /srv/app/gunicorn.conf.py
#| file /srv/app/logging.ini test/fixtures/language/log-config/broken.ini
logconfig = 'logging.ini'
#           ^^^^^^^^^^^^^ error broken-log-config: In logging.ini: Gunicorn does not start: there is no class RotatingFileHandler; handlers.RotatingFileHandler is one.
#           ^^^^^^^^^^^^^ error broken-log-config: In logging.ini: Gunicorn does not start: there is no formatter "generc", which the handler "console" names.
#           ^^^^^^^^^^^^^ error broken-log-config: In logging.ini: Gunicorn does not start: there is no handler "files"; there are "console", "file".
#           ^^^^^^^^^^^^^ error broken-log-config: In logging.ini: Gunicorn does not start: Python has no log level "info"; write INFO.

## An ini file whose sections are not complete
#| path /srv/app/gunicorn.conf.py
#| file /srv/app/logging.ini test/fixtures/language/log-config/incomplete.ini
logconfig = 'logging.ini'
#           ^^^^^^^^^^^^^ error broken-log-config: In logging.ini: Gunicorn does not start: the section [formatter_json] is missing.
#           ^^^^^^^^^^^^^ error broken-log-config: In logging.ini: Gunicorn does not start: "keys" of [loggers] must name root.
#           ^^^^^^^^^^^^^ error broken-log-config: In logging.ini: Gunicorn does not start: [logger_gunicorn.access] has no "qualname".

## An ini file that is missing
#| path /srv/app/gunicorn.conf.py
#| folder /srv/app
logconfig = 'logging.ini'
#           ^^^^^^^^^^^^^ error broken-log-config: Gunicorn does not start: there is no log config logging.ini.

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
