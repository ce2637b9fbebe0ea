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

## Signs, zeros and prefixes that JSON does not know
accesslog = '-'
access_log_format = '{"a_us": %(D)s, "b_us": %(D)s, "c_us": %(D)s, "d_us": %(D)-12d, "e": %(T).3f}'

