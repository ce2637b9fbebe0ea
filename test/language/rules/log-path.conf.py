## A path that is empty
accesslog = ''
#           ^^ error log-path: accesslog is an empty path, so Gunicorn does not start; "-" is the terminal, None is no log.

## A tilde and a variable in a folder
accesslog = '~/logs/access.log'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
#            ^^^^^^^^^^^^^^^^^ error log-path: Gunicorn does not expand "~": it looks for a folder of that name and does not start without it.
errorlog = "/var/log/$APP/error.log"
#           ^^^^^^^^^^^^^^^^^^^^^^^ error log-path: Gunicorn does not expand $APP: it looks for a folder of that name and does not start without it.

## A variable in the name of the file
errorlog = '/var/log/shop-${HOSTNAME}.log'
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning log-path: Gunicorn does not expand ${HOSTNAME}: the file gets exactly this name.

## A folder by its slash
errorlog = '/var/log/shop/'
#           ^^^^^^^^^^^^^^ error log-path: /var/log/shop/ is a folder, and a log is a file.

## A default that is only used where nobody sets the variable
import os
errorlog = os.environ.get('ERROR_LOG', '~/logs/error.log')
#                                       ^^^^^^^^^^^^^^^^ warning log-path: Gunicorn does not expand "~": it looks for a folder of that name and does not start without it.

## A folder, and a folder that is not there
#| path /srv/shop/gunicorn.conf.py
#| folder /var/log
accesslog = '/var/log'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
#            ^^^^^^^^ error log-path: /var/log is a folder, and a log is a file.
errorlog = '/var/log/shop/error.log'
#           ^^^^^^^^^^^^^^^^^^^^^^^ information log-path: There is no folder /var/log/shop here. Gunicorn makes none, and does not start where it is missing.

## A folder of another machine, such as a container
#| path /home/me/shop/gunicorn.conf.py
#| folder /var/log
accesslog = '/srv/shop/logs/access.log'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
errorlog = '/app/error.log'

## A relative path in a folder that the config names
#| path /srv/shop/gunicorn.conf.py
#| folder /srv/shop/logs
chdir = '/srv/shop'
accesslog = 'logs/access.log'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
errorlog = 'log/error.log'
#           ^^^^^^^^^^^^^ information log-path: There is no folder /srv/shop/log here. Gunicorn makes none, and does not start where it is missing.

## A relative path, and nobody knows where Gunicorn starts
#| path /srv/shop/gunicorn.conf.py
accesslog = 'logs/access.log'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format

## The config makes its folder itself
#| path /srv/shop/gunicorn.conf.py
#| folder /var/log
import os
os.makedirs('/var/log/shop', exist_ok=True)
errorlog = '/var/log/shop/error.log'

## Where no file can be seen, nothing is said of folders
errorlog = '/var/log/shop/error.log'

## What Python expands, and what only looks like a variable
import os
errorlog = os.path.expanduser('~/logs/error.log')
accesslog = '/var/log/shop/a$.log'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format

## Terminals and devices
accesslog = '-'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
errorlog = '/dev/stderr'
