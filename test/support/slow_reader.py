"""Reads access lines the slow and obvious way: one regular expression for each atom of the format.

Written from how Gunicorn writes (`glogging.Logger.atoms`, `SafeAtoms`, and Python's `%`), and from nothing else. Works
on text that holds a character for every byte, as the reader under test counts in bytes.

Where a line could be read in several ways:
- a value before a quote goes on to the last quote that lets the rest of the line fit, for Gunicorn writes every quote
  inside a value as \\", and nothing that a client sends may end a value early;
- a list of addresses goes on after its commas;
- a number has all the digits that stand there;
- where two atoms touch, the first takes all that it can;
- any other value ends as early as the rest of the line allows.
"""
import calendar
import re

ATOM = re.compile(
    r"%(?:%|(?:\((?P<key>[^()]*(?:\([^()]*\)[^()]*)*)\))?(?P<flags>[-+ #0]*)(?P<width>\d*)"
    r"(?P<precision>(?:\.\d*)?)(?P<conversion>[diouxXeEfFgGcrsa]))"
)

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
TIME = r"\[\d\d/(?:%s)/\d{4}:\d\d:\d\d:\d\d(?: [+-]\d{4})?\]" % "|".join(MONTHS)
NUMBER = r"(?:-(?!\d)|[-+ ]?\d+(?!\d)(?:\.\d+(?!\d))?|b'\d[^']*')"
TEXT = r'(?:\\"|[^"])'
WORD = r'(?:\\"|[^\0-\x20"])'
ADDRESS = r'(?:, |\\"|[^ "])'

CLIENTS = ["{x-forwarded-for}i", "{x-real-ip}i", "{cf-connecting-ip}i"]
NUMBERS = {"s", "b", "B", "T", "M", "D", "L", "{content-length}o"}
WORDS = {"l", "m", "q", "H", "{request_method}e", "{query_string}e", "{server_protocol}e"}
INTEGERS = {"B", "T", "M", "D"}
ADDRESSES = {"h", "{remote_addr}e", *CLIENTS}


def pieces(access_log_format):
    """Alternates texts and atoms: text, atom, text, …, text."""
    texts, atoms, at = [""], [], 0
    for found in ATOM.finditer(access_log_format):
        texts[-1] += access_log_format[at : found.start()]
        at = found.end()
        if found[0] == "%%":
            texts[-1] += "%"
        else:
            atoms.append(found)
            texts.append("")
    texts[-1] += access_log_format[at:]
    return texts, atoms


class SlowReader:
    def __init__(self, access_log_format):
        self.texts, self.atoms = pieces(access_log_format)
        self.keys = [known(found["key"]) for found in self.atoms]
        self.by_rule = re.compile(self.pattern(None), re.DOTALL)
        self.shortest = re.compile(self.pattern("?"), re.DOTALL)
        self.longest = re.compile(self.pattern(""), re.DOTALL)

    def pattern(self, laziness):
        """With a laziness of its own for each value, or with one for all of them."""
        pattern = re.escape(as_bytes(self.texts[0]))
        for index, found in enumerate(self.atoms):
            after = as_bytes(self.texts[index + 1])
            is_last = index == len(self.atoms) - 1
            touches = after == "" and not is_last
            pattern += "(%s)%s" % (shape(found, self.keys[index], after, touches, laziness), re.escape(after))
        return pattern

    def read(self, line):
        """The values of the atoms, and whether that is the only way to read the line; None when there is no way."""
        match = self.by_rule.fullmatch(line)
        if match is None:
            return None
        spans = match.regs
        # Of all ways to read a line these two are the first and the last in the order of the dictionary.
        # They take a header for what it can be: whoever sends a list of addresses may put blanks into it.
        is_only = self.shortest.fullmatch(line).regs == spans == self.longest.fullmatch(line).regs
        values = [plain(found, value) for found, value in zip(self.atoms, match.groups())]
        return values, is_only

    def entry(self, values):
        """What the line says about its request; what it does not say is missing."""
        said = {}
        for key, value in self.told(values):
            said.update(meaning(key, value))
        return said

    def told(self, values):
        """(key, value) pairs, later ones winning over earlier ones."""
        best = {}
        for index, (found, key) in enumerate(zip(self.atoms, self.keys)):
            field = FIELDS.get(key)
            if field is None or not countable(found, field):
                continue
            if field not in best or EXACTNESS.get(key, 0) > EXACTNESS.get(self.keys[best[field]], 0):
                best[field] = index
        # The raw target of the request line is better than a decoded path.
        order = sorted(best.items(), key=lambda item: item[0] == "request")
        yield from ((self.keys[index], values[index]) for _, index in order)
        # A proxy's header tells more than the peer's address.
        forwarded = next((key for key in CLIENTS if key in self.keys), None)
        if forwarded and values[self.keys.index(forwarded)]:
            yield forwarded, values[self.keys.index(forwarded)]


def known(key):
    """Named keys have no case."""
    return key.lower() if key and re.fullmatch(r"\{.*\}[ioeIOE]", key) else key


def as_bytes(text):
    return text.encode().decode("latin-1")


def is_cut(found):
    return found["conversion"] == "s" and found["precision"] != ""


def shape(found, key, after, touches, laziness):
    conversion = found["conversion"]
    width = int(found["width"] or 0)
    is_free = laziness is not None
    to_the_last = after.startswith('"') or touches
    if laziness is None:
        laziness = "" if to_the_last else "?"
    is_number_repr = key in INTEGERS and conversion in "ra" and found["precision"] == ""
    if key is None or (conversion in "rac" and not is_number_repr):
        return ".{%d,}%s" % (width, laziness)
    if not is_cut(found) and key in NUMBERS | {"t", "p"}:
        is_number = key in NUMBERS
        if not (is_number and conversion in "xXoeEgG"):
            digits = r"(?:-|[-+ ]?\d+%s(?:\.\d+%s)?%s)" % ((laziness,) * 3) if is_free else NUMBER
            value = digits if is_number else TIME if key == "t" else r"<\d{1,10}>"
            return padded(value, width, "-" in found["flags"])
        return "%s{%d,}%s" % (WORD if width == 0 else TEXT, width, laziness)
    is_plain = not is_cut(found) and width == 0 and not is_free
    if is_plain and key in WORDS:
        return "%s*%s" % (WORD, laziness)
    if is_plain and key in ADDRESSES and after.startswith(" "):
        return ADDRESS + "*"
    return "%s*%s" % (TEXT, laziness) if width == 0 else long_text(width, laziness)


def long_text(width, laziness):
    """Text of at least so many bytes; \\" are two."""
    return r'(?:(?<=\\)"|[^"]){%d,}%s' % (width, laziness)


def padded(value, width, is_left):
    """Padding makes a value as wide as it has to be, and no wider."""
    if value == TIME:
        ways = [(TIME, 0 if width <= 28 else width - 28)]
    else:
        wide = r"(?=[-+<>\d.]{%d})" % width if width else ""
        exact = [(r"(?=%s)[-+<>\d.]{%d}(?![\d>])" % (value, width - blanks), blanks) for blanks in range(1, width)]
        ways = [*reversed(exact), (wide + value, 0)]
    return "(?:%s)" % "|".join(each + " {%d}" % n if is_left else " {%d}" % n + each for each, n in ways)


def plain(found, value):
    """Without the padding, and without the quotes of `repr`."""
    if found["width"] and int(found["width"]) > 0:
        value = value.strip(" ")
    if found["conversion"] in "ra" and len(value) >= 2 and value[0] in "'\"" and value[-1] == value[0]:
        value = value[1:-1]
    return value


FIELDS = {
    "h": "address", "u": "user", "t": "time", "r": "request", "m": "method", "U": "path", "q": "query",
    "H": "protocol", "s": "status", "b": "size", "B": "size", "f": "referrer", "a": "userAgent",
    "D": "duration", "M": "duration", "T": "duration", "L": "duration", "p": "pid",
}  # fmt: skip
MICROS = {"D": 1, "M": 1_000, "T": 1_000_000, "L": 1_000_000}
EXACTNESS = {"T": 1, "M": 2, "L": 3, "D": 4}
ABSENT = {"h": ["-", ""], "f": ["-", ""], "U": ["-", "None"], "q": [""]}


def countable(found, field):
    """Hexadecimal, rounded or cut numbers are not counted with."""
    if field not in ("status", "size", "duration", "pid", "time"):
        return True
    return found["conversion"] not in "xXoceEgG" and (found["precision"] == "" or found["conversion"] not in "sra")


def meaning(key, value):
    if key in CLIENTS:
        return {"address": value.split(",")[0]} if value != "-" else {}
    field = FIELDS[key]
    if field == "request":
        return request_line(value)
    if field == "time":
        return time_of(value)
    if field in ("status", "size", "duration"):
        found = re.match(r"(?:b')?[+ ]?(\d+)(\.\d+)?", value)
        if not found:
            return {}
        number = int(found[1])
        if field == "duration":
            return {"durationMicros": round(float(found[1] + (found[2] or "")) * MICROS[key])}
        return {"sizeBytes": number} if field == "size" else {"status": number} if number < 1000 else {}
    if field == "pid":
        return {"pid": int(value[1:-1])}
    if value in ABSENT.get(key, ["-"]):
        return {}
    return {"address": value.split(",")[0]} if field == "address" else {field: value}


def request_line(value):
    found = re.fullmatch(r"([!#-.0-\[\]-~]{1,32}) (.+) (HTTP/[^ ]*)", value, re.DOTALL)
    found = found or re.fullmatch(r"([!#-.0-\[\]-~]{1,32}) (.+)()", value, re.DOTALL)
    if not found:
        return {}
    method, target, protocol = found.groups()
    path, mark, query = target.partition("?")
    said = {"method": method, "path": path}
    if mark:
        said["query"] = query
    if protocol:
        said["protocol"] = protocol
    return said


def time_of(value):
    found = re.fullmatch(r"\[(\d\d)/(\w{3})/(\d{4}):(\d\d):(\d\d):(\d\d)(?: ([+-])(\d\d)(\d\d))?\]", value)
    if not found:
        return {}
    day, month, year, hour, minute, second, sign, hours, minutes = found.groups()
    local = calendar.timegm((int(year), MONTHS.index(month) + 1, int(day), int(hour), int(minute), int(second)))
    east = (int(hours or 0) * 60 + int(minutes or 0)) * (-60 if sign == "-" else 60)
    return {"time": (local - east) * 1000, "localHour": int(hour)}
