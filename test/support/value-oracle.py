# What Python makes of expressions: a JSON string a line on standard input, its value a line on standard output, as
# [kind, value]; null for one that raises. Only for expressions that our own tests make.
import json
import multiprocessing
import os
import sys

PLACES = {
    "json": json,
    "multiprocessing": multiprocessing,
    "os": os,
    "NAME": "shop",
    "COUNT": 3,
    "EITHER": sys.argv[1],
    "MAYBE": None if sys.argv[1] == "a" else "x",
}


def told(value):
    if isinstance(value, (list, tuple)):
        return ["list", [told(item) for item in value]]
    if isinstance(value, dict):
        return ["dictionary", [[told(key), told(item)] for key, item in value.items()]]
    if value is None:
        return ["none", None]
    kinds = {str: "string", int: "integer", float: "float", bool: "boolean"}
    return [kinds.get(type(value), "other"), value if type(value) in kinds else None]


for line in sys.stdin:
    try:
        answer = told(eval(json.loads(line), dict(PLACES)))
    except Exception:
        answer = None
    print(json.dumps(answer))
