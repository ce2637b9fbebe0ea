## A word from Python's logging
loglevel = 'warn'
#           ^^^^ warning unknown-log-level: Gunicorn knows no log level "warn" and uses "info"; "warning" is one.  fix: Use warning

## A word in capitals
loglevel = "FATAL"
#           ^^^^^ warning unknown-log-level: Gunicorn knows no log level "FATAL" and uses "info"; "critical" is one.  fix: Use critical

## A number
loglevel = '10'
#           ^^ warning unknown-log-level: Gunicorn knows no log level "10" and uses "info"; "debug" is one.  fix: Use debug

## A misspelt word
loglevel = 'debgu'
#           ^^^^^ warning unknown-log-level: Gunicorn knows no log level "debgu" and uses "info"; "debug" is one.  fix: Use debug

## A word that is near to none
loglevel = 'loud'
#           ^^^^ warning unknown-log-level: Gunicorn knows no log level "loud" and uses "info".

## Nothing at all
loglevel = ''
#          ^^ warning unknown-log-level: Gunicorn knows no log level "" and uses "info".

## The default of an environment variable
import os
loglevel = os.getenv('LOG_LEVEL', 'warn').lower()
#                                  ^^^^ warning unknown-log-level: Gunicorn knows no log level "warn" and uses "info"; "warning" is one.

## One branch of two
import os
loglevel = 'debug' if os.getenv('DEBUG') else 'warn'
#                                              ^^^^ warning unknown-log-level: Gunicorn knows no log level "warn" and uses "info"; "warning" is one.  fix: Use warning

## Capitals and blanks are folded
loglevel = ' DEBUG '

## What cannot be told is not spoken of
import os
loglevel = os.environ['LOG_LEVEL']

## A value of another type is another matter
import logging
loglevel = logging.INFO
#          ^^^^^^^^^^^^ error wrong-value-type: loglevel takes a text, not 20, so Gunicorn does not start.

## A logger of the project may know more levels
logger_class = 'shop.logging.Logger'
loglevel = 'trace'

## None is no level
loglevel = None
#          ^^^^ error unknown-log-level: With loglevel = None Gunicorn does not start; leave it out for "info".

## None where nobody sets the variable
import os
loglevel = os.environ.get('LOG_LEVEL')
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unknown-log-level: loglevel may be None here, and then Gunicorn does not start.
