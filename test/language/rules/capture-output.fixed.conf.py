## Nowhere to write to
capture_output = True

## Standard error
errorlog = '-'
capture_output = True

## No error log at all
errorlog = None
capture_output = True

## The access lines go the same way
accesslog = '-'
errorlog = '/var/log/shop/error.log'
capture_output = True

## Into a file
accesslog = '/var/log/shop/access.log'
errorlog = '/var/log/shop/error.log'
capture_output = True

## Off
capture_output = False

## The error log may be a file
import os
errorlog = os.environ.get('ERROR_LOG', '-')
capture_output = True
