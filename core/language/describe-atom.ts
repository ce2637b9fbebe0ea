import type { Localize } from '../base/localize.ts';
import { code } from '../base/markdown.ts';
import type { Atom, Unit } from '../gunicorn/atoms.ts';
import { nameInKey } from '../gunicorn/atoms.ts';
import { ORDINARY_REQUEST } from '../gunicorn/sample-requests.ts';
import { sampleValue } from '../logs/sample-values.ts';

/** Everything our table says about an atom, as Markdown for hovers and completions. */
export function describeAtom(atom: Atom, t: Localize): string {
  const { key, type, unit, absent, trap, isConstant } = atom;
  const example = String(sampleValue(key, ORDINARY_REQUEST, 'sync'));
  // A header that only this project knows has no example.
  const isTelling = isConstant || !absent.includes(example);
  const facts = [
    type === 'integer' ? t('Type: whole number') : t('Type: text'),
    ...(unit ? [t('Unit: {unit}', { unit: unitName(unit, t) })] : []),
    ...(isTelling ? [t('Example: {value}', { value: code(example) })] : []),
    ...(absent.length > 0 ? [t('Without a value: {values}', { values: absent.map(shown).join(', ') })] : []),
  ];
  return [`**${code(`%(${key})s`)}** — ${atomMeaning(atom, t)}`, facts.join('  \n'), ...(trap ? [t(trap)] : [])].join(
    '\n\n',
  );
}

/** `spell` puts names into the sentence: as code in Markdown, as they are in plain text. */
export function atomMeaning({ key, means }: Atom, t: Localize, spell: (name: string) => string = code): string {
  return t(means, { name: spell(nameInKey(key)?.name ?? key) });
}

/** An empty text would be invisible. */
function shown(absent: string): string {
  return code(absent || "''");
}

export function unitName(unit: Unit, t: Localize): string {
  switch (unit) {
    case 'microseconds':
      return t('microseconds');
    case 'milliseconds':
      return t('milliseconds');
    case 'seconds':
      return t('seconds');
    case 'bytes':
      return t('bytes');
    default:
      return unit satisfies never;
  }
}
