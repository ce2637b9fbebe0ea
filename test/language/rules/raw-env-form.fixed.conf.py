## a dictionary
raw_env = ['SHOP_MODE=production', 'TZ=UTC']

