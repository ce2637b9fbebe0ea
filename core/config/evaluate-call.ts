import type { Span } from '../base/spans.ts';
import type { Value } from './settings.ts';
import type { Scope } from './evaluate.ts';
import type { SourcedText } from './sourced-text.ts';
import { derivedText, joinTexts, sliceText } from './sourced-text.ts';
import type { Call, Node } from './syntax.ts';
import { callOf, childrenOf, dottedPath, spanOf, textOf } from './syntax.ts';
import { braceFormat, spelled } from './text-templates.ts';
import type { StringValue } from './values.ts';
import { NONE, boolean, either, isTrue, lift, sourced, string, unknown } from './values.ts';

type Evaluate = (node: Node) => Value;

/** Calls of the few functions and methods that configs make their values with; every other result is unknown. */
export function evaluateCall(node: Node, { text }: Scope, evaluate: Evaluate): Value {
  const call = callOf(text, node);
  if (!call?.positional) return unknown('a call');
  const known = FUNCTIONS.get(call.path ?? '');
  if (known) return known(call, evaluate, node, text);
  return method(call, evaluate, node, text) ?? unknown(`a call of ${call.path ?? 'something'}`);
}

type KnownFunction = (call: Call, evaluate: Evaluate, node: Node, text: string) => Value;

const FUNCTIONS = new Map<string, KnownFunction>(
  Object.entries<KnownFunction>({
    'os.environ.get': environment,
    'environ.get': environment,
    'os.getenv': environment,
    getenv: environment,
    str: (call, evaluate, node) =>
      withOne(call, evaluate, value => {
        const made = spelled(value, false, spanOf(node));
        return made ? string(made) : unknown('a text of a value');
      }),
    int: (call, evaluate) => withOne(call, evaluate, toInteger),
    float: (call, evaluate) => withOne(call, evaluate, toFloat),
    bool: (call, evaluate) =>
      withOne(call, evaluate, value => {
        const truth = isTrue(value);
        return truth === undefined ? unknown('a truth value') : { kind: 'boolean', value: truth };
      }),
    dict: dictionary,
    max: (call, evaluate) => extreme(call, evaluate, (one, other) => one > other),
    min: (call, evaluate) => extreme(call, evaluate, (one, other) => one < other),
    'os.path.join': joinPaths,
    'json.dumps': toJson,
  }),
);

/** The variable may be set or not, and only the machine knows: the default, or something unknown. */
function environment(call: Call, evaluate: Evaluate, _node: Node, text: string): Value {
  const [name, positionalDefault] = call.positional ?? [];
  const fallback = positionalDefault ?? call.named.get('default');
  const variable = unknown(`the environment variable ${name ? textOf(text, name) : ''}`);
  return either([fallback ? evaluate(fallback) : NONE, variable]);
}

function withOne({ positional, named }: Call, evaluate: Evaluate, make: (value: Value) => Value): Value {
  if (positional?.length !== 1 || named.size > 0) return unknown('a call with other arguments');
  return lift([evaluate(positional[0]!)], ([value]) => make(value!));
}

function toInteger(value: Value): Value {
  if (value.kind === 'integer') return value;
  if (value.kind === 'float') return { kind: 'integer', value: Math.trunc(value.value) };
  if (value.kind === 'string' && /^\s*[+-]?\d+\s*$/.test(value.value)) {
    return { kind: 'integer', value: Number(value.value) };
  }
  return unknown('a number made of something else');
}

function toFloat(value: Value): Value {
  if (value.kind === 'integer' || value.kind === 'float') return { kind: 'float', value: value.value };
  if (value.kind === 'string' && /^\s*[+-]?\d+(?:\.\d*)?\s*$/.test(value.value)) {
    return { kind: 'float', value: Number(value.value) };
  }
  return unknown('a number made of something else');
}

/** `max` and `min` of numbers side by side; of equal ones Python takes the first. */
function extreme(
  { positional, named }: Call,
  evaluate: Evaluate,
  wins: (one: number, other: number) => boolean,
): Value {
  if (!positional || positional.length < 2 || named.size > 0) return unknown('a call with other arguments');
  return lift(positional.map(evaluate), values => {
    const numbers = values.filter(value => value.kind === 'integer' || value.kind === 'float');
    if (numbers.length < values.length) return unknown('an order of something else than numbers');
    return numbers.reduce((best, next) => (wins(next.value, best.value) ? next : best));
  });
}

function dictionary({ positional, named }: Call, evaluate: Evaluate): Value {
  if (positional?.length !== 0) return unknown('a dictionary made of another');
  const entries = Array.from(named, ([name, value]): [Value, Value] => [
    { kind: 'string', value: name },
    evaluate(value),
  ]);
  return { kind: 'dictionary', entries };
}

function joinPaths({ positional }: Call, evaluate: Evaluate, node: Node): Value {
  return lift((positional ?? []).map(evaluate), parts => {
    if (parts.some(({ kind }) => kind !== 'string')) return unknown('a path made of something else than text');
    let joined: SourcedText[] = [];
    let path = '';
    for (const part of parts as StringValue[]) {
      if (part.value.startsWith('/')) joined = [];
      else if (path && !path.endsWith('/')) joined.push(derivedText('/', spanOf(node)));
      joined.push(sourced(part, spanOf(node)));
      path = joined.map(({ value }) => value).join('');
    }
    return string(joinTexts(joined));
  });
}

function toJson(call: Call, evaluate: Evaluate, node: Node): Value {
  return withOne(call, evaluate, value => {
    const json = jsonOf(value);
    return json === undefined ? unknown('JSON of an unknown value') : string(derivedText(json, spanOf(node)));
  });
}

/** As Python writes it: with a blank after colon and comma. Undefined when a part of it is unknown. */
function jsonOf(value: Value): string | undefined {
  switch (value.kind) {
    case 'string':
      return JSON.stringify(value.value).replace(
        /[\u007f-\uffff]/g,
        unit => `\\u${unit.codePointAt(0)!.toString(16).padStart(4, '0')}`,
      );
    case 'integer':
      return String(value.value);
    case 'boolean':
      return String(value.value);
    case 'none':
      return 'null';
    case 'list': {
      const items = value.items.map(jsonOf);
      return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
    }
    case 'dictionary': {
      const entries = value.entries.map(([key, item]) => {
        const made = jsonOf(item);
        return key.kind === 'string' && made !== undefined ? `${jsonOf(key)}: ${made}` : undefined;
      });
      return entries.includes(undefined) ? undefined : `{${entries.join(', ')}}`;
    }
    case 'float':
    case 'either':
    case 'callable':
    case 'unknown':
      return undefined;
    default:
      return value satisfies never;
  }
}

/** `'…'.lower()` and its kin; undefined when it is no such method. */
function method(call: Call, evaluate: Evaluate, node: Node, text: string): Value | undefined {
  const [owner, dot, property] = childrenOf(call.callee);
  if (call.callee.name !== 'MemberExpression' || !owner || dot?.name !== '.' || !property) return undefined;
  const name = textOf(text, property);
  const at = spanOf(node);
  if (!TEXT_METHODS.has(name)) return undefined;
  // `os.path.join` of another spelling must not be taken for the `join` of a text.
  const receiver = evaluate(owner);
  if (receiver.kind === 'unknown') return unknown(`a call of ${dottedPath(text, call.callee) ?? name}`);
  const args = (call.positional ?? []).map(evaluate);
  if (name === 'format') {
    const names = [...call.named.keys()];
    const named = [...call.named.values()].map(evaluate);
    return lift([receiver, ...args, ...named], ([template, ...values]) => {
      if (template!.kind !== 'string') return unknown('a method of something else than text');
      const byName = new Map(names.map((key, index) => [key, values[args.length + index]!]));
      return braceFormat(sourced(template, at), values.slice(0, args.length), byName, at);
    });
  }
  if (name === 'join') return lift([receiver, ...args], ([separator, items]) => joinItems(separator!, items, at));
  const ofArguments = call.named.size === 0 ? METHODS_OF_TEXTS.get(name) : undefined;
  if (ofArguments) {
    return lift([receiver, ...args], values =>
      values.every(value => value.kind === 'string') ? ofArguments(values, at) : unknown(`a call of ${name}`),
    );
  }
  if (args.length > 0 || call.named.size > 0) return unknown(`a call of ${name} with arguments`);
  return lift([receiver], ([value]) =>
    value!.kind === 'string'
      ? string(changed(name, sourced(value, at), at))
      : unknown('a method of something else than text'),
  );
}

/** Methods that need nothing but texts: the one that they are called on, and the arguments. */
const METHODS_OF_TEXTS = new Map<string, (texts: readonly StringValue[], at: Span) => Value>(
  Object.entries({
    replace: ([text, old, added, ...others], at) => {
      if (!text || !old?.value || !added || others.length > 0) return unknown('a call of replace');
      const made = text.value.split(old.value).join(added.value);
      return made === text.value ? text : string(derivedText(made, at));
    },
    split: ([text, separator, ...others], at) => {
      if (!text || !separator?.value || others.length > 0) return unknown('a call of split');
      return { kind: 'list', items: text.value.split(separator.value).map(part => string(derivedText(part, at))) };
    },
    startswith: ([text, start, ...others]) =>
      text && start && others.length === 0 ? boolean(text.value.startsWith(start.value)) : unknown('a comparison'),
    endswith: ([text, end, ...others]) =>
      text && end && others.length === 0 ? boolean(text.value.endsWith(end.value)) : unknown('a comparison'),
  } satisfies Record<string, (texts: readonly StringValue[], at: Span) => Value>),
);

const TEXT_METHODS = new Set([
  'format',
  'join',
  'lower',
  'upper',
  'strip',
  'lstrip',
  'rstrip',
  ...METHODS_OF_TEXTS.keys(),
]);

function joinItems(separator: Value, items: Value | undefined, at: Span): Value {
  if (separator.kind !== 'string' || items?.kind !== 'list') return unknown('a join of something else than texts');
  return lift(items.items, texts => {
    if (texts.some(({ kind }) => kind !== 'string')) return unknown('a join of something else than texts');
    const between = sourced(separator, at);
    return string(
      joinTexts(
        (texts as StringValue[]).flatMap((one, index) =>
          index === 0 ? [sourced(one, at)] : [between, sourced(one, at)],
        ),
      ),
    );
  });
}

function changed(name: string, text: SourcedText, at: Span): SourcedText {
  const { value } = text;
  if (name === 'lower' || name === 'upper') {
    const folded = name === 'lower' ? value.toLowerCase() : value.toUpperCase();
    // A fix could not undo the folding, so the characters are not the file's own any more.
    const pieces = text.pieces.map(piece => ({ ...piece, kind: 'derived' as const }));
    return folded.length === value.length ? { value: folded, pieces } : derivedText(folded, at);
  }
  const start = name === 'rstrip' ? 0 : value.length - value.trimStart().length;
  const end = name === 'lstrip' ? value.length : value.trimEnd().length;
  return sliceText(text, Math.min(start, end), end);
}
