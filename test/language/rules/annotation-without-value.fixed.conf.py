## as in YAML
bind = '0.0.0.0:80'
workers = 4

## a type, for whoever reads it
bind: str
workers: int = 4

## a value that comes further down
timeout: 30
timeout = 60

## a name of the project's own
retries: 3
