# What Python itself can read. Nothing is run: the source is only compiled.
#   syntax-oracle.py            a JSON string a line on standard input; true or false a line on standard output
#   syntax-oracle.py --library  the paths of Python's own library, of files that it can read
import ast
import json
import sys
import sysconfig
import warnings
from pathlib import Path

warnings.simplefilter("ignore")


def reads(source):
    try:
        ast.parse(source)
        compile(source, "config", "exec", dont_inherit=True)
        return True
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False


if "--library" in sys.argv:
    for path in sorted(Path(sysconfig.get_paths()["stdlib"]).rglob("*.py")):
        if "lib2to3" not in path.parts and reads(path.read_bytes()):
            print(path)
else:
    for line in sys.stdin:
        print(json.dumps(reads(json.loads(line))))
