## The language of nginx
accesslog = '-'
access_log_format = '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent" $request_time'
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning constant-line: This is how nginx spells a format; to Gunicorn it is text, and every access line is the same. An atom is %(h)s.  fix: Translate the whole format from nginx

## A variable that has no atom keeps the whole from being translated
accesslog = '-'
access_log_format = '$remote_addr [$time_local] "$request" $status $gzip_ratio'
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning constant-line: This is how nginx spells a format; to Gunicorn it is text, and every access line is the same. An atom is %(h)s.

## Names in braces are text
accesslog = '-'
access_log_format = '{remote_addr} {status} {duration}'
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning constant-line: Names in braces are text to Gunicorn, and every access line is the same. An atom is %(h)s.  fix: Write the whole format with atoms

## Any other text is constant as well
accesslog = '-'
access_log_format = 'request served'
#                   ^^^^^^^^^^^^^^^^ warning constant-line: No atom is in the format, so every access line is the same; an atom is written %(key)s.

## Two texts become one, and the fix stays in its quotes
accesslog = '-'
access_log_format = ("$remote_addr $status "
#                   ^^^^^^^^^^^^^^^^^^^^^^^^ warning constant-line: This is how nginx spells a format; to Gunicorn it is text, and every access line is the same. An atom is %(h)s.  fix: Translate the whole format from nginx
                     "$request_time")

## What an f-string makes of braces is no longer in braces
accesslog = '-'
name = 'shop'
access_log_format = f'{name} {{status}} {{request_time}}'
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning constant-line: Names in braces are text to Gunicorn, and every access line is the same. An atom is %(s)s.  fix: Write the whole format with atoms

## An empty format
accesslog = '-'
access_log_format = '   '
#                   ^^^^^ warning constant-line: The format is empty, so every access line is blank; accesslog = None turns the log off.

## None is written as it is
accesslog = '-'
access_log_format = None
#                   ^^^^ warning constant-line: Every access line will say "None"; accesslog = None turns the log off.

## None is no mistake while the log is off
accesslog = None
access_log_format = None
#^^^^^^^^^^^^^^^^ information format-without-access-log: The format has no effect: the access log is off until accesslog says where to write it.

## An empty text that the environment may replace
import os
accesslog = '-'
access_log_format = os.environ.get('ACCESS_LOG_FORMAT', '')

## A logger of the project may fill in what Gunicorn does not
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '$remote_addr $status $request_time'

## A price is no variable of nginx, and one atom makes lines differ
accesslog = '-'
access_log_format = 'costs $five %(D)s'
