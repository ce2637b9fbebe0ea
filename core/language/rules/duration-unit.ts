import type { Localize } from '../../base/localize.ts';
import type { Atom } from '../../gunicorn/atoms.ts';
import { atomByKey } from '../../gunicorn/atoms.ts';
import type { ClaimedUnit } from '../claimed-unit.ts';
import { claimedUnits } from '../claimed-unit.ts';
import { unitName } from '../describe-atom.ts';
import { formatsOfOwnLogger } from '../dialect.ts';
import { rule } from '../rule.ts';

export const durationUnit = rule({
  id: 'duration-unit',
  says: 'The text beside a duration names another unit than the one it is written in.',
  severity: 'warning',
  explains: `\`%(D)s\` is in microseconds, \`%(M)s\` in milliseconds, \`%(T)s\` in whole seconds and \`%(L)s\` in seconds with
decimals. \`%(D)sms\` and \`"request_time_ms": %(D)s\` are the usual slips: whoever reads the log then takes 134 ms for
more than two minutes.

Looked at are a unit right behind the atom and the last word of the name before it. A name without a unit is not.`,
  bad: `accesslog = '-'
access_log_format = '%(h)s "%(r)s" %(s)s %(D)sms'
`,
  good: `accesslog = '-'
access_log_format = '%(h)s "%(r)s" %(s)s %(M)sms'
`,

  *check(document, t) {
    for (const used of formatsOfOwnLogger(document)) {
      for (const [index, part] of used.format.parts.entries()) {
        const atom = part.kind === 'atom' ? atomByKey(part.key) : undefined;
        if (part.kind !== 'atom' || atom?.field !== 'duration' || !atom.unit || atom.unit === 'bytes') continue;
        const claims = claimedUnits(used.format, index);
        const wrong = claims.find(({ unit }) => unit !== atom.unit);
        // Where two words contradict each other, the one that is right stands for what was meant.
        if (!wrong || claims.some(({ unit }) => unit === atom.unit)) continue;
        const right = atomFor(wrong.unit, part.spec.conversion);
        yield { at: used.place(part.at), message: messageOf(atom, wrong, right, t), used, part, right };
      }
    }
  },

  fix({ used, part, right }, _document, t) {
    const edit = right === undefined ? undefined : used.edit(part.at, right);
    return edit && { title: t('Use {right}', { right: right! }), edits: [edit] };
  },
});

function messageOf(atom: Atom, claimed: ClaimedUnit, right: string | undefined, t: Localize): string {
  const values = { atom: `%(${atom.key})s`, unit: unitName(atom.unit!, t) };
  if (claimed.unit === 'nanoseconds' || right === undefined) {
    return t('{atom} is in {unit}, not in nanoseconds; Gunicorn writes none.', values);
  }
  return t('{atom} is in {unit}, not in {claimed}; those are {right}.', {
    ...values,
    claimed: unitName(claimed.unit, t),
    right,
  });
}

/** The atom that has the unit, with a conversion that suits it. Seconds with decimals are text. */
function atomFor(unit: ClaimedUnit['unit'], conversion: string): string | undefined {
  const key = KEYS[unit];
  if (key === undefined) return undefined;
  return `%(${key})${key !== 'L' && 'di'.includes(conversion) ? conversion : 's'}`;
}

const KEYS: Readonly<Partial<Record<ClaimedUnit['unit'], string>>> = {
  seconds: 'L',
  milliseconds: 'M',
  microseconds: 'D',
};
