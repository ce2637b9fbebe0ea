## A text in triple quotes
accesslog = '-'
access_log_format = """%(h)s %(s)s %(D)s"""

