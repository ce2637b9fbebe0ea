## A percent sign at the end
accesslog = '-'
access_log_format = '%(h)s %(D)s 50%%'

## A percent sign before a comma
accesslog = '-'
access_log_format = 'rate=5%%,%(h)s %(D)s'

## A percent sign before a blank
accesslog = '-'
access_log_format = '%(h)s 50%% done %(D)s'

## Before a blank and an s it is an item, which writes everything
accesslog = '-'
access_log_format = '50%% sampled %(h)s %(D)s'

## An atom with a doubled percent sign is text as well
accesslog = '-'
access_log_format = '%(h)s %(D)s'

