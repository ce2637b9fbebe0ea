## An atom in the wrong case writes a hyphen
accesslog = '-'
access_log_format = '%(h)s %(q)s %(D)s'

## A word is not a key
accesslog = '-'
access_log_format = '%(s)s %(h)s %(D)s %(D)s'

## A header needs its braces and its letter
accesslog = '-'
access_log_format = '%({x-request-id}i)s %({x-request-id}i)s %({x-request-id}i)s %(D)s'

## Blanks belong to the key
accesslog = '-'
access_log_format = '%(h)s %(D)s'

## A key that is near to nothing has no fix
accesslog = '-'
access_log_format = '%(colour)s %(X)5s %(D)s'

## Upper and lower case make no difference in headers
accesslog = '-'
access_log_format = '%({X-Request-ID}i)s %({x-request-id}I)s %({HTTP_HOST}e)s %({Content-Type}o)s %(D)s'

## The place is right behind escapes and in a second piece of a text
accesslog = '-'
access_log_format = ('\t%(h)s "\x41" \u0041 '
                     '%(q)s' " %(D)s")

## The place is right where a name holds the format
accesslog = '-'
LINE = '%(h)s %(q)s %(D)s'
access_log_format = LINE

## The place is the whole expression where the atom is put together from pieces
accesslog = '-'
name = 'x'
access_log_format = f'%({name}i)s %(D)s'

## Characters beyond the basic plane count as two
accesslog = '-'
access_log_format = '😀 %(q)s %(D)s'

## Every branch is looked at
import os
accesslog = '-'
if os.environ.get('VERBOSE'):
    access_log_format = '%(h)s %(q)s %(D)s'
else:
    access_log_format = '%(h)s %(r)s %(D)s'

## The default of an environment variable is looked at
import os
accesslog = '-'
access_log_format = os.environ.get('FORMAT', '%(h)s %(q)s %(D)s')

## A format that a later assignment replaces is not looked at
accesslog = '-'
access_log_format = '%(Q)s'
access_log_format = '%(h)s %(D)s'

## A logger of the project may know the atom
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '%(h)s %({request_start}c)s %(D)s'

## A logger that cannot be told may know the atom
from shop.logging import Logger
accesslog = '-'
logger_class = Logger
access_log_format = '%(Q)s'

## A format in which a part is not known is not looked at
from shop import VERSION
accesslog = '-'
access_log_format = f'%(Q)s {VERSION}'

## A worker of Uvicorn ignores the format
accesslog = '-'
worker_class = 'uvicorn.workers.UvicornWorker'
access_log_format = '%(Q)s %(D)s'

