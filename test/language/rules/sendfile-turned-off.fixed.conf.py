## what should turn it on
sendfile = None

## what does
sendfile = None

## what is meant
sendfile = False
