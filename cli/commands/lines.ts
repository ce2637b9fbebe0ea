import { join } from 'node:path';
import { findLinesOfLogs } from '../../core/analysis/node/find-lines.ts';
import type { LinesOfLogs } from '../../core/analysis/node/find-lines.ts';
import { sourceName } from '../../core/analysis/source-name.ts';
import { countText } from '../../core/base/units.ts';
import type { Arguments, Command, Io } from '../command.ts';
import { readCount, textOption } from '../command.ts';
import { FILTER_OPTIONS, filterText } from '../filter-options.ts';
import { FORMAT_OPTIONS, namedEncoding, namedFormat } from '../log-format.ts';
import { visible } from '../../core/base/visible.ts';

export const lines: Command = {
  id: 'lines',
  usage: 'LOG...',
  says: 'Prints the lines of access logs whose requests fit, each behind its file and number, the first in time first.',
  options: {
    ...FORMAT_OPTIONS,
    ...FILTER_OPTIONS,
    limit: { type: 'string', value: 'N', says: 'How many lines at most: 100 unless said.' },
    output: { type: 'string', value: 'text|json', says: 'How to print the lines: text unless said.' },
  },
  run,
};

const MOST = 100;

async function run(args: Arguments, io: Io): Promise<number> {
  const { t } = io;
  const fail = (sentence: string) => {
    io.note(sentence);
    return 2;
  };
  if (args.files.length === 0 || args.files.includes('')) {
    return fail(t('Which log? gunicorn-logs lines LOG... reads files, and - standard input.'));
  }
  const output = textOption(args, 'output') ?? 'text';
  const print = OUTPUTS[output];
  if (!print) return fail(t('--output can be {outputs}, not "{output}".', { outputs: 'text, json', output }));
  const limit = readCount(textOption(args, 'limit'));
  if (limit === null) return fail(t('{option} needs a whole number from 1 up.', { option: '--limit' }));
  const named = await namedFormat(args, io);
  if ('failure' in named) return fail(named.failure);
  const declared = namedEncoding(args, t);
  if ('failure' in declared) return fail(declared.failure);
  const found = await findLinesOfLogs({
    paths: args.files,
    format: named.format,
    encoding: declared.encoding,
    filter: filterText(args),
    // One more shows whether there are more; a search for a single line would end at it.
    most: (limit ?? MOST) + 1,
    workerFile: join(__dirname, 'worker.js'),
    t,
  });
  if ('failure' in found) return fail(found.failure);
  for (const note of found.notes) io.note(note);
  const shown = { ...found, lines: found.lines.slice(0, limit ?? MOST) };
  await io.out(print(shown, io));
  if (shown.lines.length < found.total) {
    const values = { count: countText(found.total), shown: countText(shown.lines.length) };
    io.note(t('{count} lines fit; these are the first {shown} of them. --limit gives more.', values));
  }
  return found.complete ? 0 : 2;
}

const OUTPUTS: Readonly<Record<string, ((found: LinesOfLogs, io: Io) => string) | undefined>> = {
  text: ({ lines, sources }, { t }) =>
    lines
      .map(({ source, line, text }) => `${visible(sourceName(sources[source]!, t))}:${line}: ${visible(text)}\n`)
      .join(''),
  json: ({ total, lines, sources }) => {
    const rows = lines.map(({ source, ...line }) => ({ source: sources[source]!, ...line }));
    return `${JSON.stringify({ total, lines: rows }, null, 2)}\n`;
  },
};
