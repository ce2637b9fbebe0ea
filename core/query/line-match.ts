import { span } from '../base/spans.ts';
import type { KeyName } from './keys.ts';
import type { Operator, Query, Value } from './query.ts';
import { allOf } from './query.ts';

/**
 * What a click in the dashboard asks for: lines of the log that belong to a bar, a point or a row of a table.
 * Every condition that is given must hold; plain data, so it may cross a boundary.
 */
export interface LineMatch {
  /** Epoch milliseconds, inclusive. */
  readonly from?: number;
  /** Epoch milliseconds, exclusive. */
  readonly until?: number;
  /** A path exactly as `report.paths` names it. */
  readonly path?: string;
  /** A status code, `404`, or a class, `4xx`. */
  readonly status?: string;
  /** A client exactly as `report.clients` names it. */
  readonly address?: string;
  readonly method?: string;
  /** Hour of day on the clock of the server, 0 to 23. */
  readonly hour?: number;
  /** An endpoint exactly as `report.endpoints` names it. */
  readonly endpoint?: string;
  /** A family of user agents exactly as `report.userAgents` names it. */
  readonly userAgent?: string;
  /** A page exactly as `report.referrers` names it. */
  readonly referrer?: string;
  /** Took so long or longer, in microseconds. */
  readonly atLeastMicros?: number;
  /** Took less. */
  readonly belowMicros?: number;
}

/** The match as a query, which fits the same lines. */
export function queryOfMatch(match: LineMatch): Query {
  const { from, until, path, endpoint, status, address, method, hour, userAgent, referrer } = match;
  const { atLeastMicros, belowMicros } = match;
  return allOf([
    ...(from === undefined ? [] : [test('time', '>=', momentValue(from))]),
    ...(until === undefined ? [] : [test('time', '<', momentValue(until))]),
    ...(hour === undefined ? [] : [test('hour', ':', numberValue(hour))]),
    ...(status === undefined ? [] : [test('status', ':', statusValue(status))]),
    ...(method === undefined ? [] : [test('method', ':', textValue(method))]),
    ...(path === undefined ? [] : [test('path', ':', textValue(path))]),
    ...(endpoint === undefined ? [] : [test('endpoint', ':', textValue(endpoint))]),
    ...(address === undefined ? [] : [test('address', ':', textValue(address))]),
    ...(userAgent === undefined ? [] : [test('program', ':', textValue(userAgent))]),
    ...(referrer === undefined ? [] : [test('referrer', ':', textValue(referrer))]),
    ...(atLeastMicros === undefined ? [] : [test('duration', '>=', microsValue(atLeastMicros))]),
    ...(belowMicros === undefined ? [] : [test('duration', '<', microsValue(belowMicros))]),
  ]);
}

function test(key: KeyName, operator: Operator, value: Value): Query {
  return { kind: 'test', key, operator, values: [value], at: span(0, 0) };
}

function textValue(text: string): Value {
  return { kind: 'text', text, isPattern: false };
}

function numberValue(value: number, text = String(value), to = value): Value {
  return { kind: 'number', text, from: value, to };
}

/** To the second, as lines tell it. */
function momentValue(epochMillis: number): Value {
  const second = Math.ceil(epochMillis / 1000) * 1000;
  return numberValue(second, new Date(second).toISOString().replace('.000', ''), second + 999);
}

function statusValue(text: string): Value {
  const from = Number(text.replace('xx', '00'));
  return numberValue(from, text, text.endsWith('xx') ? from + 99 : from);
}

/** Durations are whole microseconds. */
function microsValue(micros: number): Value {
  const whole = Math.ceil(micros);
  return numberValue(whole, `${whole}us`);
}
