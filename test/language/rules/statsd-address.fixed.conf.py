## a URL
statsd_host = "localhost:8125"

## version 6 without brackets
statsd_host = '::1'

## a port that is a word
statsd_host = 'localhost:statsd'

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
