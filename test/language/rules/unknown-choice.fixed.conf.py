## a word that it does not know
header_map = 'drop'

## capitals, where they matter and where they do not
reload_engine = "poll"
header_map = 'REFUSE'

## on a command line
#| path /srv/Procfile
web: gunicorn --reload-engine poll shop:app
