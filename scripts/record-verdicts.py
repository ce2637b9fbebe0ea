#!/usr/bin/python3
"""Writes which values each release of Gunicorn takes for which setting, as JSON, for test/gunicorn/verdicts.test.ts.

  python3 scripts/record-verdicts.py FOLDER... > test/fixtures/gunicorn/value-verdicts.json

Each folder has the package `gunicorn` of one release, the oldest first. A release is written where it differs from the
one before it. Hooks, and values that depend on the machine, are judged elsewhere.
"""
import json
import subprocess
import sys

LEFT_OUT = {"chdir", "user", "group", "ssl_version", "reload_extra_files"}
WORDS = [
    "", " ", "true", "False", " TRUE ", "yes", "1", "0", "-1", " 3 ", "3s", "3.0", "017", "0x10", "0o22", "0b11", "1_000",
    "auto", "Auto", "poll", "poll ", "inotify", "uvloop", "on", "off", "OFF", "v1", "V2", "none", "drop", " Refuse",
    "fast", "python", "h1", "h2", "h1,h2", "h1,h1", "h2, h1", "h3", "localhost", "localhost:8125", ":8125", "a:b",
    "a:1:2", "[::1]:8125", "[::1]", "::1", "unix:8125", "unix:/run/x", "unix:///run/x", "udp://h:1", "tcp://h:1", "fd://3",
    "127.0.0.1", "*", "*, 127.0.0.1", "127.0.0.1,::1", "10.0.0.0/8", "10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/255.0.0.0",
    "fe80::/10", "fe80::1/10", "nginx", "300.1.1.1", "SCRIPT_NAME,PATH_INFO", "sync", "a.b.C",
]
SOURCES = [repr(word) for word in WORDS] + [
    "None", "True", "False", "0", "1", "-1", "3", "16383", "16384", "16777215", "16777216", "0.0", "2.0", "[]", "['a']",
    "['a', 'b']", "['a', 1]", "[None]", "('127.0.0.1', 8000)", "{}", "{'a': 'b'}", "{1: 'b'}",
]
ASK = """
import inspect, json, sys
from gunicorn import __version__
from gunicorn.config import KNOWN_SETTINGS, Config
left_out, sources = json.load(sys.stdin)
def taken(name, source):
    try:
        Config().set(name, eval(source, {}))
        return "1"
    except Exception:
        return "0"
names = [one.name for one in KNOWN_SETTINGS if not inspect.isfunction(one.default) and one.name not in left_out]
print(json.dumps([__version__, {name: "".join(taken(name, source) for source in sources) for name in sorted(names)}]))
"""


def ask(folder):
    given = json.dumps([sorted(LEFT_OUT), SOURCES])
    done = subprocess.run([sys.executable, "-c", ASK], input=given, capture_output=True, text=True, check=True, cwd=folder)
    return json.loads(done.stdout)


releases = []
before = {}
for folder in sys.argv[1:]:
    release, taken = ask(folder)
    releases.append([release, {name: bits for name, bits in taken.items() if before.get(name) != bits}])
    before = taken
print(json.dumps({"sources": SOURCES, "releases": releases}, indent=1))
