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

## The place is right behind escapes and in a second piece of a text
accesslog = '-'
access_log_format = ('\t%(h)s "\x41" \u0041 '
                     '%(q)s' " %(D)s")

## The place is right where a name holds the format
accesslog = '-'
LINE = '%(h)s %(q)s %(D)s'
access_log_format = LINE

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

