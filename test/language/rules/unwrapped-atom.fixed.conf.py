## A header without what makes it an atom
accesslog = '-'
access_log_format = '%(h)s %({x-request-id}i)s "%({User-Agent}i)s" %(D)s'

## A format of nothing but a header
accesslog = '-'
access_log_format = '%({x-request-id}i)s'

## The percent sign is missing, or is a dollar sign
accesslog = '-'
access_log_format = '%(h)s %(s)s %({x-request-id}i)s %(D)s'

## Variables of nginx among the atoms
accesslog = '-'
access_log_format = '%(h)s %(s)s %(L)s %({x-real-ip}i)s $unknown %(D)s'

## In an f-string the new braces are doubled too
accesslog = '-'
access_log_format = f'%(h)s %({{x-request-id}}i)s %(D)s'

## What another rule speaks of
accesslog = '-'
access_log_format = '%{Referer}i %5({x-request-id}i)s %%({x-request-id}i)s %(D)s'

## Braces and parentheses that are text
accesslog = '-'
access_log_format = '{"took": %(D)s, "item(s)": "second(s)s", "price": "$5", "x": "{a}ij"} {x}i'

## A logger of the project may fill them in
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '%(h)s {x-request-id}i %(D)s'
