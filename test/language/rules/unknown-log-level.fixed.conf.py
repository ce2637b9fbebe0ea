## A word from Python's logging
loglevel = 'warning'

## A word in capitals
loglevel = "critical"

## A number
loglevel = 'debug'

## A misspelt word
loglevel = 'debug'

## A word that is near to none
loglevel = 'loud'

## Nothing at all
loglevel = ''

## The default of an environment variable
import os
loglevel = os.getenv('LOG_LEVEL', 'warn').lower()

## One branch of two
import os
loglevel = 'debug' if os.getenv('DEBUG') else 'warning'

## Capitals and blanks are folded
loglevel = ' DEBUG '

## What cannot be told is not spoken of
import os
loglevel = os.environ['LOG_LEVEL']

## A value of another type is another matter
import logging
loglevel = logging.INFO

## A logger of the project may know more levels
logger_class = 'shop.logging.Logger'
loglevel = 'trace'

## None is no level
loglevel = None

## None where nobody sets the variable
import os
loglevel = os.environ.get('LOG_LEVEL')
