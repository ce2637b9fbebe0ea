import { settingByName } from '../gunicorn/settings/index.ts';
import type { Facts, Option } from './generator.ts';
import { knownText } from './known.ts';

const SECONDS = /^\d{1,5}$/;

export const GRACEFUL_TIMEOUT_OPTION: Option = {
  name: 'graceful_timeout',
  says: 'Seconds that a worker has to finish its requests once it was told to stop.',
  accepts: SECONDS,
  example: '30',
};

/** Seconds that requests may go on after Gunicorn was told to stop; a guess is added to `assumed`. */
export function gracefulTimeout(facts: Facts, assumed: string[]): number {
  const known = knownText(facts, 'graceful_timeout');
  if (known.kind === 'text' && SECONDS.test(known.text)) return Number(known.text);
  const usual = settingByName('graceful_timeout')?.default;
  const seconds = typeof usual === 'number' ? usual : 30;
  if (known.kind !== 'unset') {
    assumed.push(facts.t('Nothing certain says graceful_timeout; assumed {seconds} s.', { seconds: String(seconds) }));
  }
  return seconds;
}
