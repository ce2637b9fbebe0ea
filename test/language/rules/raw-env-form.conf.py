## a dictionary
raw_env = {'SHOP_MODE': 'production', 'TZ': 'UTC'}
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error raw-env-form: "SHOP_MODE" in raw_env is not of the form NAME=value, so Gunicorn does not start.  fix: Use ['SHOP_MODE=production', 'TZ=UTC']

## a name without a value
raw_env = ['SHOP_MODE=production', 'DEBUG']
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error raw-env-form: "DEBUG" in raw_env is not of the form NAME=value, so Gunicorn does not start.

## names and values
raw_env = ['SHOP_MODE=production', 'EMPTY=', f'HOME={home()}']
