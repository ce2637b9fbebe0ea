## An atom without its conversion loses every line
accesslog = '-'
access_log_format = '%(h) "%(r)s" %(s)s %(D)s'
#                    ^^^^ error malformed-atom: %(h) has no conversion, so every access line is lost; write %(h)s.  fix: Use %(h)s

## An atom at the end without its conversion
accesslog = '-'
access_log_format = '%(D)s %(h)'
#                          ^^^^ error malformed-atom: %(h) has no conversion, so every access line is lost; write %(h)s.  fix: Use %(h)s

## A letter that is no conversion
accesslog = '-'
access_log_format = '%(h)S %(D)ms %(s)y'
#                    ^^^^^ error malformed-atom: %(h) has no conversion, so every access line is lost; write %(h)s.  fix: Use %(h)s
#                          ^^^^ error malformed-atom: %(D) has no conversion, so every access line is lost; write %(D)s.  fix: Use %(D)s
#                                 ^^^^ error malformed-atom: %(s) has no conversion, so every access line is lost; write %(s)s.  fix: Use %(s)s

## An open parenthesis
accesslog = '-'
access_log_format = '%(D)s %(h'
#                          ^^^ error malformed-atom: The parenthesis is not closed, so every access line is lost; write %(h)s.  fix: Use %(h)s

## An open parenthesis in front of other atoms
accesslog = '-'
access_log_format = '%(hs %(D)s'
#                    ^^^^ error malformed-atom: The parenthesis is not closed, so every access line is lost; write %(h)s.  fix: Use %(h)s

## A star has nowhere to take its width from
accesslog = '-'
access_log_format = '%(D)*d'
#                    ^^^^^ error malformed-atom: A width or precision of * has nowhere to come from, so every access line is lost.  fix: Use %(D)

## A width that Python refuses
accesslog = '-'
access_log_format = '%(D)99999999999s'
#                    ^^^^^^^^^^^^^^^ error malformed-atom: The width or precision is too large for Python, so every access line is lost.

## Width and flags behind the key, not before it
accesslog = '-'
access_log_format = '%-15(h)s %(D)s'
#                    ^^^^^^^^ error malformed-atom: Flags and width belong behind the key, or every access line is lost: %(h)-15s.  fix: Use %(h)-15s

## The spelling of Apache is another language
accesslog = '-'
access_log_format = '%h %l %u %t "%r" %>s %b "%{Referer}i" %D'
#                    ^^ error malformed-atom: %h is how Apache spells it and loses every access line; Gunicorn spells it %(h)s.  fix: Translate the whole format from Apache
#                       ^^ error malformed-atom: %l is how Apache spells it and loses every access line; Gunicorn spells it %(l)s.  fix: Translate the whole format from Apache
#                          ^^ error malformed-atom: %u is how Apache spells it and loses every access line; Gunicorn spells it %(u)s.  fix: Translate the whole format from Apache
#                             ^^ error malformed-atom: %t is how Apache spells it and loses every access line; Gunicorn spells it %(t)s.  fix: Translate the whole format from Apache
#                                 ^^ error malformed-atom: %r is how Apache spells it and loses every access line; Gunicorn spells it %(r)s.  fix: Translate the whole format from Apache
#                                     ^^^ error malformed-atom: %>s is how Apache spells it and loses every access line; Gunicorn spells it %(s)s.  fix: Translate the whole format from Apache
#                                         ^^ error malformed-atom: %b is how Apache spells it and loses every access line; Gunicorn spells it %(b)s.  fix: Translate the whole format from Apache
#                                             ^^^^^^^^^^^ error malformed-atom: %{Referer}i is how Apache spells it and loses every access line; Gunicorn spells it %({referer}i)s.  fix: Translate the whole format from Apache
#                                                          ^^ error malformed-atom: %D is how Apache spells it and loses every access line; Gunicorn spells it %(D)s.  fix: Translate the whole format from Apache

## The spelling of Apache with letters that mean something else in Gunicorn has no fix
accesslog = '-'
access_log_format = '%h %a %D'
#                    ^^ error malformed-atom: %h is how Apache spells it and loses every access line; Gunicorn spells it %(h)s.  fix: Use %(h)s
#                       ^^ error malformed-atom: %a names no atom, so every access line is lost; write %(key)s.
#                          ^^ error malformed-atom: %D is how Apache spells it and loses every access line; Gunicorn spells it %(D)s.  fix: Use %(D)s

## Apache's own forms of a time and a duration, and its letters beside them
accesslog = '-'
access_log_format = '%a %v [%{%d/%b/%Y:%T}t] "%r" %>s %O %{ms}T'
#                    ^^ error malformed-atom: %a is how Apache spells it and loses every access line; Gunicorn spells it %(h)s.  fix: Use %(h)s
#                       ^^ error malformed-atom: %v is how Apache spells it and loses every access line; Gunicorn spells it %({host}i)s.  fix: Use %({host}i)s
#                           ^^^^^^^^^^^^^^^ error malformed-atom: %{%d/%b/%Y:%T}t is how Apache spells it and loses every access line; Gunicorn spells it %(t)s.  fix: Use %(t)s
#                                             ^^ error malformed-atom: %r is how Apache spells it and loses every access line; Gunicorn spells it %(r)s.  fix: Use %(r)s
#                                                 ^^^ error malformed-atom: %>s is how Apache spells it and loses every access line; Gunicorn spells it %(s)s.  fix: Use %(s)s
#                                                     ^^ error malformed-atom: %O is an item of Apache for which Gunicorn has no atom, and it loses every access line.
#                                                        ^^^^^^ error malformed-atom: %{ms}T is how Apache spells it and loses every access line; Gunicorn spells it %(M)s.  fix: Use %(M)s

## With an atom for every item the whole is translated, in two texts as well
accesslog = '-'
access_log_format = ("%a [%{%d/%b/%Y:%T}t] "
#                     ^^ error malformed-atom: %a is how Apache spells it and loses every access line; Gunicorn spells it %(h)s.  fix: Translate the whole format from Apache
#                         ^^^^^^^^^^^^^^^ error malformed-atom: %{%d/%b/%Y:%T}t is how Apache spells it and loses every access line; Gunicorn spells it %(t)s.  fix: Translate the whole format from Apache
                     "%>s 100%% %{ms}T %(D)s")
#                     ^^^ error malformed-atom: %>s is how Apache spells it and loses every access line; Gunicorn spells it %(s)s.  fix: Translate the whole format from Apache
#                               ^^^^^^ error malformed-atom: %{ms}T is how Apache spells it and loses every access line; Gunicorn spells it %(M)s.  fix: Translate the whole format from Apache

## Gunicorn's letters without their parentheses
accesslog = '-'
access_log_format = '%h %l %u %t "%r" %s %b "%f" "%a" %L'
#                    ^^ error malformed-atom: %h is how Apache spells it and loses every access line; Gunicorn spells it %(h)s.  fix: Translate the whole format from Apache
#                       ^^ error malformed-atom: %l is how Apache spells it and loses every access line; Gunicorn spells it %(l)s.  fix: Translate the whole format from Apache
#                          ^^ error malformed-atom: %u is how Apache spells it and loses every access line; Gunicorn spells it %(u)s.  fix: Translate the whole format from Apache
#                             ^^ error malformed-atom: %t is how Apache spells it and loses every access line; Gunicorn spells it %(t)s.  fix: Translate the whole format from Apache
#                                 ^^ error malformed-atom: %r is how Apache spells it and loses every access line; Gunicorn spells it %(r)s.  fix: Translate the whole format from Apache
#                                     ^^ error malformed-atom: %s is how Apache spells it and loses every access line; Gunicorn spells it %(s)s.  fix: Translate the whole format from Apache
#                                        ^^ error malformed-atom: %b is how Apache spells it and loses every access line; Gunicorn spells it %(b)s.  fix: Translate the whole format from Apache
#                                            ^^ error malformed-atom: %f is how Apache spells it and loses every access line; Gunicorn spells it %(f)s.  fix: Translate the whole format from Apache
#                                                 ^^ error malformed-atom: %a is how Apache spells it and loses every access line; Gunicorn spells it %(a)s.  fix: Translate the whole format from Apache
#                                                     ^^ error malformed-atom: %L is how Apache spells it and loses every access line; Gunicorn spells it %(L)s.  fix: Translate the whole format from Apache

## An item without a key writes everything there is
accesslog = '-'
access_log_format = '%r'
#                    ^^ warning malformed-atom: %r names no atom and writes them all, every request header among them; write %(key)s.

## An item without a key after another one has nothing left to write
accesslog = '-'
access_log_format = '%(h)s %(D)s %s'
#                                ^^ error malformed-atom: %s names no atom, so every access line is lost; write %(key)s.

## An item without a key cannot be a number
accesslog = '-'
access_log_format = '%d'
#                    ^^ error malformed-atom: %d names no atom, so every access line is lost; write %(key)s.

## The f of an f-string doubles braces
accesslog = '-'
access_log_format = f'%(h) %({{x-request-id}}i)s %(D)s'
#                     ^^^^ error malformed-atom: %(h) has no conversion, so every access line is lost; write %(h)s.  fix: Use %(h)s

## In an f-string the new braces are doubled too
accesslog = '-'
access_log_format = f'%h %{{Referer}}i %(D)s'
#                     ^^ error malformed-atom: %h is how Apache spells it and loses every access line; Gunicorn spells it %(h)s.  fix: Translate the whole format from Apache
#                        ^^^^^^^^^^^^^ error malformed-atom: %{Referer}i is how Apache spells it and loses every access line; Gunicorn spells it %({referer}i)s.  fix: Translate the whole format from Apache

## A raw and a bare text are mended as they stand
accesslog = '-'
access_log_format = r"%(h) %(D)s"
#                     ^^^^ error malformed-atom: %(h) has no conversion, so every access line is lost; write %(h)s.  fix: Use %(h)s

## What a template makes is not mended
accesslog = '-'
access_log_format = 'app=%s %%(h) %%(D)s' % 'web'
#                           ^^^^^ error malformed-atom: %(h) has no conversion, so every access line is lost; write %(h)s.

## Another logger needs well-formed atoms as well
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '%(h) %(D)s'
#                    ^^^^ error malformed-atom: %(h) has no conversion, so every access line is lost; write %(h)s.  fix: Use %(h)s

## A worker that is not known may read the format in its own way
from shop import Worker
accesslog = '-'
worker_class = Worker
access_log_format = '%h %D'

## The worker of aiohttp wants the spelling of Apache
accesslog = '-'
worker_class = 'aiohttp.GunicornWebWorker'
access_log_format = '%a %t "%r" %s %b %Tf'

## A worker that the environment may change is looked at by its default
import os
accesslog = '-'
worker_class = os.environ.get('WORKER_CLASS', 'gthread')
access_log_format = '%(h) %(D)s'
#                    ^^^^ error malformed-atom: %(h) has no conversion, so every access line is lost; write %(h)s.  fix: Use %(h)s

## Length letters and flags are Python's own
accesslog = '-'
access_log_format = '%(h)hs %(D)Ld %(D)+d %(D)#x %(h)-15s %(U).10s %(D)10.d'
#                                                         ^^^^^^^^ information line-injection: The client chooses what %(U)s holds, and it is decoded, so it can write lines of its own into the log.

## A comma makes a tuple, which is no format
accesslog = '-'
access_log_format = '%(h) ', '%(s)s'
#                   ^^^^^^^^^^^^^^^^ error wrong-value-type: access_log_format takes a text, not a list, so Gunicorn does not start.

## A half-typed text says nothing
accesslog = '-'
access_log_format = '%(h) 
#                   ^^^^^^ error syntax-error: This text has no closing quote, so Gunicorn does not start.
