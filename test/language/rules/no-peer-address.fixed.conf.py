## A Unix socket behind a proxy
accesslog = '-'
bind = 'unix:/run/shop.sock'
access_log_format = '%({x-forwarded-for}i)s %({x-forwarded-for}i)s %(s)s %(D)s'

## Several of them, under the asgi worker
accesslog = '-'
worker_class = 'asgi'
bind = ['unix:/run/one.sock', 'unix:/run/two.sock']
access_log_format = '%({x-forwarded-for}i)s %(s)s %(D)s'

## One address is enough
accesslog = '-'
bind = ['unix:/run/shop.sock', '127.0.0.1:8000']
access_log_format = '%(h)s %(s)s %(D)s'

## The socket may be another one
import os
accesslog = '-'
bind = os.environ.get('BIND', 'unix:/run/shop.sock')
access_log_format = '%(h)s %(s)s %(D)s'

## The proxy tells the address in a protocol of its own
accesslog = '-'
bind = 'unix:/run/shop.sock'
proxy_protocol = True
access_log_format = '%(h)s %(s)s %(D)s'
