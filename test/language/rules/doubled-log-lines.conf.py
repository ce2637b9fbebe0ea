## The defaults hand everything on
logconfig_dict = {'version': 1}
#^^^^^^^^^^^^^ information doubled-log-lines: Each line of gunicorn.error, gunicorn.access comes out twice, also through the root logger: the defaults say so. Configure the loggers without "propagate" to have it once.

## The same where only the format is changed
logconfig_dict = {'formatters': {'generic': {'format': '%(message)s'}}}
#^^^^^^^^^^^^^ information doubled-log-lines: Each line of gunicorn.error, gunicorn.access comes out twice, also through the root logger: the defaults say so. Configure the loggers without "propagate" to have it once.

## A logger hands its lines on to a handler that it has itself
logconfig_dict = {
    'loggers': {
        'gunicorn.error': {'level': 'INFO', 'handlers': ['error_console'], 'propagate': False},
        'gunicorn.access': {'level': 'INFO', 'handlers': ['console'], 'propagate': True},
#                                                                      ^^^^^^^^^ warning doubled-log-lines: Each line of gunicorn.access comes out twice, through handlers of several loggers on its way up. Set "propagate" to false.
    },
}

## Without a word on propagate nothing is handed on
logconfig_dict = {
    'loggers': {
        'gunicorn.error': {'level': 'INFO', 'handlers': ['error_console']},
        'gunicorn.access': {'level': 'INFO', 'handlers': ['console']},
    },
}

## A root logger without handlers writes nothing again
logconfig_dict = {'root': {'level': 'INFO', 'handlers': []}}

## A file and the console are two places
logconfig_dict = {
    'handlers': {
        'console': {'class': 'logging.StreamHandler'},
        'file': {'class': 'logging.FileHandler', 'filename': 'access.log'},
    },
    'loggers': {'gunicorn.access': {'level': 'INFO', 'handlers': ['file'], 'propagate': True}},
}

## A handler for warnings only doubles few lines
logconfig_dict = {
    'handlers': {
        'console': {'class': 'logging.StreamHandler', 'level': 'WARNING'},
        'error_console': {'class': 'logging.StreamHandler'},
    },
}

## The logger above Gunicorn's takes both along, and hands them on
logconfig_dict = {'loggers': {'gunicorn': {'level': 'INFO', 'handlers': ['console']}}}
#                              ^^^^^^^^ warning doubled-log-lines: Each line of gunicorn.error comes out twice, through handlers of several loggers on its way up. Set "propagate" to false.
#                              ^^^^^^^^ warning doubled-log-lines: Each line of gunicorn.access comes out twice, through handlers of several loggers on its way up. Set "propagate" to false.

## Unless it is told not to
logconfig_dict = {'loggers': {'gunicorn': {'level': 'INFO', 'handlers': ['console'], 'propagate': False}}}

## A JSON file
#| path /srv/app/gunicorn.conf.py
#| file /srv/app/logging.json test/fixtures/language/log-config/doubled.json
logconfig_json = 'logging.json'
#                ^^^^^^^^^^^^^^ warning doubled-log-lines: In logging.json: Each line of gunicorn.access comes out twice, through handlers of several loggers on its way up. Set "propagate" to false.

## In ini files lines are handed on unless told otherwise
#| path /srv/app/gunicorn.conf.py
#| file /srv/app/logging.ini test/fixtures/language/log-config/doubled.ini
logconfig = 'logging.ini'
#           ^^^^^^^^^^^^^ warning doubled-log-lines: In logging.ini: Each line of gunicorn.error comes out twice, through handlers of several loggers on its way up. Set "propagate" to false.
#           ^^^^^^^^^^^^^ warning doubled-log-lines: In logging.ini: Each line of gunicorn.access comes out twice, through handlers of several loggers on its way up. Set "propagate" to false.
