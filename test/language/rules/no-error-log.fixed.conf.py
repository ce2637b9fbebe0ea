## None without anything else
errorlog = '-'

