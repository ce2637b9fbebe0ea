## none
workers = 0

## none, as text
workers = '0'

## one
workers = 1

## as many as the machine says
import os
workers = int(os.environ.get('WORKERS', 0))
