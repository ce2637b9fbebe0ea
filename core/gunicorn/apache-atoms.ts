/** Items of Apache's log format that have a Gunicorn atom of the same value. */
const SAME_VALUE: Readonly<Record<string, string>> = {
  h: 'h',
  l: 'l',
  u: 'u',
  t: 't',
  r: 'r',
  s: 's',
  b: 'b',
  B: 'B',
  D: 'D',
  T: 'T',
  m: 'm',
  U: 'U',
  q: 'q',
  H: 'H',
  P: 'p',
};

/** Those that look alike and mean something else: what they are depends on whose letters the format uses. */
const IN_APACHE: Readonly<Record<string, string>> = { a: 'h', p: '{server_port}e', v: '{host}i', V: '{host}i' };
const IN_GUNICORN: Readonly<Record<string, string>> = { a: 'a', f: 'f', p: 'p', L: 'L', M: 'M' };

/** `%{ms}T`: the unit stands in the braces. */
const DURATIONS: Readonly<Record<string, string>> = { s: 'T', ms: 'M', us: 'D' };

export interface ApacheItem {
  /** As it stands: `%>s`, `%{Referer}i`. */
  readonly text: string;
  /** The key of the atom that writes the same. */
  readonly key: string;
}

/** The Apache item at a percent sign; undefined when there is none that Gunicorn can say too. */
export function apacheItemAt(format: string, percent: number): ApacheItem | undefined {
  const rest = format.slice(percent, percent + 200);
  const named = /^%[<>]?\{([^{}]*)\}([A-Za-z])/.exec(rest);
  if (named) return withText(named[0], keyOfNamed(named[1]!, named[2]!));
  const letter = /^%[<>]?([A-Za-z])/.exec(rest);
  return letter ? withText(letter[0], keyOfLetter(letter[1]!, format)) : undefined;
}

function withText(text: string, key: string | undefined): ApacheItem | undefined {
  return key === undefined ? undefined : { text, key };
}

function keyOfNamed(name: string, suffix: string): string | undefined {
  if (suffix === 't') return 't';
  if (suffix === 'T') return entry(DURATIONS, name);
  if (suffix === 'a' || suffix === 'h') return name === 'c' ? 'h' : undefined;
  return 'ioe'.includes(suffix) && /^[\w-]+$/.test(name) ? `{${name.toLowerCase()}}${suffix}` : undefined;
}

function keyOfLetter(letter: string, format: string): string | undefined {
  const same = entry(SAME_VALUE, letter);
  if (same !== undefined) return same;
  // Only Apache has braces and arrows behind the percent sign, and hardly anybody logs its %f, the name of a file.
  const beginning = format.slice(0, 1000);
  if (/%(?:[<>]|\{)/.test(beginning)) return entry(IN_APACHE, letter);
  return /%f(?!\w)/.test(beginning) ? entry(IN_GUNICORN, letter) : undefined;
}

function entry(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
