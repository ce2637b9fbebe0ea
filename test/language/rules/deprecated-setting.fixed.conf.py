## ignored today
ssl_version = 2

## not yet ignored
#| version 20.1.0
ssl_version = 2
