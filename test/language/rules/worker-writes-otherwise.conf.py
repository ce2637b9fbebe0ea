## Uvicorn
worker_class = 'uvicorn.workers.UvicornWorker'
accesslog = '-'
access_log_format = '%(h)s "%(r)s" %(s)s %(D)s'
#^^^^^^^^^^^^^^^^ warning worker-writes-otherwise: The worker class uvicorn.workers.UvicornWorker ignores the format and writes lines of its own form.

## aiohttp with Gunicorn's atoms
worker_class = 'aiohttp.GunicornWebWorker'
accesslog = '-'
access_log_format = '%(h)s "%(r)s" %(s)s %(D)s'
#^^^^^^^^^^^^^^^^ error worker-writes-otherwise: With this format the workers of aiohttp.GunicornWebWorker end as they start: it takes Apache's atoms, such as %a %t "%r" %s.

## Tornado
worker_class = 'tornado'
accesslog = '-'
#^^^^^^^^ warning worker-writes-otherwise: The worker class tornado writes no access lines.

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
