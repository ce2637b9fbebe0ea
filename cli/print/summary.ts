import type { OtherFormatPlace, Report, ReportFilter } from '../../core/analysis/report.ts';
import type { Localize } from '../../core/base/localize.ts';
import { timeText } from '../../core/base/times.ts';
import { countText, durationText, estimateText, numberText, shareText, sizeText } from '../../core/base/units.ts';
import type { Page } from './page.ts';
import { section } from './page.ts';
import { sourceName } from '../../core/analysis/source-name.ts';
import { displayWidth, padEnd } from '../../core/base/table.ts';
import { visible } from '../../core/base/visible.ts';

/** What was read, and the totals. */
export function summary(report: Report, page: Page): readonly string[] {
  const { t } = page;
  const { sources, format, filter, requests, lines, span, bytesSent, rates, methods, differentClients } = report;
  // Error logs alone have sections of their own.
  if (sources.length === 0) return [];
  const rows: (readonly [string, string])[] = [[t('Requests'), requestsText(requests, rates, t)]];
  if (filter) rows.push([t('Filter'), filterText(filter, lines, t)]);
  if (lines.unparsed > 0) rows.push([t('Not read'), unparsedText(lines, t)]);
  if (span) rows.push([t('Time'), spanText(span, t)]);
  if (bytesSent !== null && requests > 0) rows.push([t('Sent'), bytesText(bytesSent, rates, t)]);
  if (differentClients && requests > 0) rows.push([t('Clients'), clientsText(differentClients, t)]);
  if (methods && requests > 0) rows.push([t('Methods'), methodsText(methods)]);
  if (requests > 0 || format.from !== 'content') {
    rows.push([t('Format'), `${visible(format.text)} (${originText(format.from, t)})`]);
  }
  for (const { text, places } of format.others ?? []) {
    rows.push([t('Also in'), [visible(text), ...places.map(place => placeText(place, t))].join('; ')]);
  }
  const width = Math.max(...rows.map(([name]) => displayWidth(name)));
  return section(
    sources.map(({ path }) => visible(sourceName(path, t))).join(', '),
    rows.map(([name, value]) => `${padEnd(name, width)}  ${value}`),
    page,
  );
}

/** A restart with a changed config goes on in the same file. */
function placeText({ source, lines, firstLine, lastLine, firstTime }: OtherFormatPlace, t: Localize): string {
  const values = {
    count: countText(lines),
    first: countText(firstLine),
    last: countText(lastLine),
    name: visible(sourceName(source, t)),
  };
  return firstTime === null
    ? t('{count} of the lines {first} to {last} of {name}', values)
    : t('{count} of the lines {first} to {last} of {name}, since {time} UTC', { ...values, time: timeText(firstTime) });
}

function requestsText(requests: number, rates: Report['rates'], t: Localize): string {
  if (!rates) return countText(requests);
  return t('{count}, {rate} per second, {peak} in the busiest minute', {
    count: countText(requests),
    rate: numberText(rates.requestsPerSecond),
    peak: countText(rates.peakRequestsPerMinute),
  });
}

/** The times as bounds of the query that they are. */
function filterText({ text, since, until, matched }: ReportFilter, { parsed }: Report['lines'], t: Localize): string {
  const bounds = [
    since !== null && `time>=${isoText(since)}`,
    until !== null && `time<${isoText(until)}`,
    text !== '' && visible(text.includes(' or ') && (since !== null || until !== null) ? `(${text})` : text),
  ];
  return t('{filter}: {count} of {total} requests', {
    filter: bounds.filter(bound => bound !== false).join(' '),
    count: countText(matched),
    total: countText(parsed),
  });
}

const isoText = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;

function unparsedText({ total, unparsed }: Report['lines'], t: Localize): string {
  return t('{count} of {total} lines ({share})', {
    count: countText(unparsed),
    total: countText(total),
    share: shareText(unparsed, total),
  });
}

function spanText({ first, last }: NonNullable<Report['span']>, t: Localize): string {
  return t('{first} to {last} UTC ({length})', {
    first: timeText(first),
    last: timeText(last),
    // Times are whole seconds, and both ends count.
    length: durationText((last - first + 1000) * 1000),
  });
}

function bytesText(bytes: number, rates: Report['rates'], t: Localize): string {
  const size = sizeText(bytes);
  if (rates?.bytesPerSecond === null || rates?.bytesPerSecond === undefined) return size;
  return t('{size}, {rate} per second', { size, rate: sizeText(rates.bytesPerSecond) });
}

function clientsText({ count, relativeError }: NonNullable<Report['differentClients']>, t: Localize): string {
  return count === 1
    ? t('one address')
    : t('{count} different addresses', { count: estimateText(count, relativeError) });
}

const MOST_METHODS = 8;

function methodsText(methods: NonNullable<Report['methods']>): string {
  const texts = Object.entries(methods).map(([name, count]) => `${visible(name)} ${countText(count)}`);
  return texts.length > MOST_METHODS ? `${texts.slice(0, MOST_METHODS).join(', ')}, …` : texts.join(', ');
}

function originText(from: Report['format']['from'], t: Localize): string {
  if (from === 'option') return t('as given');
  return from === 'config' ? t('from the config') : t('found from the lines');
}
