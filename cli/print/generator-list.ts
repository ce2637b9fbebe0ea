import type { Localize } from '../../core/base/localize.ts';
import type { Generator } from '../../core/generators/generator.ts';

/** The kinds that `generate` knows, with what `--set` may name for each. */
export function generatorList(generators: readonly Generator[], form: 'text' | 'json', t: Localize): string {
  const rows = generators.map(({ id, title, says, options }) => ({
    id,
    title: t(title),
    says: t(says),
    options: options.map(({ name, says, example }) => ({ name, says: t(says), example })),
  }));
  if (form === 'json') return `${JSON.stringify(rows, null, 2)}\n`;
  return rows
    .map(({ id, says, options }) => {
      const width = Math.max(...options.map(({ name, example }) => name.length + example.length)) + 1;
      const lines = options.map(({ name, says, example }) => `    ${`${name}=${example}`.padEnd(width)}  ${says}\n`);
      return `${id}\n    ${says}\n\n${lines.join('')}`;
    })
    .join('\n');
}
