import { spawnSync } from 'node:child_process';

/**
 * What each line has for the named groups of an expression of Rust; null for a line that it does not match. A group that
 * took no part and an empty one are both missing.
 */
export function matchWithRust(
  expression: string,
  lines: readonly string[],
): (Readonly<Record<string, string | undefined>> | null)[] {
  const names = [...expression.matchAll(/\(\?P<([a-z_][a-z0-9_]*)>/g)].map(([, name]) => name!);
  // ripgrep looks at a line at a time, whose ends are those of the text there.
  const ofLine = expression.replace(String.raw`\A`, '^').replace(/\\z$/, '$');
  const groups = names.map(name => `\${${name}}`).join(SEPARATOR);
  const { status, stdout, stderr } = spawnSync(
    'rg',
    ['--no-config', '--text', '--line-number', '--color=never', '--replace', groups, '--regexp', ofLine, '-'],
    { input: `${lines.join('\n')}\n`, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status === 2) throw new Error(stderr);
  const found: (Record<string, string> | null)[] = lines.map(() => null);
  for (const line of stdout.split('\n').slice(0, -1)) {
    const colon = line.indexOf(':');
    const values = line.slice(colon + 1).split(SEPARATOR);
    const told = names.flatMap((name, index) => (values[index] ? [[name, values[index]] as const] : []));
    found[Number(line.slice(0, colon)) - 1] = Object.fromEntries(told);
  }
  return found;
}

const SEPARATOR = '\u0001';
