## The terminal by the name of its stream
accesslog = '-'
errorlog = "-"

## The other stream
accesslog = '/dev/stderr'

## In one of two branches
import os
accesslog = '-' if os.environ.get('DEBUG') else '/var/log/shop/access.log'

