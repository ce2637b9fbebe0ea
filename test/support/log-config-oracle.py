# What real Gunicorn makes of log configs: [form, text] as JSON a line on standard input, where form is "json" or "ini"; on
# standard output whether its logger can be set up, and how often one line of each of its loggers then reaches the console,
# which is standard output and standard error together. Each is set up in a process of its own, because logging is global.
import json
import os
import sys
import tempfile

import gunicorn.glogging
from gunicorn.config import Config


def judged(form, text, folder):
    cfg = Config()
    if form == "json":
        cfg.set("logconfig_dict", json.loads(text))
    else:
        path = os.path.join(folder, "logging.ini")
        with open(path, "w") as file:
            file.write(text)
        cfg.set("logconfig", path)
    try:
        logger = gunicorn.glogging.Logger(cfg)
    except Exception as problem:
        return {"starts": False, "why": "%s: %s" % (type(problem).__name__, problem)}
    logger.error_log.info("a line of the error log")
    logger.access_log.info("a line of the access log")
    return {"starts": True}


def asked(form, text):
    with tempfile.TemporaryDirectory() as folder:
        console = os.path.join(folder, "console")
        answer = os.path.join(folder, "answer")
        child = os.fork()
        if child == 0:
            os.chdir(folder)
            target = os.open(console, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
            os.dup2(target, 1)
            os.dup2(target, 2)
            said = judged(form, text, folder)
            with open(answer, "w") as file:
                json.dump(said, file)
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(0)
        os.waitpid(child, 0)
        with open(answer) as file:
            said = json.load(file)
        with open(console) as file:
            written = file.read()
        said["error"] = written.count("a line of the error log")
        said["access"] = written.count("a line of the access log")
        return said


for line in sys.stdin:
    print(json.dumps(asked(*json.loads(line))), flush=True)
