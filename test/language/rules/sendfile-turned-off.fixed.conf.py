## what should turn it on
sendfile = None

