## none
workers = 0
#         ^ error no-workers: With 0 workers Gunicorn starts and never answers.

## none, as text
workers = '0'
#         ^^^ error no-workers: With 0 workers Gunicorn starts and never answers.

## one
workers = 1

## as many as the machine says
import os
workers = int(os.environ.get('WORKERS', 0))
