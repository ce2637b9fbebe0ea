## a misspelt name
worker_class = 'gthread'

## on a command line
#| path /srv/compose.yaml
services:
  web:
    command: gunicorn --worker-class gthread shop:app
