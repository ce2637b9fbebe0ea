# Logging of the application. In gunicorn.conf.py:
#     from app_logging import logconfig_dict
# The loggers of Gunicorn are left out, so they go on as accesslog and errorlog say.
# A framework that sets logging up itself, such as LOGGING of Django, would undo this: give it the same dictionary.
#
# /etc/logrotate.d/app, which needs to send no signal:
#     /var/log/gunicorn/app.log
#     {
#         daily
#         rotate 14
#         missingok
#         notifempty
#         compress
#         delaycompress
#         nocreate
#     }
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "loggers": {},
    "formatters": {
        "lines": {
            "format": "%(asctime)s [%(process)d] [%(levelname)s] %(name)s: %(message)s",
            "datefmt": "[%Y-%m-%d %H:%M:%S %z]",
        },
    },
    "handlers": {
        "application": {
            # Looks before each line whether the file was renamed. RotatingFileHandler would lose lines: each worker renames for itself.
            "class": "logging.handlers.WatchedFileHandler",
            "filename": "/var/log/gunicorn/app.log",
            "encoding": "utf-8",
            # Opened by the workers, so that the file is theirs.
            "delay": True,
            "formatter": "lines",
        },
    },
    "root": {"level": "INFO", "handlers": ["application"]},
}
