import type { Span } from '../../base/spans.ts';
import { span } from '../../base/spans.ts';
import { DIRECTIVE_BY_NAME } from './directives.ts';
import type { Directive, Fault, FaultKind, RotatedLog, Rotation, RotationBlock, Script } from './rotation.ts';

interface OpenBlock {
  readonly logs: readonly RotatedLog[];
  readonly directives: Directive[];
  readonly scripts: Script[];
  readonly start: number;
  readonly bodyStart: number;
  readonly defaults: readonly Directive[];
}

/** Reads what logrotate reads, in the same order, and goes on where logrotate gives up. Never throws. */
export function readRotation(text: string): Rotation {
  const blocks: RotationBlock[] = [];
  const faults: Fault[] = [];
  const defaults: Directive[] = [];
  let block: OpenBlock | undefined;
  let place = 0;
  let search: Search = { until: -1, open: undefined };
  let noEndFrom = Infinity;

  const fail = (kind: FaultKind, start: number, end: number) => void faults.push({ kind, at: span(start, end) });
  const close = (end: number) => {
    if (!block) return;
    const { start, ...rest } = block;
    blocks.push({ ...rest, at: span(start, end) });
    block = undefined;
  };

  const carriageReturn = text.indexOf('\r\n');
  if (carriageReturn >= 0) {
    const start = Math.max(0, text.lastIndexOf('\n', carriageReturn) + 1);
    fail('carriage-return', start, carriageReturn);
  }

  while (place < text.length) {
    const letter = text[place]!;
    if (/\s/.test(letter)) place++;
    else if (letter === '#') place = lineEnd(text, place);
    else if (letter === '}') closeBrace();
    else if (letter === '{') {
      fail('stray-open', place, place + 1);
      place++;
    } else if (/[/"'~]/.test(letter)) readLogs();
    else if (/[a-zA-Z]/.test(letter)) readDirective();
    else {
      fail('no-keyword', place, wordEnd(text, place));
      place = lineEnd(text, place);
    }
  }
  if (block) {
    fail('unclosed-block', block.logs[0]!.at.start, block.logs[0]!.at.end);
    close(text.length);
  }
  return { defaults, blocks, faults: faults.toSorted((one, other) => one.at.start - other.at.start) };

  function closeBrace(): void {
    const end = lineEnd(text, place);
    if (block) close(place + 1);
    else fail('stray-close', place, place + 1);
    const rest = trimmed(text, span(place + 1, end));
    if (rest.end > rest.start) fail(text[rest.start] === '#' ? 'comment' : 'after-brace', rest.start, rest.end);
    place = end;
  }

  function readLogs(): void {
    const start = place;
    // Many paths in a row are searched once.
    if (start > search.until) search = searchBrace(text, start);
    const { open } = search;
    if (open === undefined) {
      const end = trimmed(text, span(start, lineEnd(text, start))).end;
      fail(block ? 'unexpected-log' : 'no-block', start, end);
      place = lineEnd(text, start);
      return;
    }
    if (block) {
      // What was forgotten is the brace before it.
      fail('unclosed-block', block.logs[0]!.at.start, block.logs[0]!.at.end);
      close(start);
    }
    const logs = logsIn(span(start, open));
    block = { logs, directives: [], scripts: [], start, bodyStart: open + 1, defaults: [...defaults] };
    place = open + 1;
  }

  function logsIn({ start, end }: Span): readonly RotatedLog[] {
    const logs: RotatedLog[] = [];
    for (const { 0: word, index } of text.slice(start, end).matchAll(WORD)) {
      const at = span(start + index, start + index + word.length);
      if (word.startsWith('#')) {
        const isWholeLine = text.slice(text.lastIndexOf('\n', at.start) + 1, at.start).trim() === '';
        if (!isWholeLine) fail('comment', at.start, trimmed(text, at).end);
        continue;
      }
      const quote = /^["']/.exec(word)?.[0];
      if (quote !== undefined && (word.length < 2 || !word.endsWith(quote))) fail('unclosed-quote', at.start, at.end);
      const path =
        quote === undefined
          ? word
          : word
              .slice(1)
              .replace(new RegExp(`${quote}$`), '')
              .replaceAll(`\\${quote}`, quote);
      if (quote === undefined && /,(?:$|\/)/.test(path)) fail('comma', at.start, at.end);
      else if (!path.startsWith('/')) fail('relative-log', at.start, at.end);
      logs.push({ path, at });
    }
    return logs;
  }

  function readDirective(): void {
    const start = place;
    const name = /^[a-zA-Z]+/.exec(text.slice(start, start + LONGEST_WORD))![0];
    const nameEnd = start + name.length;
    const lineAt = span(start, lineEnd(text, start));
    const facts = DIRECTIVE_BY_NAME.get(name);
    const line = text.slice(start, lineAt.end);
    if (!facts && !block && /^[^\s#]*[./*][^#]*\{\s*$/.test(line)) {
      fail('relative-log', start, wordEnd(text, start));
      const open = start + line.lastIndexOf('{');
      const logs = [{ path: text.slice(start, wordEnd(text, start)), at: span(start, wordEnd(text, start)) }];
      block = { logs, directives: [], scripts: [], start, bodyStart: open + 1, defaults: [...defaults] };
      place = open + 1;
      return;
    }
    const directives = block?.directives ?? defaults;
    if (!/^(?:[\s=]|$)/.test(text.slice(nameEnd, nameEnd + 1))) {
      fail('not-separated', start, wordEnd(text, start));
      place = lineAt.end;
      return;
    }
    const at = span(start, nameEnd);
    if (facts?.argument === 'script') return readScript(name, at, lineAt.end);
    if (facts?.argument === 'none') {
      directives.push({ name, at });
      place = nameEnd;
      return;
    }
    const [, before = ''] = /^([ \t]*=?[ \t]*)/.exec(text.slice(nameEnd, lineAt.end))!;
    const argument = trimmed(text, span(nameEnd + before.length, lineAt.end));
    const isThere = argument.end > argument.start;
    // Behind a word on its own a comment is one.
    const isComment = facts?.argument === 'weekday' && text[argument.start] === '#';
    directives.push({
      name,
      at,
      ...(isThere && !isComment && { argument: { text: text.slice(argument.start, argument.end), at: argument } }),
    });
    place = lineAt.end;
  }

  function readScript(name: string, at: Span, line: number): void {
    const bodyStart = Math.min(line + 1, text.length);
    const rest = text.slice(bodyStart);
    const end = bodyStart < noEndFrom ? /^[ \t]*endscript(?![a-zA-Z])/m.exec(rest) : null;
    if (!end) noEndFrom = Math.min(noEndFrom, bodyStart);
    // logrotate takes the logs of the next block for lines of the script, and says nothing.
    const swallowed = end && /^[ \t]*["']?\/[^\n]*\{[ \t]*\r?$/m.test(rest.slice(0, end.index));
    const isClosed = end && !swallowed;
    const bodyEnd = bodyStart + (isClosed ? end.index : scriptReach(rest));
    if (!isClosed) fail('no-endscript', at.start, at.end);
    block?.scripts.push({ name, at, body: span(bodyStart, bodyEnd) });
    place = isClosed ? bodyEnd + end[0].length : bodyEnd;
  }
}

/** Of logs: in quotes as a whole, with a backslash before what is meant as it is. A comment reaches to the end of its line. */
const WORD = /#[^\n]*|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|(?:\\.|[^\s"'\\])+/g;

/** No directive is longer. */
const LONGEST_WORD = 64;

/** How far a text was searched for the brace of some logs, and where it is; undefined where something else comes before it. */
interface Search {
  readonly until: number;
  readonly open: number | undefined;
}

function searchBrace(text: string, start: number): Search {
  for (let place = start; place < text.length; place++) {
    const letter = text[place]!;
    if (letter === '{') return { until: place, open: place };
    if (letter === '}') return { until: place, open: undefined };
    if (letter === '#') place = lineEnd(text, place);
    if (letter !== '"' && letter !== "'") continue;
    const end = lineEnd(text, place);
    let closing = place + 1;
    while (closing < end && text[closing] !== letter) closing += text[closing] === '\\' ? 2 : 1;
    if (closing < end) place = closing;
  }
  return { until: text.length, open: undefined };
}

/** A script without its end takes all that follows; for us it ends where the block visibly does. */
function scriptReach(rest: string): number {
  return /^[ \t]*\}[ \t]*\r?$/m.exec(rest)?.index ?? rest.length;
}

function lineEnd(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  return found < 0 ? text.length : found;
}

function wordEnd(text: string, offset: number): number {
  return offset + /^\S*/.exec(text.slice(offset, lineEnd(text, offset)))![0].length;
}

function trimmed(text: string, { start, end }: Span): Span {
  const content = text.slice(start, end);
  const from = start + content.length - content.trimStart().length;
  return span(from, Math.max(from, start + content.trimEnd().length));
}
