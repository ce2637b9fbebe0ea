import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';

/**
 * Text that remembers which characters of the file it came from, through escapes, concatenation, f-strings and names.
 * So a problem inside a format is marked at its own characters, and a fix changes them and nothing else.
 */
export interface SourcedText {
  readonly value: string;
  /** In order; their lengths add up to that of `value`. */
  readonly pieces: readonly Piece[];
}

/** A run of characters of the value with one origin. */
export interface Piece {
  /** UTF-16 units of the value. */
  readonly length: number;
  /** Where in the file they stand. */
  readonly at: Span;
  /**
   * - `verbatim`: each character of the file is the character of the value.
   * - `braced`: the same in an f-string, where new braces must be doubled.
   * - `derived`: the place stands for the value as a whole, as an escape does or a number that became text.
   */
  readonly kind: 'verbatim' | 'braced' | 'derived';
}

export const NO_TEXT: SourcedText = { value: '', pieces: [] };

export function derivedText(value: string, at: Span): SourcedText {
  return value ? { value, pieces: [{ length: value.length, at, kind: 'derived' }] } : NO_TEXT;
}

export function joinTexts(texts: readonly SourcedText[]): SourcedText {
  const pieces: Piece[] = [];
  for (const { pieces: added } of texts) for (const piece of added) addPiece(pieces, piece);
  return { value: texts.map(({ value }) => value).join(''), pieces };
}

/** Adds a piece, growing the last one where the file simply goes on. */
export function addPiece(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  const goesOn = last && last.kind === piece.kind && last.kind !== 'derived' && last.at.end === piece.at.start;
  if (goesOn) pieces.pop();
  pieces.push(
    goesOn ? { length: last.length + piece.length, at: span(last.at.start, piece.at.end), kind: piece.kind } : piece,
  );
}

export function sliceText(text: SourcedText, start: number, end: number): SourcedText {
  const pieces = piecesIn(text, span(start, end)).map(({ piece, from, to }) => cut(piece, from, to));
  return { value: text.value.slice(start, end), pieces };
}

/** Where a stretch of the value stands in the file; undefined when its parts do not stand in order there. */
export function sourceOf(text: SourcedText, within: Span): Span | undefined {
  const touched = piecesIn(text, within).map(({ piece, from, to }) => cut(piece, from, to));
  if (touched.length === 0) return emptySource(text, within.start);
  const inOrder = touched.every((piece, index) => index === 0 || follows(piece, touched[index - 1]!));
  return inOrder ? span(touched[0]!.at.start, touched.at(-1)!.at.end) : undefined;
}

/** Pieces of one text that something else stands for have all the place of the whole. */
function follows({ at, kind }: Piece, before: Piece): boolean {
  const isSamePlace = kind === 'derived' && before.at.start === at.start && before.at.end === at.end;
  return isSamePlace || before.at.end <= at.start;
}

/** A stretch of the value whose characters are the file's own and may be changed there. */
export interface Editable {
  readonly at: Span;
  readonly isBraced: boolean;
  /** All characters around it that stand in the same literal as they are. */
  readonly run: string;
}

/** Undefined when the stretch is made of pieces that do not go on in the file, or of something that only stands for it. */
export function editableAt(text: SourcedText, within: Span): Editable | undefined {
  const touched = piecesIn(text, within);
  const [only, ...others] = touched;
  if (!only) return undefined;
  if (others.length === 0 && only.piece.kind !== 'derived') {
    const { piece, from, to } = only;
    const runStart = within.start - from;
    return {
      at: cut(piece, from, to).at,
      isBraced: piece.kind === 'braced',
      run: text.value.slice(runStart, runStart + piece.length),
    };
  }
  return bracedStretch(text, within, touched);
}

/** In an f-string a brace of the value is two of the file, so that a text with braces comes in pieces. */
function bracedStretch(text: SourcedText, within: Span, touched: readonly Touched[]): Editable | undefined {
  let start = within.start;
  let end: number | undefined;
  for (const { piece, from, to } of touched) {
    const value = text.value.slice(start, start + to - from);
    const isDoubled = piece.kind === 'derived' && /^[{}]$/.test(value) && piece.at.end - piece.at.start === 2;
    const { at } = cut(piece, from, to);
    if (!(isDoubled || piece.kind === 'braced') || (end !== undefined && at.start !== end)) return undefined;
    start += to - from;
    end = at.end;
  }
  if (end === undefined || !touched.some(({ piece }) => piece.kind === 'braced')) return undefined;
  const first = touched[0]!;
  return {
    at: span(cut(first.piece, first.from, first.to).at.start, end),
    isBraced: true,
    run: text.value.slice(within.start, within.end),
  };
}

/** The position in the value of a character of the file; undefined when the value has none from there. */
export function valueOffset(text: SourcedText, sourceOffset: number): number | undefined {
  let start = 0;
  for (const { length, at, kind } of text.pieces) {
    if (at.start <= sourceOffset && sourceOffset < at.end) {
      return kind === 'derived' ? start : start + sourceOffset - at.start;
    }
    start += length;
  }
  return undefined;
}

interface Touched {
  readonly piece: Piece;
  /** The part that was touched, counted from the start of the piece. */
  readonly from: number;
  readonly to: number;
}

function piecesIn({ pieces }: SourcedText, within: Span): Touched[] {
  const touched: Touched[] = [];
  let start = 0;
  for (const piece of pieces) {
    const end = start + piece.length;
    if (start < within.end && within.start < end) {
      touched.push({ piece, from: Math.max(within.start, start) - start, to: Math.min(within.end, end) - start });
    }
    start = end;
  }
  return touched;
}

function cut(piece: Piece, from: number, to: number): Piece {
  if (piece.kind === 'derived') return { ...piece, length: to - from };
  return { length: to - from, at: span(piece.at.start + from, piece.at.start + to), kind: piece.kind };
}

/** An empty stretch stands right after the character before it. */
function emptySource(text: SourcedText, offset: number): Span | undefined {
  const before = offset > 0 ? sourceOf(text, span(offset - 1, offset)) : undefined;
  const after = before ?? sourceOfNext(text, offset);
  return after && (before ? span(before.end, before.end) : span(after.start, after.start));
}

function sourceOfNext(text: SourcedText, offset: number): Span | undefined {
  return offset < text.value.length ? sourceOf(text, span(offset, offset + 1)) : undefined;
}
