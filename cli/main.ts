import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { config, t } from '@vscode/l10n';
import { COMMANDS } from './commands/index.ts';
import type { Command, Io } from './command.ts';
import { commandHelp, help } from './print/help.ts';
import { visible } from '../core/base/visible.ts';
import { readArguments } from './read-arguments.ts';

/** argv → command → exit code. The exit code is left to Node, so that everything written still arrives. */
async function main(argv: readonly string[]): Promise<number> {
  const io = standardIo();
  const [word, ...rest] = argv;
  if (word === 'help' && rest[0] !== undefined) return await main([rest[0], '--help']);
  if (word === '--version' || word === '-V') return print(version(), io);
  if (word === '--help' || word === '-h' || word === 'help') return print(help(COMMANDS, io.t), io);
  if (word === undefined) {
    io.note(io.t('No command was given. "gunicorn-logs --help" lists them.'));
    return 2;
  }
  const command = COMMANDS.find(({ id }) => id === word);
  if (!command) {
    io.note(io.t('There is no command "{word}". "gunicorn-logs --help" lists them.', { word }));
    return 2;
  }
  return await run(command, rest, io);
}

async function run(command: Command, argv: readonly string[], io: Io): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) return print(commandHelp(command, io.t), io);
  const args = readArguments(command, argv, io.t);
  if ('failure' in args) {
    io.note(args.failure);
    return 2;
  }
  return await command.run(args, io);
}

async function print(text: string, io: Io): Promise<number> {
  await io.out(text);
  return 0;
}

function version(): string {
  const manifest = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as { version: string };
  return `gunicorn-logs ${manifest.version}\n`;
}

/** The language as POSIX names it: the first of the three that is set decides. */
function languageOf(env: NodeJS.ProcessEnv): Pick<Io, 'language' | 'sentences'> {
  const english = { language: 'en', sentences: {} };
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  if (!/^zh\b|^zh_/i.test(locale)) return english;
  try {
    const contents = readFileSync(join(__dirname, 'l10n', 'bundle.l10n.zh-cn.json'), 'utf8');
    config({ contents });
    return { language: 'zh-cn', sentences: JSON.parse(contents) as Io['sentences'] };
  } catch {
    // Without its bundle the program still works, in English.
    return english;
  }
}

function standardIo(): Io {
  const { stdout, stderr, env } = process;
  // Whoever reads us may have read enough (`| head`): that is no error of ours, there is just nobody left to tell.
  for (const stream of [stdout, stderr]) stream.on('error', ignoreClosedPipe);
  return {
    out: text => new Promise(resolve => void stdout.write(text, () => resolve())),
    note: sentence => void stderr.write(`${sentence.split('\n').map(visible).join('\n')}\n`),
    ...languageOf(env),
    t: (sentence, values = {}) => t(sentence, values),
    colors: stdout.isTTY && stdout.hasColors(env),
    columns: stdout.columns ?? 100,
  };
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

main(process.argv.slice(2)).then(
  code => void (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 70;
  },
);
