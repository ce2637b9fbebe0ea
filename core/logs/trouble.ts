import { LOG_LEVELS } from '../gunicorn/log-levels.ts';
import { SIGNAL_NAMES, isStartFailure, knownErrorMessage } from '../gunicorn/error-messages.ts';
import type { ErrorMessageKind, KnownErrorMessage } from '../gunicorn/error-messages.ts';
import { compileReader } from './compile-reader.ts';
import { createEntries } from './entries.ts';
import { errorEntryHead } from './error-entries.ts';
import type { Format } from './format.ts';

/** Which lines of a log are worth a stop for who goes from one error to the next: each failure has one of them. */
export type IsTrouble = (line: number) => boolean;

/** Lines of an access log that were answered with 5xx. */
export function accessTrouble(format: Format, textOf: (line: number) => string): IsTrouble {
  const reader = compileReader(format, ['status']);
  const entries = createEntries();
  const encoder = new TextEncoder();
  return line => {
    const text = textOf(line);
    // Reading a line takes a microsecond or two; most can do without it.
    if (!/5\d\d/.test(text)) return false;
    const bytes = encoder.encode(text);
    entries.bytes = bytes;
    return reader.read(bytes, 0, bytes.length, entries) && Math.trunc(entries.status[0]! / 100) === 5;
  };
}

/**
 * Lines of an error log that say what failed. A traceback, or a start that failed, is one where no
 * entry above it says so.
 */
export function errorTrouble(textOf: (line: number) => string): IsTrouble {
  return line => {
    const text = textOf(line);
    const head = errorEntryHead(text);
    if (head) return SEVERE.has(head.level.toLowerCase()) || saysTrouble(knownErrorMessage(head.message));
    return isStartFailure(text) && isFirstSign(line, textOf);
  };
}

const SEVERE: ReadonlySet<string> = new Set(LOG_LEVELS.filter(({ number }) => number >= 40).map(({ name }) => name));

const TROUBLE: ReadonlySet<ErrorMessageKind> = new Set([
  'worker-timeout',
  'worker-failure',
  'worker-signal',
  'worker-exception',
  'request-exception',
  'halt-reason',
  'address-in-use',
  'address-invalid',
  'bind-failed',
]);

function saysTrouble(message: KnownErrorMessage | null): boolean {
  if (!message || !TROUBLE.has(message.kind)) return false;
  const signal = message.values['signal'];
  // A master that reloads ends its old workers so.
  return signal === undefined || (SIGNAL_NAMES[signal] ?? signal) !== 'SIGTERM';
}

function isFirstSign(below: number, textOf: (line: number) => string): boolean {
  for (let line = below - 1; line >= Math.max(0, below - LONGEST_ENTRY); line--) {
    const text = textOf(line);
    const head = errorEntryHead(text);
    if (head) return !SEVERE.has(head.level.toLowerCase()) && !saysTrouble(knownErrorMessage(head.message));
    if (isStartFailure(text)) return false;
  }
  return true;
}

/** Lines; a traceback that deep below an entry is a stop of its own. */
const LONGEST_ENTRY = 2000;
