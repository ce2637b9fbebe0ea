## Four workers and one file
workers = 4
logconfig_dict = {
    'handlers': {
        'console': {'class': 'logging.handlers.TimedRotatingFileHandler', 'filename': 'a.log', 'when': 'midnight'},
#                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsafe-rotating-handler: TimedRotatingFileHandler loses lines where several processes write to its file, as workers do; WatchedFileHandler and logrotate do not.
        'error_console': {'class': 'logging.handlers.RotatingFileHandler', 'filename': 'e.log', 'maxBytes': 1 << 20},
    },
    'root': {'handlers': []},
}

## As many workers as cores allow
import multiprocessing
workers = multiprocessing.cpu_count() * 2 + 1
logconfig_dict = {
    'handlers': {
        'console': {'class': 'logging.handlers.TimedRotatingFileHandler', 'filename': 'a.log'},
#                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsafe-rotating-handler: TimedRotatingFileHandler loses lines where several processes write to its file, as workers do; WatchedFileHandler and logrotate do not.
        'error_console': {'class': 'logging.StreamHandler'},
    },
    'root': {'handlers': []},
}

## Without a size nothing is rotated, and what no logger uses writes nothing
workers = 4
logconfig_dict = {
    'handlers': {
        'console': {'class': 'logging.handlers.RotatingFileHandler', 'filename': 'a.log'},
        'error_console': {'class': 'logging.StreamHandler'},
        'unused': {'class': 'logging.handlers.TimedRotatingFileHandler', 'filename': 'u.log'},
    },
    'root': {'handlers': []},
}

## One worker, or who knows how many
import os
workers = int(os.environ.get('WORKERS', 1))
logconfig_dict = {
    'handlers': {
        'console': {'class': 'logging.handlers.TimedRotatingFileHandler', 'filename': 'a.log'},
        'error_console': {'class': 'logging.StreamHandler'},
    },
    'root': {'handlers': []},
}
