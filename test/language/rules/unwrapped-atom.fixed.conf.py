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

