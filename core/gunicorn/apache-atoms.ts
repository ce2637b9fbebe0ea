/**
 * Items of Apache's log format that have a Gunicorn atom of the same value. Those that look alike and mean something
 * else (`%a`, `%f`, `%p`, `%L`) are left out, for nobody can tell which was meant.
 */
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

export interface ApacheItem {
  /** As it stands: `%>s`, `%{Referer}i`. */
  readonly text: string;
  /** The key of the atom that writes the same. */
  readonly key: string;
}

/** The Apache item at a percent sign; undefined when there is none that Gunicorn can say too. */
export function apacheItemAt(format: string, percent: number): ApacheItem | undefined {
  const rest = format.slice(percent, percent + 200);
  const named = /^%[<>]?\{([\w-]+)\}([ioe])/.exec(rest);
  if (named) return { text: named[0], key: `{${named[1]!.toLowerCase()}}${named[2]!}` };
  const letter = /^%[<>]?([A-Za-z])/.exec(rest);
  const key = letter && Object.hasOwn(SAME_VALUE, letter[1]!) ? SAME_VALUE[letter[1]!] : undefined;
  return key && letter ? { text: letter[0], key } : undefined;
}
