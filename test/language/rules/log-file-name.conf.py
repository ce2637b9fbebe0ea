## The terminal by the name of its stream
accesslog = 'stdout'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
#            ^^^^^^ warning log-file-name: Gunicorn writes accesslog to a file called "stdout"; write "-".  fix: Use -
errorlog = "stderr"
#           ^^^^^^ warning log-file-name: Gunicorn writes errorlog to a file called "stderr"; write "-".  fix: Use -

## The other stream
accesslog = 'stderr'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
#            ^^^^^^ warning log-file-name: Gunicorn writes accesslog to a file called "stderr"; write "/dev/stderr".  fix: Use /dev/stderr

## No log, in quotes
accesslog = 'None'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
#            ^^^^ warning log-file-name: Gunicorn writes accesslog to a file called "None"; None without quotes is no log.

## In one of two branches
import os
accesslog = 'sys.stdout' if os.environ.get('DEBUG') else '/var/log/shop/access.log'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
#            ^^^^^^^^^^ warning log-file-name: Gunicorn writes accesslog to a file called "sys.stdout"; write "-".  fix: Use -

## Paths and the terminal
accesslog = '-'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
errorlog = '/dev/stdout'
