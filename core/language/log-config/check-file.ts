import type { Localize } from '../../base/localize.ts';
import { span } from '../../base/spans.ts';
import type { Problem, Severity } from '../rule.ts';
import { iniConfig } from './ini-config.ts';
import type { LogConfig, LogConfigFinding } from './log-config.ts';
import { overDefaults } from './log-config.ts';
import { EMPTY } from './node.ts';
import { doubledIn, silencedIn } from './paths-of-lines.ts';
import { readIni } from './read-ini.ts';
import { readJson } from './read-json.ts';
import { refusedIn } from './refused.ts';

export type LogConfigKind = 'json' | 'ini';

export interface ReadLogConfig {
  readonly config: LogConfig;
  /** What keeps it from being read as one at all. */
  readonly findings: readonly LogConfigFinding[];
}

/** The kind of log config that a file of this name is; undefined for one that is none. */
export function logConfigKind(path: string): LogConfigKind | undefined {
  if (/\.json$/i.test(path)) return 'json';
  return /\.(?:ini|cfg)$/i.test(path) ? 'ini' : undefined;
}

export function readLogConfigFile(text: string, kind: LogConfigKind, t: Localize): ReadLogConfig {
  if (kind === 'ini') return iniConfig(readIni(text), t);
  const { root, brokenAt } = readJson(text);
  if (brokenAt) {
    const message = t('Gunicorn does not start: from here on this is no JSON.');
    return { config: overDefaults(EMPTY), findings: [{ at: brokenAt, message }] };
  }
  if (root.kind === 'map') return { config: overDefaults(root), findings: [] };
  const message = t('Gunicorn does not start: a log config is an object in braces.');
  return { config: overDefaults(EMPTY), findings: [{ at: root.at, message }] };
}

/** What is wrong in a log config that is a file of its own, at its place there. How many workers there are it cannot know. */
export function checkLogConfigFile(text: string, kind: LogConfigKind, t: Localize): readonly Problem[] {
  const { config, findings } = readLogConfigFile(text, kind, t);
  const refused = findings.length > 0 ? findings : refusedIn(config, true, t);
  if (refused.length > 0) return inOrder(refused.map(finding => problem('broken-log-config', 'error', finding)));
  // What does not start writes no lines, so only of the others there is more to say.
  return inOrder([
    ...Array.from(doubledIn(config, t), finding => problem('doubled-log-lines', 'warning', finding)),
    ...Array.from(silencedIn(config, t), finding => problem('silenced-log', 'warning', finding)),
  ]);
}

function problem(rule: string, usual: Severity, { at, message, severity = usual }: LogConfigFinding): Problem {
  return { rule, severity, at: at ?? span(0, 0), message, fixes: [], related: [] };
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((one, other) => one.at.start - other.at.start || one.at.end - other.at.end);
}
