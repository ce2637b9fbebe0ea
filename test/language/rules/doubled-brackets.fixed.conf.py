## The time and the process id bring their own
accesslog = '-'
access_log_format = '%(h)s %(t)s %(p)s %(D)s'

