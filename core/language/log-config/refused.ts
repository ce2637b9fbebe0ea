import { closest } from '../../base/closest.ts';
import type { Localize } from '../../base/localize.ts';
import type { Span } from '../../base/spans.ts';
import { FORMATTER_FIELD, HANDLER_CLASSES, PYTHON_LEVELS } from '../../gunicorn/python-logging.ts';
import type { LogConfig, LogConfigFinding } from './log-config.ts';
import { isIncremental, itemsOf, loggersOf } from './log-config.ts';
import type { Entry, Node } from './node.ts';
import { childOf, entryOf, lacks } from './node.ts';

/** Everything in a log config that keeps Gunicorn from starting. Levels that somebody may have added are left alone. */
export function refusedIn(config: LogConfig, hasOwnLevels: boolean, t: Localize): readonly LogConfigFinding[] {
  if (isIncremental(config)) return [];
  const found = [...allRefused(config, hasOwnLevels, t)];
  // What is missing is missed by several of Gunicorn's own; the first is enough to say it.
  const whole = found.find(({ isOfWhole }) => isOfWhole);
  return found.filter(finding => finding === whole || !finding.isOfWhole);
}

function* allRefused(config: LogConfig, hasOwnLevels: boolean, t: Localize): Iterable<LogConfigFinding> {
  yield* refusedVersion(config, t);
  for (const [name, entry] of itemsOf(config, 'formatters')) yield* refusedFormatter(name, entry, t);
  for (const [name, entry] of itemsOf(config, 'handlers')) {
    yield* refusedHandler(config, name, entry, t);
    yield* refusedLevel(entry, hasOwnLevels, t);
  }
  for (const [name, entry] of loggersOf(config)) {
    yield* refusedNames(config, name, entry, 'handlers', t);
    yield* refusedNames(config, name, entry, 'filters', t);
    yield* refusedLevel(entry, hasOwnLevels, t);
  }
}

function* refusedVersion({ own }: LogConfig, t: Localize): Iterable<LogConfigFinding> {
  const entry = own.entries.get('version');
  const value = entry?.value;
  const isWrong = value?.kind === 'text' || value?.kind === 'none' || (value?.kind === 'number' && value.value !== 1);
  if (isWrong) yield { at: entry!.keyAt, message: t('Gunicorn does not start: the version of a log config is 1.') };
}

function* refusedFormatter(name: string, { keyAt, value }: Entry, t: Localize): Iterable<LogConfigFinding> {
  const format = childOf(value, 'format');
  const isPlain =
    ['()', 'style', 'validate'].every(key => lacks(value, key)) &&
    (lacks(value, 'class') || textOf(childOf(value, 'class')) === 'logging.Formatter');
  if (!isPlain || format?.kind !== 'text' || FORMATTER_FIELD.test(format.value)) return;
  const message = /\{\w+\}/.test(format.value)
    ? t('Gunicorn does not start: the format of "{name}" has braces, so the formatter needs "style": "{".', { name })
    : t('Gunicorn does not start: the format of "{name}" has no field such as %(message)s.', { name });
  yield { at: format.at ?? keyAt, message };
}

function* refusedHandler(
  config: LogConfig,
  name: string,
  { keyAt, value }: Entry,
  t: Localize,
): Iterable<LogConfigFinding> {
  const isMadeByFactory = !lacks(value, '()');
  if (!isMadeByFactory && config.form === 'dictionary' && lacks(value, 'class')) {
    yield { at: keyAt, message: t('Gunicorn does not start: the handler "{name}" has no class.', { name }) };
  }
  if (!isMadeByFactory) yield* refusedClass(config, name, value, t);
  const formatter = childOf(value, 'formatter');
  if (formatter?.kind === 'text' && formatter.value !== '') yield* missingFormatter(config, name, formatter, t);
  yield* refusedNames(config, name, { keyAt, value }, 'filters', t);
}

function* missingFormatter(
  config: LogConfig,
  handler: string,
  formatter: Extract<Node, { kind: 'text' }>,
  t: Localize,
): Iterable<LogConfigFinding> {
  if (!isMissing(config, 'formatters', formatter.value)) return;
  const values = { handler, name: formatter.value };
  if (config.own.entries.has('handlers')) {
    const message = t(
      'Gunicorn does not start: there is no formatter "{name}", which the handler "{handler}" names.',
      values,
    );
    yield { at: formatter.at, message };
  } else {
    const message = t(
      'Gunicorn does not start: these formatters replace its own, and its handler "{handler}" needs the formatter "{name}".',
      values,
    );
    yield { at: config.own.entries.get('formatters')?.keyAt, message, isOfWhole: true };
  }
}

function* refusedClass({ form }: LogConfig, handler: string, value: Node, t: Localize): Iterable<LogConfigFinding> {
  const node = childOf(value, 'class');
  if (node?.kind !== 'text') return;
  const written = form === 'ini' && !node.value.startsWith('logging.') ? `logging.${node.value}` : node.value;
  const known = HANDLER_CLASSES.find(({ module, name }) => written === `${module}.${name}`);
  if (known) {
    const missing = form === 'ini' ? undefined : known.needs.find(argument => lacks(value, argument));
    if (missing === undefined) return;
    const values = { handler, class: node.value, argument: missing };
    yield {
      at: node.at,
      message: t('Gunicorn does not start: the handler "{handler}" has no "{argument}", which {class} needs.', values),
    };
    return;
  }
  const right = intendedClass(written);
  if (right === undefined) return;
  const values = { class: node.value, right: form === 'ini' ? right.replace(/^logging\./, '') : right };
  yield { at: node.at, message: t('Gunicorn does not start: there is no class {class}; {right} is one.', values) };
}

/** A class of the standard library by a wrong path. Undefined for any that may be somebody's own. */
function intendedClass(written: string): string | undefined {
  const last = written.slice(written.lastIndexOf('.') + 1);
  const same = HANDLER_CLASSES.find(({ name }) => name === last);
  const isOfLogging = /^logging\.(?:handlers\.)?\w+$/.test(written);
  if (same) return isOfLogging || last === written ? `${same.module}.${same.name}` : undefined;
  if (!isOfLogging) return undefined;
  const name = closest(
    last,
    HANDLER_CLASSES.map(known => known.name),
  );
  const near = HANDLER_CLASSES.find(known => known.name === name);
  return near && `${near.module}.${near.name}`;
}

function* refusedLevel({ value }: Entry, hasOwnLevels: boolean, t: Localize): Iterable<LogConfigFinding> {
  const entry = entryOf(value, 'level');
  if (entry?.value.kind !== 'text' || PYTHON_LEVELS.has(entry.value.value)) return;
  const level = entry.value.value;
  const right = closest(level, PYTHON_LEVELS.keys());
  if (hasOwnLevels && !PYTHON_LEVELS.has(level.toUpperCase())) return;
  yield {
    at: entry.value.at ?? entry.keyAt,
    message:
      right === undefined
        ? t('Gunicorn does not start: Python has no log level "{level}"; INFO is one.', { level })
        : t('Gunicorn does not start: Python has no log level "{level}"; write {right}.', { level, right }),
  };
}

/** Loggers and handlers that name handlers or filters which are not there. */
function* refusedNames(
  config: LogConfig,
  name: string,
  { keyAt, value }: Entry,
  section: 'handlers' | 'filters',
  t: Localize,
): Iterable<LogConfigFinding> {
  const list = childOf(value, section);
  if (list?.kind === 'text' && list.value !== '' && config.form === 'dictionary') {
    const message = t('Gunicorn does not start: "{section}" of "{name}" is a list: ["{text}"].', {
      section,
      name,
      text: list.value,
    });
    yield { at: list.at ?? keyAt, message };
  }
  if (list?.kind !== 'list') return;
  for (const item of list.items) {
    if (item.kind !== 'text' || !isMissing(config, section, item.value)) continue;
    yield section === 'filters'
      ? {
          at: item.at ?? keyAt,
          message: t('Gunicorn does not start: there is no filter "{name}".', { name: item.value }),
        }
      : missingHandler(config, name, item.value, item.at ?? keyAt, t);
  }
}

function missingHandler(
  config: LogConfig,
  logger: string,
  name: string,
  at: Span | undefined,
  t: Localize,
): LogConfigFinding {
  const section = logger === 'root' ? 'root' : 'loggers';
  if (config.own.entries.has(section)) {
    const known = itemsOf(config, 'handlers').map(([handler]) => `"${handler}"`);
    const message =
      known.length === 0
        ? t('Gunicorn does not start: there is no handler "{name}".', { name })
        : t('Gunicorn does not start: there is no handler "{name}"; there are {known}.', {
            name,
            known: known.join(', '),
          });
    return { at, message };
  }
  const message = t(
    'Gunicorn does not start: these handlers replace its own, and its logger "{logger}" needs the handler "{name}". Configure the logger too, or keep a handler of that name.',
    { logger, name },
  );
  return { at: config.own.entries.get('handlers')?.keyAt, message, isOfWhole: true };
}

/** Whether a name is sure to be missing: a section that nobody can see to its end may have it. */
function isMissing({ root }: LogConfig, section: string, name: string): boolean {
  const entry = root.entries.get(section);
  return entry ? lacks(entry.value, name) : !root.isOpen;
}

function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'text' ? node.value : undefined;
}
