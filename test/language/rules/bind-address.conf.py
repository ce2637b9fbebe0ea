## a variable of the shell
bind = '0.0.0.0:$PORT'
#      ^^^^^^^^^^^^^^^ error bind-address: Nothing is expanded in "0.0.0.0:$PORT", so its port is no number and Gunicorn does not start; read the variable with os.environ.

## a service by its name, among others
bind = ['unix:/run/gunicorn.sock', 'localhost:http']
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error bind-address: The port "http" in "localhost:http" is no number, so Gunicorn does not start.

## version 6 without brackets
bind = '::1'
#      ^^^^^ error bind-address: An address of version 6 stands in brackets, or Gunicorn does not start: [::1].

## addresses
bind = ['0.0.0.0:8000', '[::]:8000', 'unix:/run/a:b.sock', 'fd://3', 'localhost', 'tcp://127.0.0.1:80', '']

## what a variable says
import os
bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"

## on a command line without a shell
#| path /srv/Dockerfile
CMD ["gunicorn", "--bind", "0.0.0.0:$PORT", "shop:app"]
#                          ^^^^^^^^^^^^^^^ error bind-address: No shell expands "0.0.0.0:$PORT" here, so its port is no number and Gunicorn does not start.

## with a shell that expands it
#| path /srv/Dockerfile
CMD gunicorn --bind 0.0.0.0:$PORT shop:app

## a port that no socket has
bind = '127.0.0.1:800000'
#      ^^^^^^^^^^^^^^^^^^ error bind-address: The port 800000 in "127.0.0.1:800000" is above 65535, so Gunicorn does not start.
