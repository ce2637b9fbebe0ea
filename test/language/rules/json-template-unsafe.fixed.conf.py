## A process id is no number
accesslog = '-'
access_log_format = '{"pid": "%(p)s", "status": %(s)s, "took_us": %(D)s}'

## Text without quotes
accesslog = '-'
access_log_format = '{"address":"%(h)s","time":"%(t)s","took_us":%(D)s}'

## A header without quotes is valid only while it is a number
accesslog = '-'
access_log_format = '{"length": "%({content-length}i)s", "took_us": %(D)s}'

## A comma behind the last value
accesslog = '-'
access_log_format = '{"address": "%(h)s", "took_us": %(D)s}'

## Apostrophes
accesslog = '-'
access_log_format = "{'address': '%(h)s', 'took_us': %(D)s}"

## Something is not closed
accesslog = '-'
access_log_format = '{"address": "%(h)s", "took_us": %(D)s'

## Something else belongs there
accesslog = '-'
access_log_format = '{"address": "%(h)s" "took_us": %(D)s}'

## Braces that no f-string makes single
accesslog = '-'
access_log_format = '{{"address": "%(h)s", "took_us": %(D)s}}'

## Signs, zeros and prefixes that JSON does not know
accesslog = '-'
access_log_format = '{"a_us": %(D)s, "b_us": %(D)s, "c_us": %(D)s, "d_us": %(D)-12d, "e": %(T).3f}'

## What the client sends can break out of its quotes
accesslog = '-'
access_log_format = '{"request": "%(r)s", "agent": "%(a)s", "id": "%({x-request-id}i)s", "took_us": %(D)s}'

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

## A logger of the project may write JSON
accesslog = '-'
logger_class = 'shop.logging.JsonLogger'
access_log_format = '{"request": "%(r)s", "pid": %(p)s, "took_us": %(D)s}'
