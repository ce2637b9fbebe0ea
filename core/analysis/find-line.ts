import { compileReader } from '../logs/compile-reader.ts';
import { createEntries } from '../logs/entries.ts';
import type { Entries } from '../logs/entries.ts';
import { endpointOf, parseEndpoint } from '../logs/endpoint-rules.ts';
import type { Format } from '../logs/format.ts';
import { createTemplater } from '../logs/path-template.ts';
import { NOBODY, readAgent } from '../logs/user-agents.ts';
import type { LineMatch } from './line-match.ts';
import { createLines } from './lines.ts';

export interface Finder {
  /** True when the line was found and nothing more needs to be read. */
  readonly push: (chunk: Uint8Array) => boolean;
  readonly end: () => void;
  /** The line, counted from 1, and when its request ended; null when none matched so far. */
  readonly found: () => { readonly line: number; readonly time: number } | null;
}

/** Looks for the first line that matches. */
export function createFinder(format: Format, match: LineMatch): Finder {
  const reader = compileReader(format, [
    'time',
    'request',
    'method',
    'path',
    'status',
    'address',
    'duration',
    'userAgent',
    'referrer',
  ]);
  const matches = compileMatch(match);
  // One row, filled for each line.
  const entries = createEntries();
  let lines = 0;
  let found: { line: number; time: number } | null = null;

  const splitter = createLines({
    line(bytes, start, end) {
      lines++;
      if (found || !reader.read(bytes, start, end, entries) || !matches(bytes, entries)) return;
      found = { line: lines, time: entries.time[0]! };
    },
    tooLong: () => void lines++,
  });

  return {
    push(chunk) {
      splitter.push(chunk);
      return found !== null;
    },
    end: splitter.end,
    found: () => found,
  };
}

function compileMatch(match: LineMatch) {
  const { from, until, path, status, address, method, hour, atLeastMicros, belowMicros } = match;
  const isPath = textMatch(path);
  const isAddress = textMatch(address);
  const isMethod = textMatch(method);
  const isStatus = statusMatch(status);
  const isReferrer = textMatch(match.referrer, ABSENT);
  const isEndpoint = endpointMatch(match.endpoint);
  const isAgent = agentMatch(match.userAgent);
  return (bytes: Uint8Array, row: Entries): boolean => {
    const time = row.time[0]!;
    return (
      (from === undefined || time >= from) &&
      (until === undefined || (time >= 0 && time < until)) &&
      (hour === undefined || row.localHour[0] === hour) &&
      (atLeastMicros === undefined || row.durationMicros[0]! >= atLeastMicros) &&
      (belowMicros === undefined || (row.durationMicros[0]! >= 0 && row.durationMicros[0]! < belowMicros)) &&
      isStatus(row.status[0]!) &&
      isPath(bytes, row.pathStart[0]!, row.pathEnd[0]!) &&
      isAddress(bytes, row.addressStart[0]!, row.addressEnd[0]!) &&
      isMethod(bytes, row.methodStart[0]!, row.methodEnd[0]!) &&
      isEndpoint(bytes, row.pathStart[0]!, row.pathEnd[0]!) &&
      isAgent(bytes, row.userAgentStart[0]!, row.userAgentEnd[0]!) &&
      isReferrer(bytes, row.referrerStart[0]!, row.referrerEnd[0]!)
    );
  };
}

/** Whether what stands in bytes[start, end), or nothing where `start` is below 0, is what is looked for. */
type TextMatch = (bytes: Uint8Array, start: number, end: number) => boolean;

/** What the report calls a header that was not sent. */
const ABSENT = '-';

/** `absent` is the text that stands for none. */
function textMatch(text: string | undefined, absent?: string): TextMatch {
  if (text === undefined) return () => true;
  if (text === absent) return (_, start) => start < 0;
  const decoder = new TextDecoder();
  // The report shows bytes that are no UTF-8 as U+FFFD, so what it shows is what is compared.
  return (bytes, start, end) => start >= 0 && decoder.decode(bytes.subarray(start, end)) === text;
}

/** What a path's own looks name, and where names were learned from its siblings, what fits. */
function endpointMatch(endpoint: string | undefined): TextMatch {
  if (endpoint === undefined) return () => true;
  const templater = createTemplater();
  const decoder = new TextDecoder();
  const rule = parseEndpoint(endpoint);
  return (bytes, start, end) => {
    if (start < 0) return false;
    const template = templater.template.subarray(0, templater.write(bytes, start, end));
    if (decoder.decode(template) === endpoint) return true;
    return rule !== null && endpointOf([rule], decoder.decode(bytes.subarray(start, end))) !== undefined;
  };
}

function agentMatch(family: string | undefined): TextMatch {
  if (family === undefined) return () => true;
  const decoder = new TextDecoder();
  return (bytes, start, end) =>
    (start < 0 ? NOBODY : readAgent(decoder.decode(bytes.subarray(start, end))).family) === family;
}

/** `404`, or `4xx`. */
function statusMatch(text: string | undefined): (status: number) => boolean {
  if (text === undefined) return () => true;
  if (/^\dxx$/.test(text)) return status => status >= 0 && Math.floor(status / 100) === Number(text[0]);
  return status => status === Number(text);
}
