## A header without what makes it an atom
accesslog = '-'
access_log_format = '%(h)s {x-request-id}i "{User-Agent}i" %(D)s'
#                          ^^^^^^^^^^^^^^^ warning unwrapped-atom: {x-request-id}i is text, and every line repeats it as it stands; the atom is %({x-request-id}i)s.  fix: Use %({x-request-id}i)s
#                                           ^^^^^^^^^^^^^ warning unwrapped-atom: {User-Agent}i is text, and every line repeats it as it stands; the atom is %({User-Agent}i)s.  fix: Use %({User-Agent}i)s

## A format of nothing but a header
accesslog = '-'
access_log_format = '{x-request-id}i'
#                    ^^^^^^^^^^^^^^^ warning unwrapped-atom: {x-request-id}i is text, and every line repeats it as it stands; the atom is %({x-request-id}i)s.  fix: Use %({x-request-id}i)s

## The percent sign is missing, or is a dollar sign
accesslog = '-'
access_log_format = '(h)s $(s)s ({x-request-id}i)s %(D)s'
#                    ^^^^ warning unwrapped-atom: (h)s is text, and every line repeats it as it stands; the atom is %(h)s.  fix: Use %(h)s
#                         ^^^^^ warning unwrapped-atom: $(s)s is text, and every line repeats it as it stands; the atom is %(s)s.  fix: Use %(s)s
#                               ^^^^^^^^^^^^^^^^^^ warning unwrapped-atom: ({x-request-id}i)s is text, and every line repeats it as it stands; the atom is %({x-request-id}i)s.  fix: Use %({x-request-id}i)s

## Variables of nginx among the atoms
accesslog = '-'
access_log_format = '%(h)s $status ${request_time} $http_x_real_ip $unknown %(D)s'
#                          ^^^^^^^ warning unwrapped-atom: $status is text, and every line repeats it as it stands; the atom is %(s)s.  fix: Use %(s)s
#                                  ^^^^^^^^^^^^^^^ warning unwrapped-atom: ${request_time} is text, and every line repeats it as it stands; the atom is %(L)s.  fix: Use %(L)s
#                                                  ^^^^^^^^^^^^^^^ warning unwrapped-atom: $http_x_real_ip is text, and every line repeats it as it stands; the atom is %({x-real-ip}i)s.  fix: Use %({x-real-ip}i)s

## In an f-string the new braces are doubled too
accesslog = '-'
access_log_format = f'%(h)s {{x-request-id}}i %(D)s'
#                           ^^^^^^^^^^^^^^^^^ warning unwrapped-atom: {x-request-id}i is text, and every line repeats it as it stands; the atom is %({x-request-id}i)s.  fix: Use %({x-request-id}i)s

## What another rule speaks of
accesslog = '-'
access_log_format = '%{Referer}i %5({x-request-id}i)s %%({x-request-id}i)s %(D)s'
#                    ^^^^^^^^^^^ error malformed-atom: %{Referer}i is how Apache spells it and loses every access line; Gunicorn spells it %({referer}i)s.  fix: Use %({referer}i)s
#                                ^^^^^^^^^^^^^^^^^^^^ error malformed-atom: Flags and width belong behind the key, or every access line is lost: %({x-request-id}i)5s.  fix: Use %({x-request-id}i)5s
#                                                     ^^^^^^^^^^^^^^^^^^^^ warning literal-percent: %% is a percent sign as text, so every line says %({x-request-id}i)s as it stands.  fix: Use %({x-request-id}i)s

## Braces and parentheses that are text
accesslog = '-'
access_log_format = '{"took": %(D)s, "item(s)": "second(s)s", "price": "$5", "x": "{a}ij"} {x}i'
#                                                                                          ^ warning json-template-unsafe: No line is valid JSON: something else belongs here.

## A logger of the project may fill them in
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '%(h)s {x-request-id}i %(D)s'
