import type { Localize } from '../base/localize.ts';
import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import type { SettingValue, Value } from '../config/settings.ts';
import { sourceOf } from '../config/sourced-text.ts';
import { alternatives, sourced } from '../config/values.ts';
import type { Setting } from '../gunicorn/setting.ts';
import { settingIn } from '../gunicorn/setting-history.ts';
import { settingByName } from '../gunicorn/settings/index.ts';
import { isSince } from '../gunicorn/version.ts';
import { describeValue, expectedValue } from './describe-value.ts';
import type { ConfigDocument } from './document.ts';
import type { Refusal } from './refusals.ts';
import { refusalOf } from './refusals.ts';
import type { Edit } from './rule.ts';

/** A value that a setting has, or may have, and that Gunicorn refuses. */
export interface Refused {
  readonly setting: Setting;
  readonly given: SettingValue;
  /** One of those that `given` may have. */
  readonly value: Value;
  readonly refusal: Refusal;
  /** Every value that it may have is refused. */
  readonly isCertain: boolean;
}

/** At most one for a setting, of those that Gunicorn refuses for this reason. */
export function* refusedValues(document: ConfigDocument, why: Refusal['why']): Generator<Refused> {
  const { version } = document.surroundings;
  for (const [name, given] of Object.entries(document.settings.values)) {
    const row = settingByName(name);
    if (!row || !isSince(version, row.since)) continue;
    const setting = settingIn(row, version);
    const values = alternatives(given.value);
    const refused = values.flatMap(value => {
      const refusal = refusalOf(setting, value);
      return refusal ? [{ value, refusal }] : [];
    });
    const first = refused.find(({ refusal }) => refusal.why === why);
    if (first) yield { setting, given, ...first, isCertain: refused.length === values.length };
  }
}

/** What is wrong with the value, and what would be right. */
export function refusedMessage({ setting, value, refusal, isCertain }: Refused, t: Localize): string {
  if (refusal.part) {
    const values = { name: setting.name, part: describeValue(refusal.part, t) };
    return t('{part} in {name} is no text, so Gunicorn does not start.', values);
  }
  const values = { name: setting.name, given: describeValue(value, t), expected: expectedValue(setting, t) };
  return isCertain
    ? t('{name} takes {expected}, not {given}, so Gunicorn does not start.', values)
    : t('{name} may be {given} here, and then Gunicorn does not start; it takes {expected}.', values);
}

/** Where the refused value stands, also when another branch than the last has it. */
export function refusedAt({ given, value, isCertain }: Refused): Span {
  if (isCertain || value.kind !== 'string' || !value.pieces) return given.valueAt;
  return sourceOf(sourced(value, given.valueAt), span(0, value.value.length)) ?? given.valueAt;
}

/** The whole value of the setting as a literal that a fix may replace; undefined where it is put together. */
export function literalEdit({ given, isCertain }: Refused, document: ConfigDocument, text: string): Edit | undefined {
  const source = document.text.slice(given.valueAt.start, given.valueAt.end);
  const isLiteral = /^(?:[\w.+-]+|'[^'\\\n]*'|"[^"\\\n]*")$/.test(source);
  return isCertain && isLiteral ? { at: given.valueAt, text } : undefined;
}

/** A text in the quotes that the value has now; the words of a command line have none. */
export function quotedLike({ given }: Refused, document: ConfigDocument, text: string): string {
  const [quote = ''] = /^["']/.exec(document.text.slice(given.valueAt.start)) ?? [];
  return `${quote}${text}${quote}`;
}
