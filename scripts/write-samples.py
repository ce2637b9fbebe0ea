#!/usr/bin/env python3
"""Writes samples/access.log and samples/error.log: an hour of a real Gunicorn with samples/gunicorn.conf.py.

    /usr/bin/python3 scripts/write-samples.py [--speed 10] [--folder /srv/bookshop]

Needs Debian's `gunicorn` (20.1) and `libfaketime`, and port 8000 free. With the clock running ten times as fast, the
hour takes six minutes; durations in the log are those of that clock. Clients are told apart by loopback addresses.
The result is committed; run this only to change what the samples show. Each run gives other lines of the same story.
"""

import argparse
import base64
import calendar
import glob
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.join(HERE, "..", "samples")
START = calendar.timegm((2026, 11, 17, 13, 30, 0))
HOUR = 3600
INCIDENT = range(2100, 2790)  # seconds into the hour: 14:05:00 to 14:16:30, as in scripts/samples/shop.py
RELOAD_AT = 2790

BROWSERS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    " Version/18.6 Safari/605.1.15",
    "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
)
GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
SHOP = "https://shop.example"
WORDS = "atlas cooking gardening poetry python sailing mystery history chess birds maps astronomy".split()
SCANNED = "/.env /wp-login.php /wp-admin/ /phpmyadmin/ /.git/config /admin.php /backup.zip /server-status /cgi-bin/luci"


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--speed", type=float, default=10)
    options.add_argument("--folder", default="/srv/bookshop", help="where Gunicorn runs; emptied first")
    options.add_argument("--out", default=SAMPLES, help="where the two logs go")
    options = options.parse_args()
    random.seed(20261117)

    server, real_start = start_gunicorn(options.folder, options.speed)
    try:
        send(list(traffic()), real_start, options.speed, server.pid)
        for name in ("access.log", "error.log"):
            shutil.copyfile(os.path.join(options.folder, name), os.path.join(options.out, name))
    finally:
        server.terminate()
        server.wait()


def start_gunicorn(folder, speed):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    shutil.copy(os.path.join(SAMPLES, "gunicorn.conf.py"), folder)
    shutil.copy(os.path.join(HERE, "samples", "shop.py"), folder)
    library = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")[0]
    real_start = time.time()
    environment = {
        **os.environ,
        "TZ": "UTC",
        "LD_PRELOAD": library,
        "FAKETIME": "@%s x%g" % (time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(START)), speed),
        "FAKED_START": str(START),
        "REAL_START": str(real_start),
        "SPEED": str(speed),
    }
    command = ["/usr/bin/python3", os.path.join(HERE, "samples", "serve.py"), "-c", "gunicorn.conf.py", "shop:app"]
    return subprocess.Popen(command, cwd=folder, env=environment), real_start


def traffic():
    """Yields (second of the hour, address, agent, method, target, headers)."""
    yield from probes()
    yield from visitors()
    yield from machines()


def probes():
    for second in range(20, HOUR, 10):
        yield second + random.uniform(0, 0.4), "127.0.0.2", "kube-probe/1.30", "GET", "/health", {}
    for second in range(45, HOUR, 60):
        yield second, "127.0.0.9", "uptime-monitor/3.2", "HEAD", "/", {}


def visitors():
    people = [(someone(), random.choice(BROWSERS)) for _ in range(160)]
    eagerness = [1 / (rank + 3) ** 0.6 for rank in range(len(people))]
    second = 15.0
    while second < HOUR:
        # Lunch is over: a little more every minute, and an extra wave before the trouble.
        rate = 0.6 + 0.25 * second / HOUR + (0.5 if 1750 < second < 2450 else 0)
        second += random.expovariate(rate)
        address, agent = random.choices(people, eagerness)[0]
        for delay, method, target, headers in visit():
            yield second + delay, address, agent, method, target, headers


def visit():
    """What one click makes: a request, and now and then what the page pulls in."""
    from_shop = {"Referer": SHOP + random.choice(("/", "/books?page=1", "/search?q=" + random.choice(WORDS)))}
    kind = random.choices(
        ("home", "list", "book", "search", "cart", "add", "remove", "buy", "order", "login", "account", "icon"),
        (12, 14, 30, 13, 6, 5, 1, 2, 3, 3, 2, 1),
    )[0]
    if kind == "home":
        known = {"If-None-Match": '"1"'} if random.random() < 0.6 else {}
        elsewhere = random.choice((None, None, "https://www.google.com/", "https://news.example/reading-list"))
        yield 0, "GET", "/", {"Referer": elsewhere} if elsewhere else {}
        if random.random() < 0.5:
            yield 0.3, "GET", "/static/app.4f1c.css", {"Referer": SHOP + "/", **known}
            yield 0.4, "GET", "/static/app.9b02.js", {"Referer": SHOP + "/", **known}
    elif kind == "search":
        yield 0, "GET", "/search?q=%s" % random.choice(WORDS), from_shop
    else:
        yield 0, *{
            "list": ("GET", "/books?page=%d" % min(40, int(random.expovariate(0.3)) + 1), from_shop),
            "book": ("GET", "/books/%d" % min(940, int(random.expovariate(0.006)) + 1), from_shop),
            "cart": ("GET", "/cart", from_shop),
            "add": ("POST", "/cart/items", from_shop),
            "remove": ("DELETE", "/cart/items/%d" % random.randint(1, 4), from_shop),
            "buy": ("POST", "/checkout", {"Referer": SHOP + "/cart"}),
            "order": ("GET", "/orders/%d" % random.randint(52000, 52999), {"Referer": SHOP + "/account"}),
            "login": ("POST", "/login", {"Referer": SHOP + "/login"}),
            "account": ("GET", "/account", from_shop),
            "icon": ("GET", "/favicon.ico", {}),
        }[kind]


def machines():
    for second in range(30, HOUR, 13):
        yield second, "127.0.8.5", "python-requests/2.32.5", "GET", "/api/books/%d" % random.randint(1, 900), {}
    clerk = {"Authorization": "Basic " + base64.b64encode(b"stock-sync:sample").decode()}
    for second in range(100, HOUR, 95):
        yield second, "127.0.8.7", "curl/8.14.1", "PUT", "/api/stock/%d" % random.randint(1, 900), clerk
    for second in range(60, HOUR, 17):
        book, page = "/books/%d" % random.randint(1, 940), "/books?page=%d" % random.randint(1, 40)
        yield second, "127.0.66.249", GOOGLEBOT, "GET", random.choice((book, page, "/robots.txt")), {}
    for index, target in enumerate(SCANNED.split() * 3):
        yield 1080 + index * 0.7, "127.0.45.190", "Mozilla/5.0 zgrab/0.x", "GET", target, {}
    # The searches that hang, and people who press reload.
    for second in (2415, 2500, 2532, 2610):
        yield second, "127.0.19.77", BROWSERS[2], "GET", "/search?q=*%s" % random.choice(WORDS), {"Referer": SHOP + "/"}
    for second in range(INCIDENT.start + 60, INCIDENT.stop, 6):
        target = "/search?q=%s" % random.choice(WORDS)
        yield second, someone(), random.choice(BROWSERS), "GET", target, {"Referer": SHOP + "/search"}


def someone():
    return "127.0.%d.%d" % (random.randint(16, 31), random.randint(1, 254))


def send(requests, real_start, speed, master):
    pause_until = lambda second: time.sleep(max(0, real_start + second / speed - time.time()))
    reload = threading.Thread(target=lambda: (pause_until(RELOAD_AT), os.kill(master, signal.SIGHUP)))
    reload.start()
    with ThreadPoolExecutor(64) as pool:
        for second, *request in sorted(requests, key=lambda request: request[0]):
            pause_until(second)
            pool.submit(ask, *request)
    reload.join()


def ask(address, agent, method, target, headers):
    body = "x=1" if method in ("POST", "PUT") else ""
    lines = ["%s %s HTTP/1.1" % (method, target), "Host: shop.example", "User-Agent: " + agent, "Connection: close"]
    lines += ["%s: %s" % header for header in headers.items()] + ["Content-Length: %d" % len(body), "", body]
    try:
        with socket.create_connection(("127.0.0.1", 8000), 20, (address, 0)) as connection:
            connection.sendall("\r\n".join(lines).encode())
            while connection.recv(65536):
                pass
    except OSError as error:
        print(address, method, target, error, file=sys.stderr)


main()
