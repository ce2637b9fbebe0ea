## a module
import syslog

## a function of Python's library
from os import umask
from logging import config

## one of several on a line
import os, syslog

## the variable of a loop
for user in ('www-data', 'nobody'):
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
