## Loggers that are not named are turned off
logconfig_dict = {
    'disable_existing_loggers': True,
#    ^^^^^^^^^^^^^^^^^^^^^^^^ warning silenced-log: Nothing of gunicorn.error is logged: "disable_existing_loggers" turns off all loggers that are not configured here.
#    ^^^^^^^^^^^^^^^^^^^^^^^^ warning silenced-log: Nothing of gunicorn.access is logged: "disable_existing_loggers" turns off all loggers that are not configured here.
    'loggers': {'django': {'level': 'INFO', 'handlers': ['console']}},
}

## A logger above them takes them along
logconfig_dict = {
    'disable_existing_loggers': True,
    'loggers': {'gunicorn': {'level': 'INFO', 'handlers': ['console']}},
#                ^^^^^^^^ warning doubled-log-lines: Each line of gunicorn.error comes out twice, through handlers of several loggers on its way up. Set "propagate" to false.
#                ^^^^^^^^ warning doubled-log-lines: Each line of gunicorn.access comes out twice, through handlers of several loggers on its way up. Set "propagate" to false.
}

## A logger without handlers that hands nothing on
logconfig_dict = {
    'loggers': {
        'gunicorn.error': {'level': 'INFO'},
#        ^^^^^^^^^^^^^^ warning silenced-log: Lines of gunicorn.error go nowhere: it has no handlers, and unless "propagate" is true it hands them on to nobody.
        'gunicorn.access': {'level': 'INFO', 'handlers': ['console'], 'propagate': False},
    },
}

## One that hands its lines on needs no handlers
logconfig_dict = {
    'loggers': {
        'gunicorn.error': {'level': 'INFO', 'propagate': True},
        'gunicorn.access': {'level': 'INFO', 'handlers': []},
    },
}

## No access line has so high a level
logconfig_dict = {
    'loggers': {
        'gunicorn.error': {'level': 'WARNING', 'handlers': ['error_console']},
        'gunicorn.access': {'level': 'WARNING', 'handlers': ['console']},
#                                     ^^^^^^^ warning silenced-log: No access line is written: all of them are INFO, and the level of gunicorn.access is higher.
    },
}
