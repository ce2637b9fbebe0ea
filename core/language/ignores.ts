import type { Localize } from '../base/localize.ts';
import { lineSpan } from '../base/lines.ts';
import type { Span } from '../base/spans.ts';
import { overlaps, span } from '../base/spans.ts';
import type { Node, Tree } from '../config/syntax.ts';
import type { ConfigDocument } from './document.ts';
import type { Fix, Problem } from './rule.ts';

/**
 * A comment that silences rules by name: `# gunicorn-logs: ignore unknown-atom, missing-duration`. Behind code it holds
 * for that statement; on a line of its own for the next one.
 */
export interface Ignore {
  readonly rules: readonly { readonly id: string; readonly at: Span }[];
  /** The comment itself. */
  readonly at: Span;
  /** Where the rules are silent; undefined when nothing follows. */
  readonly covers: Span | undefined;
}

export function readIgnores({ text, tree, commands, rotation }: ConfigDocument): readonly Ignore[] {
  // Most configs have no such comment, and need not be searched for one.
  if (!text.includes('gunicorn-logs')) return [];
  return commands || rotation ? ignoresInLines(text) : ignoresInPython(text, tree);
}

function ignoresInPython(text: string, tree: Tree): readonly Ignore[] {
  const found: Ignore[] = [];
  tree.iterate({
    enter({ name, from, to }) {
      const [, opening, names] = (name === 'Comment' && COMMENT.exec(text.slice(from, to))) || [];
      if (opening === undefined || names === undefined) return;
      const rules = rulesIn(names, from + opening.length);
      found.push({ rules, at: span(from, to), covers: coveredBy(text, tree, from) });
    },
  });
  return found;
}

/** In all other files a comment begins behind a blank, and a backslash joins lines. */
function ignoresInLines(text: string): readonly Ignore[] {
  return Array.from(text.matchAll(/(?<=^|\s)#+\s*gunicorn-logs:\s*ignore\b.*/gm), ({ 0: comment, index }) => {
    const [, opening = '', names = ''] = COMMENT.exec(comment)!;
    const line = lineSpan(text, index);
    const isBehind = text.slice(line.start, index).trim() !== '';
    const next = /^(?:[ \t]*(?:#.*)?(?:\r\n|\r|\n))*(?:.*\\(?:\r\n|\r|\n))*.*/.exec(text.slice(line.end))![0];
    const covers = isBehind ? line : span(line.end, line.end + next.length);
    return { rules: rulesIn(names, index + opening.length), at: span(index, index + comment.length), covers };
  });
}

function rulesIn(names: string, start: number): Ignore['rules'] {
  return Array.from(names.matchAll(/[^\s,]+/g), ({ 0: id, index }) => {
    return { id, at: span(start + index, start + index + id.length) };
  });
}

const COMMENT = /^(#+\s*gunicorn-logs:\s*ignore\b)(.*)/;

/** Drops the problems that a comment silences. */
export function withoutIgnored(problems: readonly Problem[], ignores: readonly Ignore[]): readonly Problem[] {
  if (ignores.length === 0) return problems;
  return problems.filter(
    ({ rule, at }) =>
      !ignores.some(({ covers, rules }) => covers && overlaps(covers, at) && rules.some(({ id }) => id === rule)),
  );
}

/**
 * Silences a rule where the problem is: behind the statement, or above one of several lines; a comment that is there
 * already gets one more name.
 */
export function ignoreFix({ rule, at }: Problem, document: ConfigDocument, t: Localize): Fix {
  const { text, tree } = document;
  const title = t('Ignore {rule} here', { rule });
  const known = readIgnores(document).find(({ covers, rules }) => covers && overlaps(covers, at) && rules.length > 0);
  if (known) return { title, edits: [{ at: span(known.at.end, known.at.end), text: `, ${rule}` }] };
  const { start, end } = statementAt(text, tree, at.start, 1);
  const first = lineSpan(text, start);
  const comment = `# gunicorn-logs: ignore ${rule}`;
  const line = text.slice(first.start, first.end).replace(/[\r\n]+$/, '');
  const isOneLine = end <= first.start + line.length + 1;
  if (isOneLine && !line.includes('#')) {
    const behind = first.start + line.trimEnd().length;
    return { title, edits: [{ at: span(behind, behind), text: `  ${comment}` }] };
  }
  const [indentation = ''] = /^[ \t]*/.exec(line)!;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  return { title, edits: [{ at: span(first.start, first.start), text: `${indentation}${comment}${lineBreak}` }] };
}

function coveredBy(text: string, tree: Tree, comment: number): Span | undefined {
  const line = lineSpan(text, comment);
  const codeBefore = text.slice(line.start, comment).trimEnd().length;
  if (codeBefore > 0) return statementAt(text, tree, line.start + codeBefore, -1);
  const next = /^(?:[ \t]*(?:#.*)?(?:\r\n|\r|\n))*[ \t]*(?=[^\s#])/.exec(text.slice(line.end));
  return next ? statementAt(text, tree, line.end + next[0].length, 1) : undefined;
}

/** The statement there; of one with a block of its own, only the line. */
function statementAt(text: string, tree: Tree, offset: number, side: -1 | 1): Span {
  let node: Node | null = tree.resolveInner(offset, side);
  while (node?.parent && !BLOCKS.has(node.parent.name)) node = node.parent;
  const line = lineSpan(text, side < 0 ? offset - 1 : offset);
  return node?.parent && !node.getChild('Body') ? span(Math.min(node.from, line.start), node.to) : line;
}

const BLOCKS = new Set(['Script', 'Body']);
