import type { Report } from '../analysis/report.ts';
import { sourceName } from '../analysis/source-name.ts';
import type { Localize } from '../base/localize.ts';
import { code as codeSpan, tableCell } from '../base/markdown.ts';
import { timeText } from '../base/times.ts';
import { countText, durationText, estimateText, shareText, sizeText } from '../base/units.ts';
import { visible } from '../base/visible.ts';

/** The report in a page of Markdown, for a ticket or a message. Whatever came from a log stands in code spans. */
export function writeMarkdown(report: Report, t: Localize): string {
  return `${[heading(report, t), totals(report, t), findings(report, t), endpoints(report, t)]
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`;
}

function heading({ sources, span, filter }: Report, t: Localize): string[] {
  const names = sources.map(({ path }) => code(sourceName(path, t))).join(', ');
  const lines = [`# ${t('Access log {names}', { names })}`];
  if (span) lines.push('', t('{from} to {to}, UTC', { from: timeText(span.first), to: timeText(span.last) }));
  if (filter && filter.text !== '') lines.push('', t('Only {filter}', { filter: code(filter.text) }));
  return lines;
}

function totals(
  { requests, lines, statusClasses, duration, bytesSent, differentClients }: Report,
  t: Localize,
): string[] {
  const rows: (readonly [string, string])[] = [[t('Requests'), countText(requests)]];
  if (statusClasses) {
    for (const key of ['5xx', '4xx'] as const) {
      rows.push([key, `${countText(statusClasses[key])} (${shareText(statusClasses[key], requests)})`]);
    }
  }
  if (duration) {
    for (const key of ['p50', 'p95', 'p99', 'max'] as const) rows.push([key, durationText(duration[key])]);
  }
  if (bytesSent !== null) rows.push([t('Sent'), sizeText(bytesSent)]);
  if (differentClients) {
    const { count, relativeError } = differentClients;
    rows.push([t('Different clients'), estimateText(count, relativeError)]);
  }
  if (lines.unparsed > 0) rows.push([t('Lines not understood'), countText(lines.unparsed)]);
  return [...head('', ''), ...rows.map(([name, value]) => `| ${name} | ${value} |`)];
}

function findings({ insights }: Report, t: Localize): string[] {
  if (!insights || insights.length === 0) return [];
  return [
    `## ${t('Findings')}`,
    '',
    ...insights.map(({ says, advice }) => `- ${plain(says)}${advice === null ? '' : ` ${plain(advice)}`}`),
  ];
}

function endpoints({ endpoints, requests }: Report, t: Localize): string[] {
  if (!endpoints || endpoints.length === 0) return [];
  const hasDurations = endpoints.some(({ duration }) => duration !== null);
  const titles = [t('Endpoint'), t('Requests'), t('Share'), '5xx', ...(hasDurations ? ['p50', 'p95'] : [])];
  return [
    `## ${t('Endpoints')}`,
    '',
    ...head(...titles),
    ...endpoints.map(({ path, requests: count, status, duration }) => {
      const failed = status ? shareText(status['5xx'] ?? 0, count) : '–';
      const cells = [code(path), countText(count), shareText(count, requests), failed];
      if (hasDurations)
        cells.push(...(['p50', 'p95'] as const).map(key => (duration ? durationText(duration[key]) : '–')));
      return `| ${cells.join(' | ')} |`;
    }),
  ];
}

function head(...titles: readonly string[]): string[] {
  return [`| ${titles.join(' | ')} |`, `| --- |${' ---: |'.repeat(titles.length - 1)}`];
}

/** A text that is shown as it is, and ends no cell of a table. */
function code(text: string): string {
  return tableCell(codeSpan(visible(text).slice(0, LONGEST)));
}

const LONGEST = 300;

/** A sentence of ours, in which pieces of a log may be: nothing in it means anything to Markdown. */
function plain(sentence: string): string {
  return visible(sentence).replaceAll(/[\\`*_{}[\]<>#|~&$@!]/g, character => `&#${character.codePointAt(0)};`);
}
