# What one would write in Python: a regular expression for each line, Counters, a sorted list.
#   python3 python-script.py LOG
import json
import re
import sys
from collections import Counter

LINE = re.compile(
    r'(\S+) \S+ \S+ \[([^\]]+)\] "(\S+) (\S+) [^"]*" (\d{3}) (\d+|-) "(?:[^"\\]|\\.)*" "(?:[^"\\]|\\.)*" (\d+)$'
)
statuses, paths, clients, minutes = Counter(), Counter(), Counter(), Counter()
durations = []
total = 0
with open(sys.argv[1], errors="replace") as log:
    for line in log:
        match = LINE.match(line)
        if not match:
            continue
        client, time, method, target, status, size, micros = match.groups()
        statuses[status] += 1
        paths[target.split("?")[0]] += 1
        clients[client] += 1
        minutes[time[:17]] += 1
        total += 0 if size == "-" else int(size)
        durations.append(int(micros))
durations.sort()
print(total, dict(statuses), paths.most_common(10), clients.most_common(10), len(minutes))
print([durations[int(len(durations) * share)] for share in (0.5, 0.95, 0.99)])
errors = sum(count for status, count in statuses.items() if status >= "500")
print(json.dumps({"requests": len(durations), "serverErrors": errors, "bytes": total}))
