/** What Python's `logging` knows by name. Names are case-sensitive there, unlike in Gunicorn's own `loglevel`. */
export const PYTHON_LEVELS: ReadonlyMap<string, number> = new Map([
  ['CRITICAL', 50],
  ['FATAL', 50],
  ['ERROR', 40],
  ['WARN', 30],
  ['WARNING', 30],
  ['INFO', 20],
  ['DEBUG', 10],
  ['NOTSET', 0],
]);

/** A class of the standard library that writes lines somewhere. */
export interface HandlerClass {
  readonly name: string;
  readonly module: 'logging' | 'logging.handlers';
  /** Without these it cannot be made. */
  readonly needs: readonly string[];
  /** Renames its file while other processes go on writing to it; by default, or only with this argument. */
  readonly rotates?: 'always' | 'with maxBytes';
}

export const HANDLER_CLASSES: readonly HandlerClass[] = [
  { name: 'StreamHandler', module: 'logging', needs: [] },
  { name: 'FileHandler', module: 'logging', needs: ['filename'] },
  { name: 'NullHandler', module: 'logging', needs: [] },
  { name: 'Handler', module: 'logging', needs: [] },
  { name: 'RotatingFileHandler', module: 'logging.handlers', needs: ['filename'], rotates: 'with maxBytes' },
  { name: 'TimedRotatingFileHandler', module: 'logging.handlers', needs: ['filename'], rotates: 'always' },
  { name: 'WatchedFileHandler', module: 'logging.handlers', needs: ['filename'] },
  { name: 'BaseRotatingHandler', module: 'logging.handlers', needs: ['filename', 'mode'] },
  { name: 'SocketHandler', module: 'logging.handlers', needs: ['host', 'port'] },
  { name: 'DatagramHandler', module: 'logging.handlers', needs: ['host', 'port'] },
  { name: 'SysLogHandler', module: 'logging.handlers', needs: [] },
  { name: 'SMTPHandler', module: 'logging.handlers', needs: ['mailhost', 'fromaddr', 'toaddrs', 'subject'] },
  { name: 'NTEventLogHandler', module: 'logging.handlers', needs: ['appname'] },
  { name: 'BufferingHandler', module: 'logging.handlers', needs: ['capacity'] },
  { name: 'MemoryHandler', module: 'logging.handlers', needs: ['capacity'] },
  { name: 'HTTPHandler', module: 'logging.handlers', needs: ['host', 'url'] },
  { name: 'QueueHandler', module: 'logging.handlers', needs: [] },
];

/** A format of a formatter must hold one of these, or Python does not make the formatter (since 3.8). */
export const FORMATTER_FIELD = /%\(\w+\)[#0+ -]*(?:\*|\d+)?(?:\.(?:\*|\d+))?[diouxefgcrsa%]/i;
