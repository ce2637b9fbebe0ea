"""Answers, a JSON line for a JSON line, what the installed Gunicorn's own parser makes of a line of arguments."""
import contextlib
import io
import json
import shlex
import sys

import gunicorn
from gunicorn.config import Config


def judge(line):
    try:
        words = shlex.split(line)
    except ValueError:
        return {"splits": False}
    messages = io.StringIO()
    try:
        with contextlib.redirect_stderr(messages), contextlib.redirect_stdout(messages):
            found = vars(PARSER.parse_args(words))
    except SystemExit as end:
        return {"words": words, "status": end.code, "says": messages.getvalue()}
    args = found.pop("args")
    settings = {name: value for name, value in found.items() if value is not None}
    return {"words": words, "status": 0, "settings": settings, "args": args}


PARSER = Config().parser()

for question in sys.stdin:
    line = json.loads(question).get("line")
    print(json.dumps(gunicorn.__version__ if line is None else judge(line)), flush=True)
