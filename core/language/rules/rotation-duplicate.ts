import { rule } from '../rule.ts';

export const rotationDuplicate = rule({
  id: 'rotation-duplicate',
  says: 'A logrotate file names the same log twice, and logrotate skips the second block.',
  severity: 'error',
  about: 'rotation',
  explains: `A log belongs to one block. logrotate refuses the second one that names it, with all the other logs in it. A pattern
counts too: what \`/var/log/gunicorn/*.log\` has found, no other block may name. The same holds across all files that logrotate reads.`,
  exampleFile: 'logrotate.conf',
  bad: `/var/log/gunicorn/*.log {
    copytruncate
}
/var/log/gunicorn/access.log {
    rotate 30
    copytruncate
}
`,
  good: `/var/log/gunicorn/error.log {
    copytruncate
}
/var/log/gunicorn/access.log {
    rotate 30
    copytruncate
}
`,

  *check({ rotation, text }, t) {
    if (!rotation || /^\s*ignoreduplicates\b/m.test(text)) return;
    const logs = rotation.blocks.flatMap(block => block.logs);
    for (const [index, { path, at }] of logs.entries()) {
      const first = logs.slice(0, index).find(earlier => matches(earlier.path, path));
      if (!first) continue;
      yield {
        at,
        message: t('logrotate skips this block: {path} is already rotated by another one.', { path }),
        related: [{ at: first.at, message: t('It is named here first.') }],
      };
    }
  },
});

/** Whether a pattern of the shell surely finds a path: a star stands for no slash. */
function matches(pattern: string, path: string): boolean {
  if (pattern === path) return true;
  if (!pattern.includes('*') || /[*?[\]{}]/.test(path) || /[?[\]{}\\]/.test(pattern)) return false;
  const parts = pattern.split('/');
  const names = path.split('/');
  return parts.length === names.length && parts.every((part, index) => matchesName(part.split('*'), names[index]!));
}

/** The pieces between the stars, from left to right, each as early as it can be. */
function matchesName(pieces: readonly string[], name: string): boolean {
  const [first = '', ...others] = pieces;
  const last = others.pop();
  if (last === undefined) return first === name;
  if (!name.startsWith(first) || (first === '' && name.startsWith('.'))) return false;
  let place = first.length;
  for (const piece of others) {
    const found = name.indexOf(piece, place);
    if (found < 0) return false;
    place = found + piece.length;
  }
  return name.length - last.length >= place && name.endsWith(last);
}
