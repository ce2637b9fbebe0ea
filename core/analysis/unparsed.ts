import type { Localize } from '../base/localize.ts';
import { NO_ENVELOPE } from '../logs/compile-reader.ts';
import { envelopeOf } from '../logs/envelope.ts';
import type { Format, Part } from '../logs/format.ts';
import { MOST_DIGITS } from '../logs/numbers.ts';
import { NO_OBJECT } from '../logs/object-reader.ts';
import { compileSteps } from '../logs/steps.ts';
import { LONGEST_LINE } from './lines.ts';
import type { UnparsedLine } from './report.ts';
import type { Sample } from './rejected.ts';
import { TOO_LONG } from './rejected.ts';

/** Puts samples of unreadable lines into words: the text, the column where reading stopped, and what was expected. */
export function describeUnparsed(
  format: Format,
  t: Localize,
): (sample: Sample, source: string, linesBefore: number) => UnparsedLine {
  const { lead, steps } = compileSteps(format);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  function reason({ step, bytes, at }: Sample): string {
    if (step === TOO_LONG) return t('The line is longer than {bytes} bytes.', { bytes: LONGEST_LINE });
    if (bytes.length === 0) return t('The line is empty.');
    if (step === NO_ENVELOPE)
      return t('The line is no JSON object with a text under {key}.', { key: format.envelope ?? '' });
    if (step === NO_OBJECT) return t('The line is no whole JSON object.');
    if (step < 0) return t('Lines of this format begin with {text}.', { text: JSON.stringify(decoder.decode(lead)) });
    const current = steps[step];
    const digits = digitsAround(decoder.decode(bytes), at);
    if (digits > MOST_DIGITS && format.keys === undefined) {
      return t('A number of {digits} digits is more than Gunicorn ever writes.', { digits });
    }
    if (!current) return t('The line was expected to end here.');
    if (format.keys)
      return t('A request has its value for {atom} under {key}.', {
        atom: sourceOf(format, format.parts[current.part]!),
        key: format.keys[step]!,
      });
    const atom = sourceOf(format, format.parts[current.part]!);
    const text = decoder.decode(current.literal);
    if (text.length > 0) return t('{atom} followed by {text} was expected here.', { atom, text: JSON.stringify(text) });
    return t('{atom} was expected here.', { atom });
  }

  return (sample, source, linesBefore) => ({
    source,
    line: linesBefore + sample.line + 1,
    text: decoder.decode(sample.bytes),
    column: decoder.decode(sample.bytes.subarray(0, Math.max(0, sample.at))).length + 1,
    reason: reason(sample),
  });
}

/** How many digits in a row there are at a place, before and behind it; none where there is none behind it. */
function digitsAround(text: string, at: number): number {
  const behind = /^\d+/.exec(text.slice(at))?.[0].length ?? 0;
  return behind === 0 ? 0 : behind + (/\d*$/.exec(text.slice(0, at))?.[0].length ?? 0);
}

/** Places are those in the format of the line itself, without what is around it. */
function sourceOf({ text }: Format, { at }: Part): string {
  return (envelopeOf(text)?.inner ?? text).slice(at.start, at.end);
}
