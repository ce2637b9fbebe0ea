## The time and the process id bring their own
accesslog = '-'
access_log_format = '%(h)s [%(t)s] <%(p)s> %(D)s'
#                          ^^^^^^^ information doubled-brackets: The brackets belong to the value, [22/Nov/2026:11:15:40 +0000], so there will be two pairs; write %(t)s.  fix: Use %(t)s
#                                  ^^^^^^^ information doubled-brackets: The brackets belong to the value, <2051>, so there will be two pairs; write %(p)s.  fix: Use %(p)s

## Brackets of another kind, or around more than the atom
accesslog = '-'
access_log_format = '%(h)s [%(p)s] <%(t)s> [%(h)s] [%(t)s %(p)s] %(D)s'

## In JSON they are part of the text
accesslog = '-'
access_log_format = '{"time": "%(t)s", "status": %(s)s, "took_us": %(D)s}'
#                              ^^^^^ hint doubled-brackets: The value keeps its brackets, [22/Nov/2026:11:15:40 +0000], so what reads the JSON takes it for text and not for a time.

## A logger of the project may write another time
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '[%(t)s] %(D)s'
