## One file
accesslog = '/var/log/shop/gunicorn.log'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
errorlog = '/var/log/shop/gunicorn.log'
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information same-log-file: accesslog and errorlog are the same file: its lines will be mixed.

## One file by one name
log = '/var/log/shop/gunicorn.log'
errorlog = log
accesslog = log
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
#           ^^^ information same-log-file: accesslog and errorlog are the same file: its lines will be mixed.

## The terminal, which is two streams
accesslog = '-'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
errorlog = '-'

## A device
accesslog = '/dev/stdout'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
errorlog = '/dev/stdout'
