# What the installed Gunicorn makes of addresses and facilities of syslog. A JSON list [kind, text] a line on standard
# input. On standard output a line for each: of an address [is datagram, path] or [is datagram, host, port], or false
# when it is refused; of a facility true or false.
import json
import socket
import sys

from gunicorn.glogging import SYSLOG_FACILITIES, parse_syslog_address


def answer(kind, text):
    if kind == "facility":
        return text.lower() in SYSLOG_FACILITIES
    try:
        how, where = parse_syslog_address(text)
    except (RuntimeError, ValueError):
        return False
    return [how == socket.SOCK_DGRAM, *([where] if isinstance(where, str) else where)]


for line in sys.stdin:
    print(json.dumps(answer(*json.loads(line))))
