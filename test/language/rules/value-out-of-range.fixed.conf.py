## a negative number
timeout = -1

## a negative number as text
backlog = '-5'

## a frame of HTTP/2 that is too small
http2_max_frame_size = 1024

## no limit is said with 0
timeout = 0
max_requests = '0'
