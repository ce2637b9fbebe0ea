## Seconds with decimals are another atom
accesslog = '-'
access_log_format = '%(h)s %(T).3f %(T)F'
#                          ^^^^^^^ information fraction-always-zero: %(T)s has whole seconds only, so its decimals are always zero; %(L)s has the real ones.  fix: Use %(L)s
#                                  ^^^^^ information fraction-always-zero: %(T)s has whole seconds only, so its decimals are always zero; %(L)s has the real ones.  fix: Use %(L)s

## Other whole numbers
accesslog = '-'
access_log_format = '%(h)s %(D).1f %(B)8.2f'
#                          ^^^^^^^ information fraction-always-zero: %(D)s is a whole number, so its decimals are always zero.  fix: Use %(D)s
#                                  ^^^^^^^^ information fraction-always-zero: %(B)s is a whole number, so its decimals are always zero.  fix: Use %(B)s

## Without decimals, and the atom that has them
accesslog = '-'
access_log_format = '%(h)s %(T).0f %(T)d %(L)s'

## A logger of the project may know fractions
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '%(T).3f'
