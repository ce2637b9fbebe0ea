## a misspelt name
loglevel = 'trace'  # gunicorn-logs: ignore unknown-log-level, everything

