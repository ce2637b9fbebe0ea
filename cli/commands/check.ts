import { readFile } from 'node:fs/promises';
import type { Localize } from '../../core/base/localize.ts';
import { parseVersion } from '../../core/gunicorn/version.ts';
import type { Surroundings } from '../../core/language/document.ts';
import { fileKind } from '../../core/language/file-kind.ts';
import { checkLogConfigFile, logConfigKind } from '../../core/language/log-config/check-file.ts';
import { diskFiles } from '../../core/language/node/disk-files.ts';
import { findVersion } from '../../core/language/node/find-version.ts';
import { toPath } from '../../core/language/node/paths.ts';
import { createLanguageService } from '../../core/language/service.ts';
import type { Arguments, Command, Io } from '../command.ts';
import { textOption } from '../command.ts';
import { findConfigs } from '../find-configs.ts';
import type { Checked } from '../print/checked.ts';
import { jsonProblems } from '../print/json-problems.ts';
import { githubProblems } from '../print/github-problems.ts';
import { sarifProblems } from '../print/sarif-problems.ts';
import { textProblems } from '../print/text-problems.ts';
import { notText } from '../read-config.ts';

export const check: Command = {
  id: 'check',
  usage: 'FILE...',
  says: 'Finds mistakes in Gunicorn configs, log configs (JSON, ini), logrotate files and alert rules for Prometheus; of a folder, in all of them below it.',
  options: {
    gunicorn: {
      type: 'string',
      value: 'VERSION',
      says: 'The release that will read the configs; else what the project pins, or the newest.',
    },
    output: { type: 'string', value: 'text|json|sarif|github', says: 'How to print the problems: text unless said.' },
  },
  run,
};

async function run(args: Arguments, io: Io): Promise<number> {
  const { t } = io;
  const fail = (sentence: string) => {
    io.note(sentence);
    return 2;
  };
  if (args.files.length === 0 || args.files.includes(''))
    return fail(t('Which config? gunicorn-logs check FILE... reads files and folders.'));
  const output = textOption(args, 'output') ?? 'text';
  const print = Object.hasOwn(PRINTERS, output) ? PRINTERS[output] : undefined;
  if (!print)
    return fail(t('--output can be {outputs}, not "{output}".', { outputs: Object.keys(PRINTERS).join(', '), output }));

  const named = textOption(args, 'gunicorn');
  if (named !== undefined && !parseVersion(named))
    return fail(t('--gunicorn takes a release such as 20.1.0, not "{version}".', { version: named }));

  const service = createLanguageService({ t });
  const files = diskFiles();
  const around = (file: string): Surroundings => {
    const path = toPath(file);
    return { ...findVersion(path, { named, roots: [toPath('.')], files }), path, files };
  };
  const checked: Checked[] = [];
  let failed = false;
  for (const path of args.files) {
    const found = await findConfigs(path, t);
    const configs = 'failure' in found ? [] : found.files;
    if ('failure' in found) {
      io.note(found.failure);
      failed = true;
    }
    for (const file of configs) {
      const read = await readConfig(file, t);
      if ('failure' in read) {
        io.note(read.failure);
        failed = true;
        continue;
      }
      if (fileKind(file, read.text) === 'other') {
        io.note(
          t('{file} is neither a rule file of Prometheus nor a compose file, so nothing in it is checked.', { file }),
        );
        failed = true;
        continue;
      }
      const kind = logConfigKind(file);
      const problems = kind
        ? checkLogConfigFile(read.text, kind, t)
        : service.problems(service.open(read.text, around(file)));
      checked.push({ file, text: read.text, problems });
    }
  }

  await io.out(print(checked, io));
  if (output === 'text' && checked.length > 0) io.note(summary(checked, t));
  if (failed) return 2;
  return checked.some(({ problems }) => problems.some(({ severity }) => severity === 'error')) ? 1 : 0;
}

const PRINTERS: Readonly<Record<string, (checked: readonly Checked[], io: Io) => string>> = {
  text: textProblems,
  json: jsonProblems,
  sarif: sarifProblems,
  github: githubProblems,
};

/** The text of a config, or one sentence. Editors do not count a byte order mark as a column, and neither do we. */
async function readConfig(file: string, t: Localize): Promise<{ text: string } | { failure: string }> {
  try {
    const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
    return text.includes('\0') ? { failure: notText(file, t) } : { text };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return { failure: t('There is no file {file}.', { file }) };
    if (code === 'EACCES') return { failure: t('{file} may not be read: permission denied.', { file }) };
    return { failure: t('{file} cannot be read: {reason}.', { file, reason: code ?? String(error) }) };
  }
}

function summary(checked: readonly Checked[], t: Localize): string {
  const counts = { problems: checked.reduce((sum, { problems }) => sum + problems.length, 0), files: checked.length };
  return t('Problems: {problems}. Configs: {files}.', counts);
}
