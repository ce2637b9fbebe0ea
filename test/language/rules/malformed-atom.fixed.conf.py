## An atom without its conversion loses every line
accesslog = '-'
access_log_format = '%(h)s "%(r)s" %(s)s %(D)s'

## An atom at the end without its conversion
accesslog = '-'
access_log_format = '%(D)s %(h)s'

## A letter that is no conversion
accesslog = '-'
access_log_format = '%(h)s %(D)sms %(s)sy'

## An open parenthesis
accesslog = '-'
access_log_format = '%(D)s %(h)s'

## An open parenthesis in front of other atoms
accesslog = '-'
access_log_format = '%(h)s %(D)s'

## A star has nowhere to take its width from
accesslog = '-'
access_log_format = '%(D)d'

## Width and flags behind the key, not before it
accesslog = '-'
access_log_format = '%(h)-15s %(D)s'

## The spelling of Apache is another language
accesslog = '-'
access_log_format = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%({referer}i)s" %(D)s'

## The spelling of Apache with letters that mean something else in Gunicorn has no fix
accesslog = '-'
access_log_format = '%(h)s %a %(D)s'

## Apache's own forms of a time and a duration, and its letters beside them
accesslog = '-'
access_log_format = '%(h)s %({host}i)s [%(t)s] "%(r)s" %(s)s %O %(M)s'

## With an atom for every item the whole is translated, in two texts as well
accesslog = '-'
access_log_format = ("%(h)s %(t)s "
                     "%(s)s 100%% %(M)s %(D)s")

## Gunicorn's letters without their parentheses
accesslog = '-'
access_log_format = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(L)s'

## The f of an f-string doubles braces
accesslog = '-'
access_log_format = f'%(h)s %({{x-request-id}}i)s %(D)s'

## In an f-string the new braces are doubled too
accesslog = '-'
access_log_format = f'%(h)s %({{referer}}i)s %(D)s'

## A raw and a bare text are mended as they stand
accesslog = '-'
access_log_format = r"%(h)s %(D)s"

## Another logger needs well-formed atoms as well
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '%(h)s %(D)s'

## A worker that the environment may change is looked at by its default
import os
accesslog = '-'
worker_class = os.environ.get('WORKER_CLASS', 'gthread')
access_log_format = '%(h)s %(D)s'

