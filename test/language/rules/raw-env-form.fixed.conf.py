## a dictionary
raw_env = ['SHOP_MODE=production', 'TZ=UTC']

## a name without a value
raw_env = ['SHOP_MODE=production', 'DEBUG']

## names and values
raw_env = ['SHOP_MODE=production', 'EMPTY=', f'HOME={home()}']
