## a word that it does not know
header_map = 'drop'

## capitals, where they matter and where they do not
reload_engine = "poll"
header_map = 'REFUSE'

## a protocol that does not exist
http_protocols = 'h2,http/1.1'

## the same protocol twice
http_protocols = 'h2, H2'

## words that mean a choice
proxy_protocol = 'true'
http_protocols = 'h2,h1'
asgi_loop = None

## on a command line
#| path /srv/Procfile
web: gunicorn --reload-engine poll shop:app
