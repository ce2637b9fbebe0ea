import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import type { SourcedText } from '../config/sourced-text.ts';
import { editableAt } from '../config/sourced-text.ts';
import type { Edit } from './rule.ts';

/**
 * Changes a stretch of a text where it stands in the file, inside the quotes that are there; undefined when its
 * characters come from elsewhere, or when the new ones would have to be escaped.
 */
export function editText(text: SourcedText, within: Span, replacement: string): Edit | undefined {
  // An insertion goes right behind the character before it.
  const isInsertion = within.start === within.end && within.start > 0;
  const editable = editableAt(text, isInsertion ? span(within.start - 1, within.end) : within);
  if (!editable || needsEscape(replacement, editable.run)) return undefined;
  const { at, isBraced } = editable;
  return {
    at: isInsertion ? span(at.end, at.end) : at,
    text: isBraced ? replacement.replace(/[{}]/g, '$&$&') : replacement,
  };
}

/** A quotation mark may stand where others of its kind stand as they are already. */
function needsEscape(replacement: string, run: string): boolean {
  return Array.from(replacement).some(
    character => /[\\\r\n]/.test(character) || (/["']/.test(character) && !run.includes(character)),
  );
}
