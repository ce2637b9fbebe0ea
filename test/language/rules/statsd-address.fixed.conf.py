## a URL
statsd_host = "localhost:8125"

