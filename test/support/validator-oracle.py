# Whether the installed Gunicorn takes a value for a setting. A JSON list [name, Python source of the value] a line on
# standard input; true or false a line on standard output. Only for values that our own tests make.
import json
import sys

from gunicorn.config import Config

for line in sys.stdin:
    name, source = json.loads(line)
    config = Config()
    try:
        config.set(name, eval(source, {}))
        taken = True
    except Exception:
        taken = False
    print(json.dumps(taken))
