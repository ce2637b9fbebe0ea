## the name of a container
forwarded_allow_ips = '127.0.0.1,nginx'

## a network with bits behind its prefix
proxy_allow_ips = '192.168.1.1/24'

## a name for when a variable is missing
import os
forwarded_allow_ips = os.environ.get('PROXY', 'proxy')

## addresses and networks
forwarded_allow_ips = '127.0.0.1, ::1,10.0.0.0/8,2001:db8::/32'
proxy_allow_ips = '*'
uwsgi_allow_ips = ''

## before Gunicorn 23 nobody looked
#| version 22.0.0
forwarded_allow_ips = 'nginx'

## Gunicorn 23 knew no networks
#| version 23.0.0
forwarded_allow_ips = '10.0.0.0/8'

## in 24.1.0 alone bits behind the prefix were fine
#| version 24.1.0
forwarded_allow_ips = '192.168.1.1/24'
