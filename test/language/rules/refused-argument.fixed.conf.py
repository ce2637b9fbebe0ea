## a flag that Gunicorn does not have
#| path /srv/app/Procfile
web: gunicorn --access-log - app:app
worker: celery --access-log -

## a number that is none, in a Dockerfile
#| path /srv/app/Dockerfile
FROM python:3.12
RUN pip install gunicorn --no-cache-dir
CMD ["gunicorn", "--timeout", "30s", "--access-logfile", "-", "app:app"]

## what a shell puts in is not known
#| path /srv/app/start.sh
gunicorn --workers $WORKERS --bind=0.0.0.0:${PORT:-8000} "$@" app:app
exec gunicorn \
    --log debug \
    --workers "$(nproc)" \
    app:app other:app
service gunicorn restart --nonsense

## a value is missing, and one is too many
#| path /srv/app/docker-compose.yml
services:
  web:
    environment:
      GUNICORN_CMD_ARGS: "--preload=yes --bind"
    command: sh -c "python manage.py migrate && gunicorn app:app -w four -b 0.0.0.0:$PORT --nonsense"
  other:
    command: ["gunicorn", "app:app", "--workers", "2"]
  third:
    command: >
      gunicorn app:app
      --bind 0.0.0.0:8000
      --timeout 30

## systemd has its own percent signs
#| path /srv/app/web.service
[Service]
Environment="GUNICORN_CMD_ARGS=--workers=many"
ExecStart=/srv/app/venv/bin/gunicorn --name %n --bind unix:%t/app.sock \
  --access-logformat "%%(h)s %(r)s" \
  --graceful-timeout 1m app:app
ExecReload=/bin/kill -s HUP $MAINPID

## a release does not have the flags of later ones
#| version 20.1.0
#| path /srv/app/Procfile
web: gunicorn --http-parser fast app:app

## what is not refused
#| path /srv/app/Procfile
web: gunicorn -w4 -k gthread --threads=2 --preload --log-l debug app:app
release: pip install gunicorn --upgrade
clock: python -m gunicorn -b :8000 app:app

## a variable in quotes may be a flag, and an array may be any words
#| path /srv/app/start.sh
gunicorn "${ARGS[@]}" --bind :80 app:app
gunicorn "$RELOAD" --bind :80 app:app
gunicorn "${@:2}" --bind :80 app:app

## Python runs the script of that name
#| path /srv/app/web.service
[Service]
ExecStart=/srv/app/venv/bin/python -u /srv/app/venv/bin/gunicorn --workers many app:app
ExecStartPost=/usr/bin/python3 notify.py gunicorn --workers many

## A script in a text of YAML that is not what stands in the file
#| path /srv/app/compose.yaml
services:
  web:
    command: "sh -c \"migrate &&\tgunicorn --workers many app:app\""

## A Procfile for another environment
#| path /srv/app/Procfile_staging
web: gunicorn --workers many app:app

## A Dockerfile for another environment
#| path /srv/app/Dockerfile-dev
CMD gunicorn --workers many app:app
