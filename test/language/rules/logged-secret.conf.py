## Passwords, tokens and cookies
accesslog = '-'
access_log_format = '%({Authorization}i)s %({cookie}i)s %({set-cookie}o)s %({HTTP_X_API_KEY}e)s %(D)s'
#                    ^^^^^^^^^^^^^^^^^^^^ information logged-secret: Every access line will hold the password or token of the client; the name of the user alone is %(u)s.
#                                         ^^^^^^^^^^^^^ information logged-secret: Every access line will hold the secret in the header cookie; whoever reads the log can use it.
#                                                       ^^^^^^^^^^^^^^^^^ information logged-secret: Every access line will hold the secret in the header set-cookie; whoever reads the log can use it.
#                                                                         ^^^^^^^^^^^^^^^^^^^^^ information logged-secret: Every access line will hold the secret in the header x-api-key; whoever reads the log can use it.

## The name of the user, and the scheme alone
accesslog = '-'
access_log_format = '%(u)s %({authorization}i).6s %({x-request-id}i)s %({cookie-consent}i)s %(D)s'
#                    ^^^^^ hint line-injection: The client chooses what %(u)s holds, and it is decoded, so it can write lines of its own into the log.

## A logger of the project may hide them
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '%({authorization}i)s %(D)s'
