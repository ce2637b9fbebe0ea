## The request line is the same as it came over the wire
accesslog = '-'
access_log_format = '"%(r)s" "%(r)s" %({raw_uri}e)s %(D)s'

