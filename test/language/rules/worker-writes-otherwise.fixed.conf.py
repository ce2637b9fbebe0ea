## Uvicorn
worker_class = 'uvicorn.workers.UvicornWorker'
accesslog = '-'
access_log_format = '%(h)s "%(r)s" %(s)s %(D)s'

## aiohttp with Gunicorn's atoms
worker_class = 'aiohttp.GunicornWebWorker'
accesslog = '-'
access_log_format = '%(h)s "%(r)s" %(s)s %(D)s'

## Tornado
worker_class = 'tornado'
accesslog = '-'

## aiohttp with its own atoms
worker_class = 'aiohttp.GunicornWebWorker'
accesslog = '-'
access_log_format = '%a %t "%r" %s %b %Tf'

## One of Gunicorn's
worker_class = 'gthread'
accesslog = '-'
access_log_format = '%(h)s "%(r)s" %(s)s %(D)s'

## It may be another one
import os
worker_class = os.environ.get('WORKER', 'uvicorn.workers.UvicornWorker')
accesslog = '-'
access_log_format = '%(h)s "%(r)s" %(s)s %(D)s'
