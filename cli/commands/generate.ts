import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import type { Report } from '../../core/analysis/report.ts';
import { closest } from '../../core/base/closest.ts';
import type { Localize } from '../../core/base/localize.ts';
import type { Settings } from '../../core/config/settings.ts';
import { NO_SETTINGS, stringSetting } from '../../core/config/settings.ts';
import type { Generator } from '../../core/generators/generator.ts';
import { generatorById, GENERATORS } from '../../core/generators/index.ts';
import { refuseOverrides } from '../../core/generators/options.ts';
import { openDocument } from '../../core/language/document.ts';
import type { Arguments, Command, Io } from '../command.ts';
import { textOption, textOptions } from '../command.ts';
import { fileReason } from '../file-reason.ts';
import { OVERRIDE_OPTION, readOverrides } from '../overrides.ts';
import { generatorList } from '../print/generator-list.ts';
import { notText } from '../read-config.ts';

export const generate: Command = {
  id: 'generate',
  usage: 'KIND | --list',
  says: 'Makes a configuration for another tool from a Gunicorn config and, where there is one, a log.',
  options: {
    config: { type: 'string', value: 'FILE', says: 'The gunicorn.conf.py to take paths, users and workers from.' },
    log: {
      type: 'string',
      multiple: true,
      value: 'LOG',
      says: 'An access log to take usual numbers from; may be repeated.',
    },
    set: OVERRIDE_OPTION,
    out: { type: 'string', value: 'FILE|DIR', says: 'Where to write instead of standard output.' },
    list: { type: 'boolean', says: 'Lists the kinds and what --set may name.' },
    output: { type: 'string', value: 'text|json', says: 'How to print the list: text unless said.' },
  },
  run,
};

async function run(args: Arguments, io: Io): Promise<number> {
  const { t } = io;
  if (args.values['list'] === true) return await list(args, io);
  const fail = (sentence: string) => {
    io.note(sentence);
    return 2;
  };
  if (args.values['output'] !== undefined) return fail(t('--output belongs to --list; a snippet has one form only.'));

  const generator = readKind(args, t);
  if (typeof generator === 'string') return fail(generator);
  const overrides = readOverrides(args, t);
  if (typeof overrides === 'string') return fail(overrides);
  const refusal = refuseOverrides(generator, overrides, t);
  if (refusal !== null) return fail(refusal);
  const config = await readConfig(textOption(args, 'config'), t);
  if (typeof config === 'string') return fail(config);
  const analysis = await analyze(args, config.settings, io);
  if (typeof analysis === 'string') return fail(analysis);

  const { settings, folder } = config;
  const { report } = analysis;
  const snippet = generator.generate({ settings, configFolder: folder, report, overrides, t });
  const out = textOption(args, 'out');
  if (out === undefined) {
    await io.out(snippet.text);
  } else {
    const written = await write(out, basename(snippet.path), snippet.text, t);
    if (typeof written === 'string') return fail(written);
    io.note(t('Wrote {path}.', { path: written.path }));
  }
  for (const sentence of snippet.assumed) io.note(sentence);
  if (snippet.assumed.length > 0) {
    io.note(t('To say otherwise: --set NAME=VALUE; "gunicorn-logs generate --list" has the names.'));
  }
  return report && report.lines.total > 0 && report.lines.parsed === 0 ? 2 : 0;
}

async function list(args: Arguments, io: Io): Promise<number> {
  const output = textOption(args, 'output') ?? 'text';
  if (output !== 'text' && output !== 'json') {
    io.note(io.t('--output can be text or json here, not "{output}".', { output }));
    return 2;
  }
  await io.out(generatorList(GENERATORS, output, io.t));
  return 0;
}

/** The generator that was asked for, or a sentence. */
function readKind({ files }: Arguments, t: Localize): Generator | string {
  const [kind, ...more] = files;
  const ids = GENERATORS.map(({ id }) => id);
  if (kind === undefined) return t('Which kind? One of: {kinds}.', { kinds: ids.join(', ') });
  const [second] = more;
  if (second !== undefined)
    return t('One kind at a time: "{second}" is one too many. A log is named by --log.', { second });
  const generator = generatorById(kind);
  if (generator) return generator;
  const nearest = closest(kind, ids);
  return nearest === undefined
    ? t('There is no kind "{kind}". There are: {kinds}.', { kind, kinds: ids.join(', ') })
    : t('There is no kind "{kind}"; did you mean "{nearest}"?', { kind, nearest });
}

async function readConfig(
  path: string | undefined,
  t: Localize,
): Promise<{ settings: Settings; folder: string | null } | string> {
  if (path === undefined) return { settings: NO_SETTINGS, folder: null };
  try {
    const text = await readFile(path, 'utf8');
    if (text.includes('\0')) return notText(path, t);
    const { settings } = openDocument(text);
    return { settings, folder: dirname(resolve(path)) };
  } catch (error) {
    return t('The config {path} cannot be read: {reason}.', { path, reason: fileReason(error, t) });
  }
}

/** The report of the logs, null without any, or a sentence. */
async function analyze(args: Arguments, settings: Settings, io: Io): Promise<{ report: Report | null } | string> {
  const logs = textOptions(args, 'log');
  if (logs.length === 0) return { report: null };
  const format = stringSetting(settings, 'access_log_format');
  const result = await analyzeFiles({
    // Absolute, because the snippet works elsewhere than here.
    paths: logs.map(log => (log === '-' ? log : resolve(log))),
    format: format === undefined ? null : { text: format, from: 'config' },
    workerFile: join(__dirname, 'worker.js'),
    t: io.t,
  });
  if ('failure' in result) return result.failure;
  for (const note of result.notes) io.note(note);
  return { report: result.report };
}

/** Writes to the file, or into the folder under the snippet's own name. A sentence when it cannot. */
async function write(out: string, name: string, text: string, t: Localize): Promise<{ path: string } | string> {
  const isFolder =
    out.endsWith('/') ||
    (await stat(out).then(
      found => found.isDirectory(),
      () => false,
    ));
  const path = isFolder ? join(out, name) : out;
  try {
    // logrotate ignores files that others may write to.
    await writeFile(path, text, { mode: 0o644 });
    return { path };
  } catch (error) {
    return t('{path} cannot be written: {reason}.', { path, reason: fileReason(error, t) });
  }
}
