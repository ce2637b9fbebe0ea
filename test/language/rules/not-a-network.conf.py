## the name of a container
forwarded_allow_ips = '127.0.0.1,nginx'
#                     ^^^^^^^^^^^^^^^^^ error not-a-network: "nginx" in forwarded_allow_ips is no IP address and no network, so Gunicorn does not start.

## a network with bits behind its prefix
proxy_allow_ips = '192.168.1.1/24'
#                 ^^^^^^^^^^^^^^^^ error not-a-network: "192.168.1.1/24" in proxy_allow_ips is no IP address and no network, so Gunicorn does not start.

## a name for when a variable is missing
import os
forwarded_allow_ips = os.environ.get('PROXY', 'proxy')
#                                              ^^^^^ warning not-a-network: "proxy", which forwarded_allow_ips may hold, is no IP address and no network; then Gunicorn does not start.

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
#                     ^^^^^^^^^^^^ error not-a-network: Gunicorn 23.0.0 reads no networks in forwarded_allow_ips yet, so with "10.0.0.0/8" it does not start.

## in 24.1.0 alone bits behind the prefix were fine
#| version 24.1.0
forwarded_allow_ips = '192.168.1.1/24'
