## One file
accesslog = '/var/log/shop/gunicorn.log'
errorlog = '/var/log/shop/gunicorn.log'

## One file by one name
log = '/var/log/shop/gunicorn.log'
errorlog = log
accesslog = log

## The terminal, which is two streams
accesslog = '-'
errorlog = '-'

## A device
accesslog = '/dev/stdout'
errorlog = '/dev/stdout'
