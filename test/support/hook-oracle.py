#!/usr/bin/python3
"""What a real Gunicorn says to a hook.

Reads a JSON object a line, with a config and the name of a hook in it; writes a JSON object a line:
  gunicorn  its release
  refused   what it says to the value; null when it takes it

The config is run as Gunicorn runs it, and the value handed to Gunicorn's own validator.
"""
import json
import sys

import gunicorn
from gunicorn.config import Config


def judge(hook, config):
    names = {}
    exec(compile(config, "gunicorn.conf.py", "exec"), names)
    try:
        Config().set(hook, names[hook])
    except Exception as problem:
        return str(problem) or type(problem).__name__
    return None


for line in sys.stdin:
    case = json.loads(line)
    print(json.dumps({"gunicorn": gunicorn.__version__, "refused": judge(case["hook"], case["config"])}), flush=True)
