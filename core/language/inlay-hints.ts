import type { Localize } from '../base/localize.ts';
import type { Span } from '../base/spans.ts';
import { touches } from '../base/spans.ts';
import type { Unit } from '../gunicorn/atoms.ts';
import { atomByKey } from '../gunicorn/atoms.ts';
import { claimedUnits } from './claimed-unit.ts';
import { describeAtom } from './describe-atom.ts';
import type { ConfigDocument } from './document.ts';

/** A few characters that an editor shows behind an offset, as if they stood in the text. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  readonly markdown: string;
}

/**
 * The unit behind each atom that has one, for `%(D)s` does not say whether it is seconds. Where the format itself says it
 * next to the atom, as in `%(D)sus`, a second one would only be in the way; a wrong one is the matter of a rule.
 */
export function inlayHintsIn(document: ConfigDocument, within: Span, t: Localize): readonly InlayHint[] {
  const hints = new Map<number, InlayHint>();
  for (const { format, verbatimAt } of document.formats) {
    for (const [index, part] of format.parts.entries()) {
      const atom = part.kind === 'atom' ? atomByKey(part.key) : undefined;
      const offset = atom?.unit ? verbatimAt(part.at)?.end : undefined;
      if (!atom?.unit || offset === undefined || !touches(within, offset)) continue;
      if (claimedUnits(format, index).some(({ unit }) => unit === atom.unit)) continue;
      // A text may be assigned twice, under a name of its own.
      hints.set(offset, { offset, label: unitSign(atom.unit, t), markdown: describeAtom(atom, t) });
    }
  }
  return [...hints.values()].toSorted((one, other) => one.offset - other.offset);
}

/** Signs of units are the same in every language; the byte has none that everybody knows. */
function unitSign(unit: Unit, t: Localize): string {
  return unit === 'bytes' ? t('bytes') : SIGNS[unit];
}

const SIGNS: Readonly<Record<Exclude<Unit, 'bytes'>, string>> = {
  microseconds: 'µs',
  milliseconds: 'ms',
  seconds: 's',
};
