# 应用的日志。在 gunicorn.conf.py 中加入：
#     from app_logging import logconfig_dict
# 这里没有列出 Gunicorn 自己的记录器，它们仍按 accesslog 和 errorlog 工作。
# 自行设置日志的框架（例如 Django 的 LOGGING）会使其失效：请把同一个字典交给框架。
#
# /etc/logrotate.d/app，不需要发送信号：
#     /srv/bookshop/app.log
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
            # 写每一行之前都会检查文件是否已被改名。RotatingFileHandler 会丢失行：每个 worker 各自改名。
            "class": "logging.handlers.WatchedFileHandler",
            "filename": "/srv/bookshop/app.log",
            "encoding": "utf-8",
            # 由 worker 打开，因此文件归其所有。
            "delay": True,
            "formatter": "lines",
        },
    },
    "root": {"level": "INFO", "handlers": ["application"]},
}
