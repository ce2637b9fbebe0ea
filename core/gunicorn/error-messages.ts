/**
 * What Gunicorn says in its error log about its master and its workers, in the words of the releases 20.1 to 26.1.
 * A value that is worth keeping is a named group: `pid`, `code`, `signal`, `address`, `path`, `reason`, `release`, and
 * of a request `method` and `target`.
 * Each pattern is anchored at the start and free of nested repetition, because it is tried on content of a log.
 */
export interface ErrorMessage {
  readonly kind: ErrorMessageKind;
  readonly pattern: RegExp;
  /** Messages as they were written; a test reads each of them back. */
  readonly examples: readonly string[];
}

export type ErrorMessageKind =
  | 'master-start'
  | 'listening'
  | 'worker-boot'
  | 'worker-exit'
  | 'worker-signal'
  | 'worker-failure'
  | 'worker-timeout'
  | 'worker-recycled'
  | 'worker-reload'
  | 'reload'
  | 'upgrade'
  | 'promoted'
  | 'signal'
  | 'shutdown'
  | 'halt-reason'
  | 'address-in-use'
  | 'address-invalid'
  | 'bind-failed'
  | 'worker-exception'
  | 'request-exception'
  | 'bad-request';

export const ERROR_MESSAGES: readonly ErrorMessage[] = [
  {
    kind: 'master-start',
    pattern: /^Starting gunicorn (?<release>\S+)$/,
    examples: ['Starting gunicorn 20.1.0', 'Starting gunicorn 26.1.0'],
  },
  {
    kind: 'listening',
    pattern: /^Listening at: (?<address>.+?) \(\d+\)$/,
    examples: ['Listening at: http://127.0.0.1:8000 (4711)', 'Listening at: unix:/run/g.sock (4711)'],
  },
  {
    kind: 'worker-boot',
    pattern: /^Booting worker with pid: (?<pid>\d+)$/,
    examples: ['Booting worker with pid: 4712'],
  },
  {
    kind: 'worker-exit',
    pattern: /^Worker exiting \(pid: (?<pid>\d+)\)$/,
    examples: ['Worker exiting (pid: 4712)'],
  },
  {
    // 20.1 has the number of the signal, later releases its name, and a guess after SIGKILL.
    kind: 'worker-signal',
    pattern: /^Worker with pid (?<pid>\d+) was terminated due to signal (?<signal>\d+)$/,
    examples: ['Worker with pid 4712 was terminated due to signal 9'],
  },
  {
    kind: 'worker-signal',
    pattern: /^Worker \(pid:(?<pid>\d+)\) was sent (?<signal>\w+)!(?: Perhaps out of memory\?)?$/,
    examples: ['Worker (pid:4712) was sent SIGKILL! Perhaps out of memory?', 'Worker (pid:4712) was sent SIGSEGV!'],
  },
  {
    // 21.2 to 23.0 say it twice, once without the full stop.
    kind: 'worker-failure',
    pattern: /^Worker \(pid:(?<pid>\d+)\) exited with code (?<code>\d+)\.?$/,
    examples: ['Worker (pid:4712) exited with code 7.', 'Worker (pid:4712) exited with code 7'],
  },
  {
    kind: 'worker-timeout',
    pattern: /^WORKER TIMEOUT \(pid:(?<pid>\d+)\)$/,
    examples: ['WORKER TIMEOUT (pid:4712)'],
  },
  {
    kind: 'worker-recycled',
    pattern: /^Autorestarting worker after current request\.$/,
    examples: ['Autorestarting worker after current request.'],
  },
  {
    kind: 'worker-reload',
    pattern: /^Worker reloading: (?<path>.+) modified$/,
    examples: ['Worker reloading: /srv/app.py modified'],
  },
  { kind: 'reload', pattern: /^Hang up: /, examples: ['Hang up: Master'] },
  { kind: 'upgrade', pattern: /^Handling signal: usr2$/, examples: ['Handling signal: usr2'] },
  { kind: 'promoted', pattern: /^Master has been promoted\.$/, examples: ['Master has been promoted.'] },
  {
    kind: 'signal',
    pattern: /^Handling signal: (?<signal>\w+)$/,
    examples: ['Handling signal: term', 'Handling signal: hup'],
  },
  { kind: 'shutdown', pattern: /^Shutting down: /, examples: ['Shutting down: Master'] },
  {
    kind: 'halt-reason',
    pattern: /^Reason: (?<reason>.+)$/,
    examples: ['Reason: Worker failed to boot.', 'Reason: App failed to load.'],
  },
  {
    kind: 'address-in-use',
    pattern: /^Connection in use: (?<address>.+)$/,
    examples: ["Connection in use: ('127.0.0.1', 8000)"],
  },
  {
    kind: 'address-invalid',
    pattern: /^Invalid address: (?<address>.+)$/,
    examples: ["Invalid address: ('192.0.2.1', 8000)"],
  },
  {
    kind: 'bind-failed',
    pattern: /^Can't connect to (?<address>.+)$/,
    examples: ["Can't connect to ('127.0.0.1', 8000)"],
  },
  {
    kind: 'worker-exception',
    pattern: /^Exception in worker process$/,
    examples: ['Exception in worker process'],
  },
  {
    // 20.1 has the target, 26.1 the method before it, and the ASGI worker has neither.
    kind: 'request-exception',
    pattern: /^(?:Error handling request(?: (?:(?<method>[A-Z]+) )?(?<target>\S+))?|Error in ASGI application)$/,
    examples: [
      'Error handling request /boom',
      'Error handling request GET /boom',
      'Error handling request',
      'Error in ASGI application',
    ],
  },
  {
    kind: 'bad-request',
    pattern: /^Invalid request from ip=(?<address>\S*): (?<reason>.+)$/,
    examples: ["Invalid request from ip=127.0.0.1: Invalid HTTP method: 'get'", 'Invalid request from ip=::1: x: y'],
  },
];

/** The row that a message is of, with what it says; null for a message of the application, or one that tells no event. */
export function knownErrorMessage(message: string): KnownErrorMessage | null {
  for (const { kind, pattern } of ERROR_MESSAGES) {
    const match = pattern.exec(message);
    if (match) return { kind, values: match.groups ?? NO_VALUES };
  }
  return null;
}

const NO_VALUES: KnownErrorMessage['values'] = {};

/** How a start begins to fail before there is a log to say so in: the lines have no prefix. */
export function isStartFailure(line: string): boolean {
  return /^(?:Error: |Failed to read config file: |Traceback \(most recent call last\):$)/.test(line);
}

/** Linux's numbers of the signals that end workers; 20.1 logs numbers, later releases names. */
export const SIGNAL_NAMES: Readonly<Record<string, string | undefined>> = {
  '1': 'SIGHUP',
  '2': 'SIGINT',
  '3': 'SIGQUIT',
  '4': 'SIGILL',
  '6': 'SIGABRT',
  '7': 'SIGBUS',
  '8': 'SIGFPE',
  '9': 'SIGKILL',
  '11': 'SIGSEGV',
  '15': 'SIGTERM',
};

export interface KnownErrorMessage {
  readonly kind: ErrorMessageKind;
  readonly values: Readonly<Record<string, string | undefined>>;
}
