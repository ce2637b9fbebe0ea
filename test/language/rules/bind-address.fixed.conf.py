## a variable of the shell
bind = '0.0.0.0:$PORT'

## a service by its name, among others
bind = ['unix:/run/gunicorn.sock', 'localhost:http']

## version 6 without brackets
bind = '::1'

## addresses
bind = ['0.0.0.0:8000', '[::]:8000', 'unix:/run/a:b.sock', 'fd://3', 'localhost', 'tcp://127.0.0.1:80', '']

## what a variable says
import os
bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"

## on a command line without a shell
#| path /srv/Dockerfile
CMD ["gunicorn", "--bind", "0.0.0.0:$PORT", "shop:app"]

## with a shell that expands it
#| path /srv/Dockerfile
CMD gunicorn --bind 0.0.0.0:$PORT shop:app
