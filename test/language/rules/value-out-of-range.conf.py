## a negative number
timeout = -1
#         ^^ error value-out-of-range: timeout takes a whole number of 0 or more, not -1, so Gunicorn does not start.

## a negative number as text
backlog = '-5'
#         ^^^^ error value-out-of-range: backlog takes a whole number of 0 or more, not "-5", so Gunicorn does not start.

## a frame of HTTP/2 that is too small
http2_max_frame_size = 1024
#                      ^^^^ error value-out-of-range: http2_max_frame_size takes a whole number from 16384 to 16777215, not 1024, so Gunicorn does not start.

## no limit is said with 0
timeout = 0
max_requests = '0'
