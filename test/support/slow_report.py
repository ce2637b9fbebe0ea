"""Counts a whole log the slow and obvious way: every value is kept, sorted and counted."""
import math
from collections import Counter

from slow_reader import SlowReader


def slow_report(asked):
    with open(asked["log"], "rb") as log:
        lines = log.read().decode("latin-1").split("\n")
    if lines[-1] == "":
        lines.pop()
    reader = SlowReader(asked["format"])
    found = [reader.read(line[:-1] if line.endswith("\r") else line) for line in lines]
    entries = [reader.entry(values) for values, _ in filter(None, found)]
    return {
        "lines": {"total": len(lines), "parsed": len(entries), "unparsed": len(lines) - len(entries)},
        "requests": len(entries),
        "status": count(entries, "status"),
        "statusClasses": Counter("%dxx" % (status // 100) for status in told(entries, "status")),
        "methods": count(entries, "method"),
        "bytesSent": sum(told(entries, "sizeBytes")),
        "duration": distribution(told(entries, "durationMicros")),
        "paths": [
            {
                "path": path,
                "requests": len(group),
                "status": Counter("%dxx" % (status // 100) for status in told(group, "status")),
                "bytesSent": sum(told(group, "sizeBytes")),
                "duration": distribution(told(group, "durationMicros")),
            }
            for path, group in groups(entries, "path")
        ],
        "clients": [
            {
                "address": address,
                "requests": len(group),
                "bytesSent": sum(told(group, "sizeBytes")),
                "notFound": told(group, "status").count(404),
            }
            for address, group in groups(entries, "address")
        ],
        "hours": [count(entries, "localHour").get(hour, 0) for hour in range(24)],
        "span": {"first": min(told(entries, "time")), "last": max(told(entries, "time"))},
        "series": series(entries, asked["start"], asked["stepSeconds"]),
    }


def told(entries, field):
    return [entry[field] for entry in entries if field in entry]


def count(entries, field):
    return dict(Counter(told(entries, field)))


def groups(entries, field):
    found = {}
    for entry in entries:
        if field in entry:
            found.setdefault(entry[field], []).append(entry)
    return found.items()


SHARES = {"p50": 0.5, "p90": 0.9, "p95": 0.95, "p99": 0.99, "p999": 0.999}


def distribution(values):
    if not values:
        return None
    ordered = sorted(values)
    quantiles = {name: ordered[max(0, math.ceil(share * len(ordered) - 1e-9) - 1)] for name, share in SHARES.items()}
    return {
        "count": len(ordered),
        "min": ordered[0],
        "max": ordered[-1],
        "mean": sum(ordered) / len(ordered),
        **quantiles,
    }


def series(entries, start, step_seconds):
    steps = {}
    for entry in entries:
        steps.setdefault((entry["time"] - start) // 1000 // step_seconds, []).append(entry)
    rows = [steps.get(index, []) for index in range(max(steps) + 1)]
    return {
        "requests": [len(row) for row in rows],
        "bytesSent": [sum(told(row, "sizeBytes")) for row in rows],
        "status": {
            "%dxx" % hundred: [sum(status // 100 == hundred for status in told(row, "status")) for row in rows]
            for hundred in (2, 3, 4, 5)
        },
        "duration": [distribution(told(row, "durationMicros")) for row in rows],
    }
