import type { Span } from '../../base/spans.ts';
import { span } from '../../base/spans.ts';

/** Where a template of Go, as labels and annotations are, is none. `name`: what nobody knows; null where it breaks off. */
export interface TemplateFault {
  readonly name: string | null;
  readonly at: Span;
}

/** The first reason why Prometheus would not take a template; null where there is none. What functions take is not looked at. */
export function templateFault(text: string): TemplateFault | null {
  const blocks: Block[] = [{ keyword: '', at: span(0, 0), hasElse: false, variables: [...VARIABLES] }];
  for (let at = text.indexOf('{{'); at >= 0;) {
    const action = readAction(text, at);
    if ('name' in action) return action;
    const fault = checkAction(action, blocks);
    if (fault) return fault;
    at = text.indexOf('{{', action.at.end);
  }
  return blocks.length > 1 ? { name: null, at: blocks.at(-1)!.at } : null;
}

/** What is open until its `end`, and the variables that are known in it. */
interface Block {
  readonly keyword: string;
  readonly at: Span;
  hasElse: boolean;
  readonly variables: string[];
}

interface Token {
  readonly kind: 'word' | 'field' | 'dot' | 'variable' | 'constant' | 'sign';
  readonly text: string;
  readonly at: Span;
  /** Nothing stands between it and the one before. */
  readonly isJoined: boolean;
}

interface Action {
  readonly tokens: readonly Token[];
  readonly at: Span;
  readonly isComment: boolean;
}

const TOKENS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['constant', /"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)+'/y],
  ['constant', /[+-]?(?:0[xX][\da-fA-F_]+|(?:\d[\d_]*)(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)(?!\w)/y],
  ['variable', /\$\w*/y],
  ['field', /\.[A-Za-z_]\w*/y],
  ['dot', /\./y],
  ['word', /[A-Za-z_]\w*/y],
  ['sign', /:=|[=|(),]/y],
];

function readAction(text: string, start: number): Action | TemplateFault {
  const comment = /\{\{(?:- )?\/\*.*?\*\/(?: -)?\}\}/sy;
  comment.lastIndex = start;
  const commented = comment.exec(text);
  if (commented) return { tokens: [], at: span(start, start + commented[0].length), isComment: true };
  const tokens: Token[] = [];
  const unclosed = { name: null, at: span(start, start + 2) };
  let at = start + 2;
  if (/^-\s/.test(text.slice(at, at + 2))) at++;
  for (;;) {
    const from = at;
    while (/\s/.test(text[at] ?? '')) at++;
    if (at >= text.length) return unclosed;
    if (text.startsWith('-}}', at) && at > from) at++;
    if (text.startsWith('}}', at)) return { tokens, at: span(start, at + 2), isComment: false };
    let isRead = false;
    for (const [kind, pattern] of TOKENS) {
      pattern.lastIndex = at;
      const found = pattern.exec(text)?.[0];
      if (found === undefined || found === '') continue;
      tokens.push({ kind, text: found, at: span(at, at + found.length), isJoined: at === from && tokens.length > 0 });
      at += found.length;
      isRead = true;
      break;
    }
    if (!isRead) return /["'`]/.test(text[at]!) ? unclosed : { name: text[at]!, at: span(at, at + 1) };
  }
}

function checkAction({ tokens, at, isComment }: Action, blocks: Block[]): TemplateFault | null {
  if (isComment) return null;
  const [first, ...rest] = tokens;
  if (!first) return { name: null, at };
  const block = blocks.at(-1)!;
  const keyword = first.kind === 'word' ? first.text : '';
  const leftOver = () => (rest[0] ? { name: rest[0].text, at: rest[0].at } : null);
  switch (keyword) {
    case 'end':
      if (blocks.length === 1) return { name: keyword, at: first.at };
      blocks.pop();
      return leftOver();
    case 'else': {
      if (!['if', 'with', 'range'].includes(block.keyword) || block.hasElse) return { name: keyword, at: first.at };
      const then = rest[0]?.kind === 'word' && ['if', 'with'].includes(rest[0].text) ? rest[0] : null;
      block.hasElse = then === null;
      return then ? pipelineFault(rest.slice(1), at, block) : leftOver();
    }
    case 'if':
    case 'with':
    case 'range':
      blocks.push({ keyword, at, hasElse: false, variables: [...block.variables] });
      return pipelineFault(rest, at, blocks.at(-1)!);
    case 'define':
    case 'block':
    case 'template': {
      const [name, ...value] = rest;
      if (name?.kind !== 'constant') return { name: keyword, at: first.at };
      if (keyword === 'template') return value.length > 0 ? pipelineFault(value, at, block) : null;
      if (keyword === 'define' && value[0]) return { name: value[0].text, at: value[0].at };
      blocks.push({ keyword, at, hasElse: false, variables: [...(keyword === 'define' ? ['$'] : block.variables)] });
      return keyword === 'block' ? pipelineFault(value, at, block) : null;
    }
    case 'break':
    case 'continue':
      return blocks.some(({ keyword }) => keyword === 'range') ? leftOver() : { name: keyword, at: first.at };
    default:
      return pipelineFault(tokens, at, block);
  }
}

/** `$x := query "up" | first`. */
function pipelineFault(tokens: readonly Token[], at: Span, block: Block): TemplateFault | null {
  let from = 0;
  const [first, second, third, fourth] = tokens;
  if (first?.kind === 'variable' && second?.text === ':=') from = 2;
  if (first?.kind === 'variable' && second?.text === '=') from = 2;
  if (block.keyword === 'range' && second?.text === ',' && third?.kind === 'variable' && fourth?.text === ':=')
    from = 4;
  const rest = tokens.slice(from);
  const { fault, next } = valueFault(rest, 0, at, block);
  if (fault) return fault;
  if (next < rest.length) return { name: rest[next]!.text, at: rest[next]!.at };
  if (second?.text === '=' && !block.variables.includes(first!.text)) return { name: first!.text, at: first!.at };
  for (const { kind, text } of from > 0 ? tokens.slice(0, from) : [])
    if (kind === 'variable') block.variables.push(text);
  return null;
}

/** The commands of a pipeline from one token on, until it ends or a parenthesis closes that is not its own. */
function valueFault(
  tokens: readonly Token[],
  from: number,
  at: Span,
  block: Block,
): { readonly fault: TemplateFault | null; readonly next: number } {
  let next = from;
  for (let stage = 0; ; stage++) {
    let operands = 0;
    let isValue = false;
    for (let token = tokens[next]; token && token.text !== '|' && token.text !== ')'; token = tokens[next]) {
      const { kind, text } = token;
      const stop = { fault: { name: text, at: token.at }, next };
      if (kind === 'sign' && text !== '(') return stop;
      // What follows an operand without a space can only be a field of it.
      if (token.isJoined && operands > 0 && kind !== 'field') return stop;
      if (kind === 'word' && !FUNCTIONS.has(text)) return stop;
      if (kind === 'variable' && !block.variables.includes(text)) return stop;
      if (text === '(') {
        const inner = valueFault(tokens, next + 1, at, block);
        if (inner.fault) return inner;
        if (tokens[inner.next]?.text !== ')') return { fault: { name: null, at }, next };
        next = inner.next;
      }
      if (operands === 0) isValue = kind === 'constant' || kind === 'dot' || CONSTANTS.has(text);
      operands++;
      next++;
    }
    // A bar behind everything leads nowhere, and is taken.
    if (operands === 0 && (stage === 0 || tokens[next]?.text === '|')) return { fault: { name: null, at }, next };
    if (stage > 0 && isValue) return { fault: { name: tokens[next - operands]?.text ?? null, at }, next };
    if (tokens[next]?.text !== '|') return { fault: null, next };
    next++;
  }
}

/** What every template of an alert may use. */
const VARIABLES = ['$', '$labels', '$externalLabels', '$externalURL', '$value'];
const CONSTANTS = new Set(['true', 'false', 'nil']);

/** Those of Go's templates, and of Prometheus from its `template/template.go`. */
const FUNCTIONS = new Set(
  [
    'true false nil and or not len index slice print printf println html js urlquery call eq ne lt le gt ge',
    'query first label value sortByLabel strvalue args reReplaceAll safeHtml match title toUpper toLower graphLink',
    'tableLink humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp toTime toDuration now',
    'pathPrefix externalURL parseDuration stripPort stripDomain tmpl urlQueryEscape',
  ].flatMap(words => words.split(' ')),
);
