## what should turn it on
sendfile = True
#          ^^^^ warning sendfile-turned-off: sendfile = True turns it off, as False does; only None leaves it on.  fix: Use None

## what does
sendfile = None

## what is meant
sendfile = False
