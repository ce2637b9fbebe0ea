import type { Span } from '../../base/spans.ts';
import type { Word } from '../command-line.ts';
import { NO_TEXT, sliceText } from '../sourced-text.ts';
import type { SourcedText } from '../sourced-text.ts';
import { SHELL, SHLEX, splitCommands, splitWords } from './shell-words.ts';

/** Words for Gunicorn, found in a file of another kind. Plain data. */
export interface GunicornCommand {
  /** Behind its name, or in the environment variable `GUNICORN_CMD_ARGS`. */
  readonly from: 'command' | 'environment';
  /** The name. */
  readonly at: Span;
  readonly words: readonly Word[];
}

/** What a shell script runs, or any text that a shell reads. */
export function commandsInShell(source: SourcedText): readonly GunicornCommand[] {
  return splitCommands(source, SHELL).flatMap(words => commandsInWords(words));
}

/** The Gunicorn that one command runs, through whatever programs run it; none where the name is only mentioned. */
export function commandsInWords(words: readonly Word[]): readonly GunicornCommand[] {
  const assignments = words.flatMap(word => environmentArguments(word) ?? []);
  const start = words.findIndex(word => !isAssignment(word) && !KEYWORDS.has(text(word)));
  if (start < 0) return assignments;
  const first = baseName(words[start]!);
  if (EXPORTS.has(first)) return words.slice(start + 1).flatMap(word => environmentArguments(word) ?? []);
  const script = SHELLS.has(first) ? scriptOf(words.slice(start + 1)) : undefined;
  if (script) return [...assignments, ...commandsInScript(script)];
  const name = nameOfGunicorn(words, start);
  if (name === undefined) return RUNNERS.has(first) || first.endsWith('.sh') ? nested(words, start + 1) : [];
  return [...assignments, { from: 'command', at: words[name]!.at, words: words.slice(name + 1) }];
}

/** `GUNICORN_CMD_ARGS=…` as a word. */
export function environmentArguments(word: Word): GunicornCommand | undefined {
  const { value } = word.text;
  if (!value.startsWith(ASSIGNED)) return undefined;
  return fromEnvironment(sliceText(word.text, ASSIGNED.length, value.length), word.at, word.known);
}

export const CMD_ARGS = 'GUNICORN_CMD_ARGS';

const ASSIGNED = `${CMD_ARGS}=`;

/** The value of the variable, which Gunicorn cuts into words itself. */
export function fromEnvironment(value: SourcedText, at: Span, known: Word['known'] = 'whole'): GunicornCommand {
  const words = splitWords(value, SHLEX);
  return { from: 'environment', at, words: known === 'whole' ? words : openEnd(words, at) };
}

/** The last word may not be known to its end, and what follows is not known at all: perhaps its value, and more words. */
function openEnd(words: readonly Word[], at: Span): readonly Word[] {
  const anything: Word = { text: NO_TEXT, at, known: 'many' };
  return [...words.slice(0, -1), anything, anything];
}

function nameOfGunicorn(words: readonly Word[], start: number): number | undefined {
  const first = words[start]!;
  if (GUNICORN.test(text(first))) return start;
  const name = baseName(first);
  if (PYTHON.test(name)) return moduleOf(words, start + 1);
  if (!RUNNERS.has(name) && !name.endsWith('.sh')) return undefined;
  for (let index = start + 1; index < words.length; index++) {
    const word = words[index]!;
    if (GUNICORN.test(text(word))) return index;
    if (PYTHON.test(baseName(word))) return moduleOf(words, index + 1);
    // Another program has the word, and perhaps does something else with a file of this name.
    if (OTHERS.has(baseName(word))) return undefined;
  }
  return undefined;
}

/** `python -u -m gunicorn`, `python3 venv/bin/gunicorn`. */
function moduleOf(words: readonly Word[], from: number): number | undefined {
  const dash = words.findIndex((word, index) => index >= from && !/^-[^m]/.test(text(word)));
  if (dash >= 0 && GUNICORN.test(text(words[dash]!))) return dash;
  const module = words[dash + 1];
  if (dash < 0 || text(words[dash]!) !== '-m' || !module) return undefined;
  return /^gunicorn(?:\.app\.wsgiapp)?$/.test(text(module)) ? dash + 1 : undefined;
}

/** `tini -- sh -c "…"`. */
function nested(words: readonly Word[], from: number): readonly GunicornCommand[] {
  const shell = words.findIndex((word, index) => index >= from && SHELLS.has(baseName(word)));
  const script = shell < 0 ? undefined : scriptOf(words.slice(shell + 1));
  return script ? commandsInScript(script) : [];
}

function commandsInScript({ text: script, at, known }: Word): readonly GunicornCommand[] {
  const commands = commandsInShell(script);
  const last = commands.at(-1);
  if (known === 'whole' || !last) return commands;
  return [...commands.slice(0, -1), { ...last, words: openEnd(last.words, at) }];
}

/** What stands behind `-c`, `-ec`, `-lc`. */
function scriptOf(words: readonly Word[]): Word | undefined {
  const flag = words.findIndex(word => /^-[a-z]*c$/.test(text(word)));
  return flag < 0 ? undefined : words[flag + 1];
}

const isAssignment = ({ text: { value } }: Word) => /^[A-Za-z_]\w*\+?=/.test(value);

/** Empty for a word that is not known to its end. */
const text = ({ text: { value }, known }: Word) => (known === 'whole' ? value : '');

const baseName = (word: Word) => text(word).replace(/^.*\//, '');

const GUNICORN = /^(?:.*\/)?gunicorn3?$/;
const PYTHON = /^(?:python|pypy)[\d.]*$/;
const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'zsh']);
const EXPORTS = new Set(['export', 'set', 'declare', 'typeset', 'local', 'readonly']);
const KEYWORDS = new Set(['exec', 'if', 'then', 'else', 'elif', 'do', 'while', 'until', '!', '{', 'time', 'command']);

/** Programs that run what their arguments name. */
const RUNNERS = new Set([
  'authbind',
  'catchsegv',
  'chamber',
  'chpst',
  'coverage',
  'ddtrace-run',
  'doppler',
  'dotenv',
  'dumb-init',
  'env',
  'envdir',
  'exec',
  'gosu',
  'hatch',
  'honcho',
  'ionice',
  'jemalloc.sh',
  'newrelic-admin',
  'nice',
  'nohup',
  'numactl',
  'opentelemetry-instrument',
  'pdm',
  'pipenv',
  'poetry',
  'rye',
  'setpriv',
  'setuidgid',
  'start-stop-daemon',
  'stdbuf',
  'su-exec',
  'sudo',
  'taskset',
  'time',
  'timeout',
  'tini',
  'uv',
  'uvx',
  'xvfb-run',
]);

/** Programs and their commands that do something else with a name than run it. */
const OTHERS = new Set(
  (
    'add apk apt apt-get apt-cache cat chmod chown cp cut dnf echo find grep install killall kill ln ls lock man mkdir mv pgrep pip ' +
    'pip3 pipx pkill printf ps remove rm sed service supervisorctl sync systemctl tail tee test touch uninstall update ' +
    'upgrade which yum show shell'
  ).split(' '),
);
