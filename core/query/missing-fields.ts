import type { Localize } from '../base/localize.ts';
import type { Field } from '../gunicorn/atoms.ts';
import { tells } from '../logs/fields.ts';
import { needOf } from './keys.ts';
import type { QueryProblem } from './parse.ts';
import type { Query } from './query.ts';
import { testsOf } from './query.ts';

/** Conditions on what lines with these fields do not tell, each with the atom that would. */
export function missingFields(query: Query, fields: readonly Field[], t: Localize): readonly QueryProblem[] {
  return testsOf(query)
    .filter(test => !tells(fields, needOf(test).field))
    .map(test => ({
      at: test.at,
      message: t('The lines of this log do not tell {name}. Add {atom} to access_log_format for that.', {
        name: test.key,
        atom: `%(${needOf(test).atom})s`,
      }),
    }));
}
