## A percent sign at the end
accesslog = '-'
access_log_format = '%(h)s %(D)s 50%'
#                                  ^ error literal-percent: A percent sign that starts no atom loses every access line; as text it is written %%.  fix: Double the percent sign

## A percent sign before a comma
accesslog = '-'
access_log_format = 'rate=5%,%(h)s %(D)s'
#                          ^ error literal-percent: A percent sign that starts no atom loses every access line; as text it is written %%.  fix: Double the percent sign

## A percent sign before a blank
accesslog = '-'
access_log_format = '%(h)s 50% done %(D)s'
#                            ^ error literal-percent: A percent sign that starts no atom loses every access line; as text it is written %%.  fix: Double the percent sign

## Before a blank and an s it is an item, which writes everything
accesslog = '-'
access_log_format = '50% sampled %(h)s %(D)s'
#                      ^ warning literal-percent: "% s" writes all atoms at once, every request header among them; as text the sign is %%.  fix: Double the percent sign

## A doubled percent sign is text
accesslog = '-'
access_log_format = '100%% %(h)s %%%(h)s %(D)s'

## An atom with a doubled percent sign is text as well
accesslog = '-'
access_log_format = '%%(h)s %(D)s'
#                    ^^^^^^ warning literal-percent: %% is a percent sign as text, so every line says %(h)s as it stands.  fix: Use %(h)s

## The template of an operator needs its doubled percent signs
accesslog = '-'
access_log_format = 'app=%s %%(h)s %%(D)s' % 'web'

