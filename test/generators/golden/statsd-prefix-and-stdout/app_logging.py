# Logging of the application. In gunicorn.conf.py:
#     from app_logging import logconfig_dict
# The loggers of Gunicorn are left out, so they go on as accesslog and errorlog say.
# A framework that sets logging up itself, such as LOGGING of Django, would undo this: give it the same dictionary.
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
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "lines",
        },
    },
    "root": {"level": "INFO", "handlers": ["application"]},
}
