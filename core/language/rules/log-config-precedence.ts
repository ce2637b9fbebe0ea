import type { Localize } from '../../base/localize.ts';
import type { SettingValue } from '../../config/settings.ts';
import { alternatives, isTrue } from '../../config/values.ts';
import { PYTHON_LEVELS } from '../../gunicorn/python-logging.ts';
import type { ConfigDocument } from '../document.ts';
import { isIncremental } from '../log-config/log-config.ts';
import type { UsedLogConfig } from '../log-config/of-document.ts';
import { settingsOf, workingLogConfigs, winningSetting } from '../log-config/of-document.ts';
import type { Node } from '../log-config/node.ts';
import { childOf, entryOf } from '../log-config/node.ts';
import type { Finding } from '../rule.ts';
import { rule } from '../rule.ts';

export const logConfigPrecedence = rule({
  id: 'log-config-precedence',
  says: 'A setting of the log has no effect, because a log config overrides it.',
  severity: 'warning',
  tag: 'unnecessary',
  explains: `Of \`logconfig_dict\`, \`logconfig_json\` and \`logconfig\` the first that is set wins. The others are not even opened.

A log config that has a logger \`gunicorn.error\` or \`gunicorn.access\` also replaces what \`errorlog\`, \`accesslog\` and
\`loglevel\` have set up. Gunicorn's defaults, which lie under a dictionary or a JSON file, have both loggers, with the
level \`INFO\`: so \`loglevel = 'debug'\` beside \`logconfig_dict = {'version': 1}\` logs no more than before, and the
file of \`errorlog\` is made and stays empty.`,
  bad: `loglevel = 'debug'
logconfig_dict = {'root': {'level': 'WARNING', 'handlers': ['console']}}
`,
  good: `logconfig_dict = {
    'root': {'level': 'WARNING', 'handlers': ['console']},
    'loggers': {
        'gunicorn.error': {'level': 'DEBUG', 'handlers': ['error_console']},
        'gunicorn.access': {'level': 'INFO', 'handlers': ['console']},
    },
}
`,

  *check(document, t) {
    yield* otherLogConfigs(document, t);
    const used = workingLogConfigs(document, t);
    // Where it depends which config is used, it depends what is overridden.
    if (used.length === 1) yield* overridden(document, used[0]!, t);
  },
});

function* otherLogConfigs(document: ConfigDocument, t: Localize): Iterable<Finding> {
  const winner = winningSetting(document);
  if (!winner) return;
  const known = settingsOf(document);
  for (const name of known.slice(known.indexOf(winner.name) + 1)) {
    const setting = document.settings.values[name];
    if (!setting || isTrue(setting.value) === false) continue;
    const message = t('{setting} has no effect: {winner} wins, and this is not even opened.', {
      setting: name,
      winner: winner.name,
    });
    yield { at: setting.nameAt, message, related: [whereItWins(winner, t)] };
  }
}

function* overridden(document: ConfigDocument, used: UsedLogConfig, t: Localize): Iterable<Finding> {
  if (isIncremental(used.config)) return;
  const loggers = childOf(used.config.root, 'loggers');
  for (const { name, logger } of FILES) {
    const setting = document.settings.values[name];
    const entry = entryOf(loggers, logger);
    if (!setting || !entry || !isFileElsewhere(setting, used)) continue;
    const message = t('Nothing is written here: {winner} says where {logger} goes.', {
      winner: used.setting.name,
      logger,
    });
    yield { at: setting.nameAt, message, related: [whereItWins(used.setting, t)] };
  }
  const loglevel = document.settings.values['loglevel'];
  const level = childOf(childOf(loggers, 'gunicorn.error'), 'level');
  if (loglevel?.value.kind !== 'string' || level?.kind !== 'text') return;
  const wanted = PYTHON_LEVELS.get(loglevel.value.value.trim().toUpperCase());
  const given = PYTHON_LEVELS.get(level.value);
  if (wanted === undefined || given === undefined || wanted === given) return;
  const values = { winner: used.setting.name, level: level.value };
  const message = t('loglevel has no effect: with {winner} the level of gunicorn.error is {level}.', values);
  yield { at: loglevel.nameAt, message, related: [whereItWins(used.setting, t)] };
}

const FILES = [
  { name: 'errorlog', logger: 'gunicorn.error' },
  { name: 'accesslog', logger: 'gunicorn.access' },
] as const;

/** Standard output is where the defaults of a log config write as well, and a handler of it may have the same file. */
function isFileElsewhere({ value }: SettingValue, { config }: UsedLogConfig): boolean {
  const paths = alternatives(value).map(one => (one.kind === 'string' ? one.value.trim() : '-'));
  const handlers = childOf(config.root, 'handlers');
  if (handlers?.kind !== 'map' || handlers.isOpen) return false;
  const known = [...handlers.entries.values()].map(({ value }) => textsIn(value));
  if (known.includes(undefined)) return false;
  return paths.every(
    path => path !== '' && path !== '-' && !known.some(texts => texts?.some(one => one.includes(path))),
  );
}

/** The file of a handler may be an argument of any name. Undefined where one of them cannot be told. */
function textsIn(handler: Node): readonly string[] | undefined {
  if (handler.kind !== 'map' || handler.isOpen) return undefined;
  const values = [...handler.entries.values()].map(({ value }) => value);
  if (values.some(({ kind }) => kind === 'unknown')) return undefined;
  return values.flatMap(value => (value.kind === 'text' ? [value.value] : []));
}

function whereItWins(setting: SettingValue, t: Localize) {
  return { at: setting.nameAt, message: t('{winner} is set here.', { winner: setting.name }) };
}
