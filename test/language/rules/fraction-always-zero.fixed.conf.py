## Seconds with decimals are another atom
accesslog = '-'
access_log_format = '%(h)s %(L)s %(L)s'

## Other whole numbers
accesslog = '-'
access_log_format = '%(h)s %(D)s %(B)s'

## Without decimals, and the atom that has them
accesslog = '-'
access_log_format = '%(h)s %(T).0f %(T)d %(L)s'

## A logger of the project may know fractions
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '%(T).3f'
