import type { Directive, Rotation, RotationBlock } from '../config/rotation/rotation.ts';
import type { ConfigDocument } from './document.ts';

/** The blocks that are about Gunicorn: those that name it, and all of a file that names it elsewhere only. */
export function gunicornBlocks({ text, rotation }: ConfigDocument): readonly RotationBlock[] {
  if (!rotation) return [];
  const own = rotation.blocks.filter(({ at }) => /gunicorn/i.test(text.slice(at.start, at.end)));
  return own.length > 0 ? own : rotation.blocks;
}

/** Every directive of a file, in no block and in all of them. */
export function allDirectives({ defaults, blocks }: Rotation): readonly Directive[] {
  return [...defaults, ...blocks.flatMap(({ directives }) => directives)];
}

/** The directive that holds for a block, of several that undo each other. */
export function lastOf({ defaults, directives }: RotationBlock, ...names: readonly string[]): Directive | undefined {
  return [...defaults, ...directives].findLast(({ name }) => names.includes(name));
}

export function isOn(block: RotationBlock, name: string): boolean {
  return lastOf(block, name, `no${name}`)?.name === name;
}

/** The words of an argument, with their places. */
export function wordsOf({ argument }: Directive): readonly { readonly text: string; readonly start: number }[] {
  if (!argument) return [];
  return Array.from(argument.text.matchAll(/\S+/g), ({ 0: text, index }) => ({
    text,
    start: argument.at.start + index,
  }));
}

/** How far the first line of a block's directives is moved in, and what ends its lines. */
export function lineStyle(
  text: string,
  { bodyStart, directives }: RotationBlock,
): { indent: string; lineBreak: string } {
  const first = directives[0]?.at.start ?? bodyStart;
  const start = text.lastIndexOf('\n', first - 1) + 1;
  const [indent = ''] = /^[ \t]*/.exec(text.slice(start, first))!;
  return { indent: start > bodyStart - 1 ? indent : '    ', lineBreak: text.includes('\r\n') ? '\r\n' : '\n' };
}
