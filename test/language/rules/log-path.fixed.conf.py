## A path that is empty
accesslog = ''

## A tilde and a variable in a folder
accesslog = '~/logs/access.log'
errorlog = "/var/log/$APP/error.log"

## A variable in the name of the file
errorlog = '/var/log/shop-${HOSTNAME}.log'

## A folder by its slash
errorlog = '/var/log/shop/'

## A default that is only used where nobody sets the variable
import os
errorlog = os.environ.get('ERROR_LOG', '~/logs/error.log')

## A folder, and a folder that is not there
#| path /srv/shop/gunicorn.conf.py
#| folder /var/log
accesslog = '/var/log'
errorlog = '/var/log/shop/error.log'

## A folder of another machine, such as a container
#| path /home/me/shop/gunicorn.conf.py
#| folder /var/log
accesslog = '/srv/shop/logs/access.log'
errorlog = '/app/error.log'

## A relative path in a folder that the config names
#| path /srv/shop/gunicorn.conf.py
#| folder /srv/shop/logs
chdir = '/srv/shop'
accesslog = 'logs/access.log'
errorlog = 'log/error.log'

## A relative path, and nobody knows where Gunicorn starts
#| path /srv/shop/gunicorn.conf.py
accesslog = 'logs/access.log'

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

## Terminals and devices
accesslog = '-'
errorlog = '/dev/stderr'
