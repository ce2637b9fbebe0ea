## Passwords, tokens and cookies
accesslog = '-'
access_log_format = '%({Authorization}i)s %({cookie}i)s %({set-cookie}o)s %({HTTP_X_API_KEY}e)s %(D)s'

## The name of the user, and the scheme alone
accesslog = '-'
access_log_format = '%(u)s %({authorization}i).6s %({x-request-id}i)s %({cookie-consent}i)s %(D)s'

## A logger of the project may hide them
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '%({authorization}i)s %(D)s'
