import type { Localize } from '../base/localize.ts';
import type { ChosenFormat } from './choose-format.ts';

/** Why no line of a log was read as a request, as far as its beginning tells. */
export function nothingRead(
  head: Uint8Array,
  path: string,
  { format, from, looksLike }: ChosenFormat,
  t: Localize,
): string {
  if (head.includes(0)) return t('{path} is not a text file. Name an access log of Gunicorn.', { path });
  if (from === 'content') {
    return t(
      'The lines of {path} are in no format that is known here. Name the gunicorn.conf.py that wrote it, or its access_log_format.',
      { path },
    );
  }
  const { text } = format;
  const seen = looksLike();
  if (seen) return t('No line of {path} is in the format {text}. {seen}', { path, text, seen });
  return t('No line of {path} is in the format {text}. Is it the log of this config?', { path, text });
}
