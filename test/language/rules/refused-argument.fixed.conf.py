## a number that is none, in a Dockerfile
#| path /srv/app/Dockerfile
FROM python:3.12
RUN pip install gunicorn --no-cache-dir
CMD ["gunicorn", "--timeout", "30s", "--access-logfile", "-", "app:app"]

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

