## a URL
statsd_host = "udp://localhost:8125"
#             ^^^^^^^^^^^^^^^^^^^^^^ error statsd-address: "udp://localhost:8125" is no address for statsd_host, so Gunicorn does not start; write "host:port".  fix: Use localhost:8125

## version 6 without brackets
statsd_host = '::1'
#             ^^^^^ error statsd-address: "::1" is no address for statsd_host, so Gunicorn does not start; write "host:port".

## a port that is a word
statsd_host = 'localhost:statsd'
#             ^^^^^^^^^^^^^^^^^^ error statsd-address: "localhost:statsd" is no address for statsd_host, so Gunicorn does not start; write "host:port".

## what is read
statsd_host = 'unix:///run/statsd.sock'

## version 6, and a host alone
if True:
    statsd_host = '[::1]:8125'
else:
    statsd_host = 'metrics'

## before Gunicorn 21 only host and port
#| version 20.1.0
statsd_host = 'localhost'
#             ^^^^^^^^^^^ error statsd-address: Before Gunicorn 21 statsd_host is "host:port" and nothing else; with "localhost" it does not start.
