## The terminal by the name of its stream
accesslog = '-'
errorlog = "-"

## The other stream
accesslog = '/dev/stderr'

## No log, in quotes
accesslog = 'None'

## In one of two branches
import os
accesslog = '-' if os.environ.get('DEBUG') else '/var/log/shop/access.log'

## Paths and the terminal
accesslog = '-'
errorlog = '/dev/stdout'
