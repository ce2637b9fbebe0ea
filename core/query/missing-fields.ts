import type { Localize } from '../base/localize.ts';
import { fieldsOf, tells } from '../logs/fields.ts';
import type { Format } from '../logs/format.ts';
import { keyByName } from './keys.ts';
import type { QueryProblem } from './parse.ts';
import type { Query } from './query.ts';
import { testsOf } from './query.ts';

/** Conditions on what lines of this format do not tell, each with the atom that would. */
export function missingFields(query: Query, format: Format, t: Localize): readonly QueryProblem[] {
  const fields = fieldsOf(format);
  return testsOf(query)
    .filter(({ key }) => !tells(fields, keyByName.get(key)!.field))
    .map(({ key, at }) => ({
      at,
      message: t('The lines of this log do not tell {name}. Add {atom} to access_log_format for that.', {
        name: key,
        atom: `%(${keyByName.get(key)!.atom})s`,
      }),
    }));
}
