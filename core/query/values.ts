import type { Localize } from '../base/localize.ts';
import type { RequestKind } from '../logs/request-kinds.ts';
import { REQUEST_KINDS } from '../logs/request-kinds.ts';
import type { Key } from './keys.ts';
import { networkOf } from './networks.ts';
import type { Value } from './query.ts';
import { readTime } from './times.ts';

export interface WrittenValue {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** What was written as a value of this key, or a sentence that says what would be one. */
export function readValue(
  key: Key,
  { text, isQuoted }: WrittenValue,
  t: Localize,
): Value | { readonly failure: string } {
  switch (key.takes) {
    case 'text':
    case 'word':
      return { kind: 'text', text, isPattern: !isQuoted && text.includes('*') };
    case 'kind': {
      const kind = text.toLowerCase();
      if (isKind(kind)) return { kind: 'text', text: kind, isPattern: false };
      const kinds = REQUEST_KINDS.join(', ');
      return { failure: t('No kind of request is called "{text}". There are {kinds}.', { text, kinds }) };
    }
    case 'address':
      if (isNetwork(text) && !isRightNetwork(text)) {
        return { failure: t('"{text}" is no network. One looks like {example}.', { text, example: '10.0.0.0/8' }) };
      }
      return { kind: 'text', text, isPattern: !isQuoted && text.includes('*') };
    case 'status':
      return readStatus(text) ?? { failure: t('"{text}" is no status. One looks like 404, or 4xx.', { text }) };
    case 'number':
      return readWhole(text) ?? { failure: t('"{text}" is no whole number.', { text }) };
    case 'size':
      return (
        readUnits(text, SIZES, 1) ?? {
          failure: t('"{text}" is no size. One looks like 512, 20kB, 1.5MB or 1MiB.', { text }),
        }
      );
    case 'duration':
      return (
        readUnits(text, DURATIONS, null) ?? {
          failure: t('"{text}" is no duration. One needs a unit, such as 250ms, 1.5s, 2min or 800us.', { text }),
        }
      );
    case 'time':
    default: {
      const time = readTime(text);
      if (time === null) {
        return {
          failure: t('"{text}" is no time. One looks like 2026-05-01, 2026-05-01T14:00+02:00, 14:05 or -2h.', { text }),
        };
      }
      return time.kind === 'number' ? time : { kind: 'time', text, time };
    }
  }
}

function readStatus(text: string): Value | null {
  if (!/^[1-9](\d\d|xx)$/i.test(text)) return null;
  const from = Number(text.replace(/xx$/i, '00'));
  return { kind: 'number', text, from, to: /x$/i.test(text) ? from + 99 : from };
}

function readWhole(text: string): Value | null {
  if (!/^\d{1,10}$/.test(text)) return null;
  return { kind: 'number', text, from: Number(text), to: Number(text) };
}

/** `standard` is how much the number counts for without a unit; null: it needs one, unless it is 0. */
function readUnits(text: string, units: Readonly<Record<string, number>>, standard: number | null): Value | null {
  const written = /^(\d{1,15}(?:\.\d{1,9})?)([a-zµμ]*)$/i.exec(text);
  if (!written) return null;
  const number = Number(written[1]);
  const unit = written[2] === '' ? (standard ?? (number === 0 ? 1 : undefined)) : units[written[2]!.toLowerCase()];
  if (unit === undefined) return null;
  const value = Math.round(number * unit);
  return { kind: 'number', text, from: value, to: value };
}

/** Microseconds; both signs for micro, which look alike. */
const DURATIONS: Readonly<Record<string, number>> = {
  us: 1,
  µs: 1,
  μs: 1,
  ms: 1000,
  s: 1_000_000,
  m: 60_000_000,
  min: 60_000_000,
  h: 3_600_000_000,
};

const SIZES: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
  tib: 1024 ** 4,
};

const isNetwork = (text: string) => text.includes('/');

function isRightNetwork(text: string): boolean {
  return networkOf(text) !== null;
}

function isKind(text: string): text is RequestKind {
  return (REQUEST_KINDS as readonly string[]).includes(text);
}
