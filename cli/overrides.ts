import type { Localize } from '../core/base/localize.ts';
import type { Arguments, Option } from './command.ts';
import { textOptions } from './command.ts';

export const OVERRIDE_OPTION: Option = {
  type: 'string',
  multiple: true,
  value: 'NAME=VALUE',
  says: 'Something neither says, or says wrongly; may be repeated.',
};

/** What `--set` says, by name, or a sentence. */
export function readOverrides(args: Arguments, t: Localize): Record<string, string> | string {
  const overrides: Record<string, string> = {};
  for (const text of textOptions(args, 'set')) {
    const equals = text.indexOf('=');
    if (equals < 1) return t('--set needs a name and a value, NAME=VALUE, not "{text}".', { text });
    overrides[text.slice(0, equals)] = text.slice(equals + 1);
  }
  return overrides;
}
