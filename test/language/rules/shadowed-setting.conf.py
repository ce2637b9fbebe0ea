## a module
import syslog
#      ^^^^^^ error shadowed-setting: Gunicorn takes this import for the setting syslog and does not start; import it under another name.

## a function of Python's library
from os import umask
#              ^^^^^ error shadowed-setting: Gunicorn takes this import for the setting umask and does not start; import it under another name.
from logging import config
#                   ^^^^^^ error shadowed-setting: Gunicorn takes this import for the setting config and does not start; import it under another name.

## one of several on a line
import os, syslog
#          ^^^^^^ error shadowed-setting: Gunicorn takes this import for the setting syslog and does not start; import it under another name.

## the variable of a loop
for user in ('www-data', 'nobody'):
#   ^^^^ warning shadowed-setting: Gunicorn takes the last value of this loop for the setting user; call the variable otherwise.
    print(user)

## under another name
import syslog as system_log
from logging import config as logging_config

## a module of the project may hold settings
from shop.settings import bind, workers

## a hook and a class may come from anywhere
from logging import Logger as logger_class

## bound again, as a setting
import syslog
syslog = True
