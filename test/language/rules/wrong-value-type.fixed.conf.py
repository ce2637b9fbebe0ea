## a number where only True, False or None is taken
preload_app = True

## a word that means yes to people
capture_output = True

## an octal number as text, in a file
umask = 0o22

## a log that is just turned on
accesslog = '-'

## host and port as Python's sockets have them
bind = '127.0.0.1:8000'

## a number with decimals
timeout = 30

