## Loggers that are not named are turned off
logconfig_dict = {
    'disable_existing_loggers': True,
    'loggers': {'django': {'level': 'INFO', 'handlers': ['console']}},
}

## A logger above them takes them along
logconfig_dict = {
    'disable_existing_loggers': True,
    'loggers': {'gunicorn': {'level': 'INFO', 'handlers': ['console']}},
}

## A logger without handlers that hands nothing on
logconfig_dict = {
    'loggers': {
        'gunicorn.error': {'level': 'INFO'},
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
    },
}
