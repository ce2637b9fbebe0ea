## as in YAML
bind: '0.0.0.0:80'
#^^^^^^^^^^^^^^^^^ warning annotation-without-value: This says of what type bind is and gives it no value; write bind = ….  fix: Use =
workers: 4
#^^^^^^^^^ warning annotation-without-value: This says of what type workers is and gives it no value; write workers = ….  fix: Use =

## a type, for whoever reads it
bind: str
workers: int = 4

## a value that comes further down
timeout: 30
timeout = 60

## a name of the project's own
retries: 3
