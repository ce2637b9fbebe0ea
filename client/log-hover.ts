import { Hover, MarkdownString, Range, env, l10n } from 'vscode';
import type { Position, TextDocument } from 'vscode';
import type { Duration } from '../core/analysis/report.ts';
import type { Localize } from '../core/base/localize.ts';
import { code, tableCell } from '../core/base/markdown.ts';
import { durationText, sizeText } from '../core/base/units.ts';
import { visible } from '../core/base/visible.ts';
import { atomByKey } from '../core/gunicorn/atoms.ts';
import { atomMeaning } from '../core/language/describe-atom.ts';
import { explainLine } from '../core/logs/explain-line.ts';
import type { ExplainedLine, Told } from '../core/logs/explain-line.ts';
import type { Dashboards } from './dashboard/dashboards.ts';
import type { FrontLog } from './front-log.ts';
import { fileOfLine } from './line-in-front.ts';
import type { LineFormats } from './line-formats.ts';

/** Nobody reads a hover of more. */
const LONGEST = 200;
const MOST_PARAMETERS = 8;

const t: Localize = (sentence, values = {}) => l10n.t(sentence, values);

/** Names the fields of a line of an access log, decodes them, and says how a duration compares with the others. */
export function createLogHovers(
  dashboards: Dashboards,
  formats: LineFormats,
  frontLog: FrontLog,
): (document: TextDocument, at: Position) => Promise<Hover | null> {
  return async (document, at) => {
    const format = await formats.of(document);
    const line = format && explainLine(format, document.lineAt(at).text);
    if (!line) return null;
    const value = line.values.find(({ start, end }) => start <= at.character && at.character <= end);
    const whole = dashboards.withFile(fileOfLine(document, at.line))?.whole() ?? frontLog.reportOf(document);
    const durations = whole?.duration ?? null;
    const range = value && new Range(at.line, value.start, at.line, value.end);
    return new Hover(contentOf(line, value?.key ?? null, durations), range);
  };
}

/** Nothing in it can be followed or run, whatever the line holds. */
function contentOf({ told }: ExplainedLine, key: string | null, durations: Duration | null): MarkdownString {
  const atom = key === null ? undefined : atomByKey(key);
  const head = key === null ? '' : `**${code(`%(${key})s`)}**${atom ? ` — ${atomMeaning(atom, t)}` : ''}\n\n`;
  const rows = rowsOf(told, durations).map(([name, value]) => `| ${name} | ${tableCell(value)} |`);
  return new MarkdownString(`${head}| | |\n| --- | --- |\n${rows.join('\n')}`);
}

function rowsOf(told: Told, durations: Duration | null): [name: string, value: string][] {
  const { time, status, sizeBytes, durationMicros, pid, address, user, method, path, query, referrer, agent } = told;
  const rows: [string, string][] = [];
  if (time !== null) rows.push([t('Time'), timeOf(time)]);
  if (path !== null)
    rows.push([
      t('Request'),
      [method, decoded(path)]
        .filter(part => part !== null)
        .map(shown)
        .join(' '),
    ]);
  for (const [name, value] of parametersOf(query)) rows.push([`${shown(name)} =`, shown(value)]);
  if (status !== null) rows.push([t('Status'), String(status)]);
  if (durationMicros !== null) rows.push([t('Duration'), durationOf(durationMicros, durations)]);
  if (sizeBytes !== null) rows.push([t('Sent'), sizeText(sizeBytes)]);
  if (address !== null) rows.push([t('Client'), shown(address)]);
  if (user !== null) rows.push([t('User'), shown(user)]);
  if (agent) rows.push([t('Program'), `${shown(agent.family)}${agent.bot ? ` (${t('bot')})` : ''}`]);
  if (referrer !== null) rows.push([t('Referrer'), shown(decoded(referrer))]);
  if (pid !== null) rows.push([t('Worker'), String(pid)]);
  return rows;
}

/** On the clock of whoever reads, whose zone it names. */
function timeOf(time: number): string {
  return new Date(time).toLocaleString(env.language, { dateStyle: 'medium', timeStyle: 'long' });
}

function durationOf(micros: number, durations: Duration | null): string {
  const text = durationText(micros);
  if (!durations) return text;
  const { p50, p90, p95, p99 } = durations;
  if (micros >= p99) return t('{duration}, among the slowest 1% of this log', { duration: text });
  if (micros >= p95) return t('{duration}, among the slowest 5% of this log', { duration: text });
  if (micros >= p90) return t('{duration}, among the slowest 10% of this log', { duration: text });
  return micros >= p50
    ? t('{duration}, slower than half of this log', { duration: text })
    : t('{duration}, faster than half of this log', { duration: text });
}

function parametersOf(query: string | null): [string, string][] {
  return [...new URLSearchParams(query ?? '')].slice(0, MOST_PARAMETERS);
}

function decoded(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

function shown(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return code(visible(cut));
}
