## Tags for a client that has none
import statsd

client = statsd.StatsClient('localhost', 8125, prefix='shop')

def child_exit(server, worker):
    client.incr('workers.gone', 1, tags=['pid:%s' % worker.pid])
    client.gauge('workers', len(server.WORKERS), tags=[])

## A client by its own name
from statsd import StatsClient as Client

metrics = Client()
metrics.timing('start', 1, tags={'a': 'b'})

## Clients that know tags
from datadog import statsd
from datadog.dogstatsd import DogStatsd
import statsd as other

client = DogStatsd()
client.incr('a', tags=['b'])
statsd.incr('a', tags=['b'])
other.incr('a', tags=['b'])

## A name that may be another client
import statsd

if USE_DATADOG:
    client = DogStatsd()
else:
    client = statsd.StatsClient()
client.incr('a', tags=['b'])

## Without tags
import statsd

client = statsd.StatsClient()
client.incr('a', rate=0.5)
