## The time and the process id bring their own
accesslog = '-'
access_log_format = '%(h)s %(t)s %(p)s %(D)s'

## Brackets of another kind, or around more than the atom
accesslog = '-'
access_log_format = '%(h)s [%(p)s] <%(t)s> [%(h)s] [%(t)s %(p)s] %(D)s'

## In JSON they are part of the text
accesslog = '-'
access_log_format = '{"time": "%(t)s", "status": %(s)s, "took_us": %(D)s}'

## A logger of the project may write another time
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '[%(t)s] %(D)s'
