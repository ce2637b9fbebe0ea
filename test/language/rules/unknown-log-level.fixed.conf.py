## A word from Python's logging
loglevel = 'warning'

## A word in capitals
loglevel = "critical"

## A number
loglevel = 'debug'

## A misspelt word
loglevel = 'debug'

## One branch of two
import os
loglevel = 'debug' if os.getenv('DEBUG') else 'warning'

