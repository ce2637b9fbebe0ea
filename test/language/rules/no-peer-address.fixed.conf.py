## A Unix socket behind a proxy
accesslog = '-'
bind = 'unix:/run/shop.sock'
access_log_format = '%({x-forwarded-for}i)s %({x-forwarded-for}i)s %(s)s %(D)s'

## Several of them, under the asgi worker
accesslog = '-'
worker_class = 'asgi'
bind = ['unix:/run/one.sock', 'unix:/run/two.sock']
access_log_format = '%({x-forwarded-for}i)s %(s)s %(D)s'

