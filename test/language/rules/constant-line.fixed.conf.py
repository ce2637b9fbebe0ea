## The language of nginx
accesslog = '-'
access_log_format = '%(h)s - %(u)s %(t)s "%(r)s" %(s)s %(b)s "%({referer}i)s" "%({user-agent}i)s" %(L)s'

## Names in braces are text
accesslog = '-'
access_log_format = '%(h)s %(s)s %(D)s'

## Two texts become one, and the fix stays in its quotes
accesslog = '-'
access_log_format = ("%(h)s %(s)s "
                     "%(L)s")

## What an f-string makes of braces is no longer in braces
accesslog = '-'
name = 'shop'
access_log_format = f'{name} %(s)s %(D)s'

