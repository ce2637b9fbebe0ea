import type { Localize } from '../../core/base/localize.ts';
import type { Paint } from './colors.ts';

/** What every section of the printed report needs to know. */
export interface Page {
  readonly t: Localize;
  readonly paint: Paint;
  /** Places in a line. */
  readonly columns: number;
}

/** A heading and the lines below it; nothing at all without lines. */
export function section(title: string, lines: readonly string[], { paint }: Page): readonly string[] {
  return lines.length > 0 ? [paint('bold', title), ...lines.map(line => `  ${line}`)] : [];
}
