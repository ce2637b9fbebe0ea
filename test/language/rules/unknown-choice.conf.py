## a word that it does not know
header_map = 'droop'
#            ^^^^^^^ error unknown-choice: header_map takes one of 'drop', 'refuse', 'dangerous', not "droop", so Gunicorn does not start.  fix: Use 'drop'

## capitals, where they matter and where they do not
reload_engine = "Poll"
#               ^^^^^^ error unknown-choice: reload_engine takes one of 'auto', 'poll', 'inotify', not "Poll", so Gunicorn does not start.  fix: Use "poll"
header_map = 'REFUSE'

## a protocol that does not exist
http_protocols = 'h2,http/1.1'
#                ^^^^^^^^^^^^^ error unknown-choice: "http/1.1" in http_protocols is not known or said twice, so Gunicorn does not start; it takes one of 'h1', 'h2', 'h3'.

## the same protocol twice
http_protocols = 'h2, H2'
#                ^^^^^^^^ error unknown-choice: "h2" in http_protocols is not known or said twice, so Gunicorn does not start; it takes one of 'h1', 'h2', 'h3'.

## words that mean a choice
proxy_protocol = 'true'
http_protocols = 'h2,h1'
asgi_loop = None

## on a command line
#| path /srv/Procfile
web: gunicorn --reload-engine pol shop:app
#                             ^^^ error unknown-choice: reload_engine takes one of 'auto', 'poll', 'inotify', not "pol", so Gunicorn does not start.  fix: Use poll
