## ignored today
ssl_version = 2
#^^^^^^^^^^ warning deprecated-setting: Gunicorn ignores ssl_version since version 21.0.

## not yet ignored
#| version 20.1.0
ssl_version = 2
