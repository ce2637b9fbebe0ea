## What only WSGI has
accesslog = '-'
worker_class = 'asgi'
access_log_format = '%({SERVER_NAME}e)s %({wsgi.url_scheme}e)s %({REMOTE_PORT}E)s %(D)s'
#                    ^^^^^^^^^^^^^^^^^^ warning absent-under-asgi: The asgi worker has no server_name, so this column is always "-".
#                                       ^^^^^^^^^^^^^^^^^^^^^^ warning absent-under-asgi: The asgi worker has no wsgi.url_scheme, so this column is always "-".
#                                                              ^^^^^^^^^^^^^^^^^^ warning absent-under-asgi: The asgi worker has no remote_port, so this column is always "-".

## What the asgi worker fills in too
accesslog = '-'
worker_class = 'asgi'
access_log_format = '%({raw_uri}e)s %({HTTP_HOST}e)s %({remote_addr}e)s %({x}e)s %(D)s'

## Another worker has them all
accesslog = '-'
access_log_format = '%({SERVER_NAME}e)s %({wsgi.url_scheme}e)s %(D)s'

## The worker may be another one
import os
accesslog = '-'
worker_class = os.environ.get('WORKER_CLASS', 'asgi')
access_log_format = '%({SERVER_NAME}e)s %(D)s'
