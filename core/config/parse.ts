import type { Tree } from '@lezer/common';
import { parser } from '@lezer/python';

/**
 * Python text → syntax tree. Never throws: what is half-typed becomes an error node, and the statements around it
 * are still read. Whether Python itself would accept the file is not decided here.
 */
export function parseConfig(text: string): Tree {
  // A byte order mark is no character of the first name. A line break is as long and means nothing.
  // To Python a form feed is a blank; the grammar knows none.
  return parser.parse(text.replace(/^\uFEFF/, '\n').replaceAll('\f', ' '));
}
