## A text in triple quotes
accesslog = '-'
access_log_format = """%(h)s %(s)s %(D)s"""

## Line breaks around it are taken away
accesslog = '-'
access_log_format = """
%(h)s %(s)s %(D)s
"""

## An escape
accesslog = '-'
access_log_format = '%(h)s\n%(D)s'

## A raw text has no escapes
accesslog = '-'
access_log_format = r'%(h)s\n%(D)s'

## A backslash joins the lines
accesslog = '-'
access_log_format = """%(h)s \
%(D)s"""
