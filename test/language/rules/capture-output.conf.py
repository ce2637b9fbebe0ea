## Nowhere to write to
capture_output = True
#^^^^^^^^^^^^^ warning capture-output: capture_output has no effect while errorlog is "-"; it needs the path of a file there.

## Standard error
errorlog = '-'
capture_output = True
#^^^^^^^^^^^^^ warning capture-output: capture_output has no effect while errorlog is "-"; it needs the path of a file there.

## No error log at all
errorlog = None
capture_output = True
#^^^^^^^^^^^^^ error capture-output: capture_output needs a file: with errorlog = None Gunicorn does not start.

## The access lines go the same way
accesslog = '-'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
errorlog = '/var/log/shop/error.log'
capture_output = True
#^^^^^^^^^^^^^ warning capture-output: capture_output takes the access lines too: they go to the error log and not to standard output.

## Into a file
accesslog = '/var/log/shop/access.log'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
errorlog = '/var/log/shop/error.log'
capture_output = True

## Off
capture_output = False

## The error log may be a file
import os
errorlog = os.environ.get('ERROR_LOG', '-')
capture_output = True
