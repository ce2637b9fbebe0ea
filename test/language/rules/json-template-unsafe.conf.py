## A process id is no number
accesslog = '-'
access_log_format = '{"pid": %(p)s, "status": %(s)s, "took_us": %(D)s}'
#                            ^^^^^ warning json-template-unsafe: %(p)s is text, so no line is valid JSON; write "%(p)s".  fix: Use "%(p)s"

## Text without quotes
accesslog = '-'
access_log_format = '{"address":%(h)s,"time":%(t)s,"took_us":%(D)s}'
#                               ^^^^^ warning json-template-unsafe: %(h)s is text, so no line is valid JSON; write "%(h)s".  fix: Use "%(h)s"
#                                            ^^^^^ warning json-template-unsafe: %(t)s is text, so no line is valid JSON; write "%(t)s".  fix: Use "%(t)s"

## A header without quotes is valid only while it is a number
accesslog = '-'
access_log_format = '{"length": %({content-length}i)s, "took_us": %(D)s}'
#                               ^^^^^^^^^^^^^^^^^^^^^ warning json-template-unsafe: %({content-length}i)s is valid JSON only while it is a number, and is "-" where there is none; write "%({content-length}i)s".  fix: Use "%({content-length}i)s"

## A comma behind the last value
accesslog = '-'
access_log_format = '{"address": "%(h)s", "took_us": %(D)s,}'
#                                                         ^ warning json-template-unsafe: No line is valid JSON: there is a comma behind the last value.  fix: Remove the comma

## Apostrophes
accesslog = '-'
access_log_format = "{'address': '%(h)s', 'took_us': %(D)s}"
#                     ^ warning json-template-unsafe: No line is valid JSON: it knows no other quotes than ".

## Something is not closed
accesslog = '-'
access_log_format = '{"address": "%(h)s", "took_us": %(D)s'
#                                                         ^ warning json-template-unsafe: No line is valid JSON: the format ends before all that is open is closed.

## Something else belongs there
accesslog = '-'
access_log_format = '{"address": "%(h)s" "took_us": %(D)s}'
#                                        ^ warning json-template-unsafe: No line is valid JSON: something else belongs here.

## Braces that no f-string makes single
accesslog = '-'
access_log_format = '{{"address": "%(h)s", "took_us": %(D)s}}'
#                     ^ warning json-template-unsafe: No line is valid JSON: something else belongs here.

## Signs, zeros and prefixes that JSON does not know
accesslog = '-'
access_log_format = '{"a_us": %(D)+d, "b_us": %(D)010d, "c_us": %(D)#x, "d_us": %(D)-12d, "e": %(T).3f}'
#                             ^^^^^^ warning json-template-unsafe: %(D)+d writes a number in a form that JSON does not have; write %(D)s.  fix: Use %(D)s
#                                             ^^^^^^^^ warning json-template-unsafe: %(D)010d writes a number in a form that JSON does not have; write %(D)s.  fix: Use %(D)s
#                                                               ^^^^^^ warning json-template-unsafe: %(D)#x writes a number in a form that JSON does not have; write %(D)s.  fix: Use %(D)s
#                                                                                              ^^^^^^^ information fraction-always-zero: %(T)s has whole seconds only, so its decimals are always zero; %(L)s has the real ones.  fix: Use %(L)s

## What the client sends can break out of its quotes
accesslog = '-'
access_log_format = '{"request": "%(r)s", "agent": "%(a)s", "id": "%({x-request-id}i)s", "took_us": %(D)s}'
#                                 ^^^^^ information json-template-unsafe: A client can make lines invalid or add fields to them: a backslash in %(r)s, %(a)s, %({x-request-id}i)s is not escaped.

## Nothing that a client can break
accesslog = '-'
access_log_format = '{"m":"%(m)s","v":"%(H)s","h":"%(h)s","b":%(b)s,"p":"%(p)s","l":%(L)s,"n":{"s":[%(s)s, true, null, -1.5e3]}}'

## Text that is no JSON was not meant to be any
accesslog = '-'
access_log_format = '{%(h)s} {"%(r)s"} %(D)s'

## What json.dumps makes is looked at as well
import json
accesslog = '-'
access_log_format = json.dumps({'address': '%(h)s', 'took_us': '%(D)s', 'agent': '%(a)s'})
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information json-template-unsafe: A client can make lines invalid or add fields to them: a backslash in %(a)s is not escaped.

## A logger of the project may write JSON
accesslog = '-'
logger_class = 'shop.logging.JsonLogger'
access_log_format = '{"request": "%(r)s", "pid": %(p)s, "took_us": %(D)s}'
