## An atom in the wrong case writes a hyphen
accesslog = '-'
access_log_format = '%(h)s %(Q)s %(D)s'
#                          ^^^^^ warning unknown-atom: Gunicorn has no atom "Q" and writes "-" in its place; "q" is one.  fix: Use %(q)s

## A word is not a key
accesslog = '-'
access_log_format = '%(status)s %(remote_addr)s %(request_time)s %(D)s'
#                    ^^^^^^^^^^ warning unknown-atom: Gunicorn has no atom "status" and writes "-" in its place; "s" is one.  fix: Use %(s)s
#                               ^^^^^^^^^^^^^^^ warning unknown-atom: Gunicorn has no atom "remote_addr" and writes "-" in its place; "h" is one.  fix: Use %(h)s
#                                               ^^^^^^^^^^^^^^^^ warning unknown-atom: Gunicorn has no atom "request_time" and writes "-" in its place; "D" is one.  fix: Use %(D)s

## A header needs its braces and its letter
accesslog = '-'
access_log_format = '%(x-request-id)s %({x-request-id})s %({x-request-id}t)s %(D)s'
#                    ^^^^^^^^^^^^^^^^ warning unknown-atom: Gunicorn has no atom "x-request-id" and writes "-" in its place; "{x-request-id}i" is one.  fix: Use %({x-request-id}i)s
#                                     ^^^^^^^^^^^^^^^^^^ warning unknown-atom: Gunicorn has no atom "{x-request-id}" and writes "-" in its place; "{x-request-id}i" is one.  fix: Use %({x-request-id}i)s
#                                                        ^^^^^^^^^^^^^^^^^^^ warning unknown-atom: Gunicorn has no atom "{x-request-id}t" and writes "-" in its place; "{x-request-id}i" is one.  fix: Use %({x-request-id}i)s

## Blanks belong to the key
accesslog = '-'
access_log_format = '%( h )s %(D)s'
#                    ^^^^^^^ warning unknown-atom: Gunicorn has no atom " h " and writes "-" in its place; "h" is one.  fix: Use %(h)s

## A key that is near to nothing has no fix
accesslog = '-'
access_log_format = '%(colour)s %(X)5s %(D)s'
#                    ^^^^^^^^^^ warning unknown-atom: Gunicorn has no atom "colour" and writes "-" in its place.
#                               ^^^^^^ warning unknown-atom: Gunicorn has no atom "X" and writes "-" in its place.

## Upper and lower case make no difference in headers
accesslog = '-'
access_log_format = '%({X-Request-ID}i)s %({x-request-id}I)s %({HTTP_HOST}e)s %({Content-Type}o)s %(D)s'

## The place is right behind escapes and in a second piece of a text
accesslog = '-'
access_log_format = ('\t%(h)s "\x41" \u0041 '
                     '%(Q)s' " %(D)s")
#                     ^^^^^ warning unknown-atom: Gunicorn has no atom "Q" and writes "-" in its place; "q" is one.  fix: Use %(q)s

## The place is right where a name holds the format
accesslog = '-'
LINE = '%(h)s %(Q)s %(D)s'
#             ^^^^^ warning unknown-atom: Gunicorn has no atom "Q" and writes "-" in its place; "q" is one.  fix: Use %(q)s
access_log_format = LINE

## The place is the whole expression where the atom is put together from pieces
accesslog = '-'
name = 'x'
access_log_format = f'%({name}i)s %(D)s'
#                   ^^^^^^^^^^^^^^^^^^^^ warning unknown-atom: Gunicorn has no atom "xi" and writes "-" in its place.

## Characters beyond the basic plane count as two
accesslog = '-'
access_log_format = '😀 %(Q)s %(D)s'
#                       ^^^^^ warning unknown-atom: Gunicorn has no atom "Q" and writes "-" in its place; "q" is one.  fix: Use %(q)s

## Every branch is looked at
import os
accesslog = '-'
if os.environ.get('VERBOSE'):
    access_log_format = '%(h)s %(Q)s %(D)s'
#                              ^^^^^ warning unknown-atom: Gunicorn has no atom "Q" and writes "-" in its place; "q" is one.  fix: Use %(q)s
else:
    access_log_format = '%(h)s %(R)s %(D)s'
#                              ^^^^^ warning unknown-atom: Gunicorn has no atom "R" and writes "-" in its place; "r" is one.  fix: Use %(r)s

## The default of an environment variable is looked at
import os
accesslog = '-'
access_log_format = os.environ.get('FORMAT', '%(h)s %(Q)s %(D)s')
#                                                   ^^^^^ warning unknown-atom: Gunicorn has no atom "Q" and writes "-" in its place; "q" is one.  fix: Use %(q)s

## A format that a later assignment replaces is not looked at
accesslog = '-'
access_log_format = '%(Q)s'
#^^^^^^^^^^^^^^^^ warning duplicate-assignment: This value of "access_log_format" is never used: line 3 assigns it again.  fix: Remove the assignment that is never used
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
#^^^^^^^^^^^^^^^^ warning worker-writes-otherwise: The worker class uvicorn.workers.UvicornWorker ignores the format and writes lines of its own form.

