/** Where hooks run. Processes share nothing after the fork: what one of them sets, no other sees. */
export interface HookProcess {
  /** English, to be put behind "Runs in"; localized where it is shown. */
  readonly means: string;
}

export const HOOK_PROCESSES = {
  master: { means: 'the master process' },
  'new-master': { means: 'the process that is about to become the new master' },
  worker: { means: 'each worker process' },
  'dirty-arbiter': { means: 'the dirty arbiter, a process of its own' },
  'dirty-worker': { means: 'each dirty worker process' },
} as const satisfies Readonly<Record<string, HookProcess>>;

export type HookProcessName = keyof typeof HOOK_PROCESSES;

/** What hooks are called with, by the names that Gunicorn's own hooks give them. */
export interface HookParameter {
  /** English Markdown; localized where it is shown. */
  readonly means: string;
}

export const HOOK_PARAMETERS = {
  server: {
    means:
      'The arbiter, which manages the workers: `server.log` writes to the error log, `server.cfg` has the settings, `server.WORKERS` the workers by process id.',
  },
  worker: {
    means:
      'The worker: `worker.pid` is its process id, `worker.age` its number since the start, `worker.log` writes to the error log.',
  },
  req: { means: 'The request: `req.method`, `req.path`, `req.query`, and `req.headers` as pairs of name and value.' },
  environ: { means: 'The environment that the application was called with, a dictionary.' },
  resp: { means: 'The response: `resp.status` is its status line, `resp.sent` the bytes of its body.' },
  new_value: { means: 'How many workers are wanted from now on.' },
  old_value: { means: 'How many were wanted before; `None` as Gunicorn starts.' },
  config: { means: 'The settings.' },
  default_ssl_context_factory: { means: 'Makes the context that the SSL settings describe, when it is called.' },
  arbiter: { means: 'The dirty arbiter, which manages the dirty workers: `arbiter.log` writes to the error log.' },
} as const satisfies Readonly<Record<string, HookParameter>>;

export type HookParameterName = keyof typeof HOOK_PARAMETERS;
