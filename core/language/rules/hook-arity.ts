import type { Localize } from '../../base/localize.ts';
import type { Span } from '../../base/spans.ts';
import type { Parameter } from '../../config/parameters.ts';
import { arityOf } from '../../config/parameters.ts';
import type { Value } from '../../config/settings.ts';
import { descendants, textOf } from '../../config/syntax.ts';
import type { ConfigDocument } from '../document.ts';
import type { Callable, GivenHook, Hook } from '../hooks.ts';
import { definitionOf, givenHooks, signatureText } from '../hooks.ts';
import type { Edit } from '../rule.ts';
import { rule } from '../rule.ts';

export const hookArity = rule({
  id: 'hook-arity',
  says: 'A hook is no function with as many parameters as Gunicorn calls it with, so Gunicorn does not start.',
  severity: 'error',
  explains: `Gunicorn looks at each hook before it starts. It must be something that can be called, not even \`None\`,
and the number of its parameters must be right; else Gunicorn ends with \`Value must have an arity of: 2\` or
\`Value is not callable: None\`. To have no hook, leave its name out.

What counts are the parameters that can be given by their place, those with a default too. \`*args\` and parameters
behind a \`*\` do not count: \`def post_fork(*args)\` is refused. \`post_request\` may have two, three or four.

A text is taken for the import path of a function, which only running Gunicorn could find, so nothing is said about
it; and nothing about functions with a decorator or from another module.`,
  bad: `def post_fork(worker):
    worker.log.info('worker %s is there', worker.pid)
`,
  good: `def post_fork(server, worker):
    worker.log.info('worker %s is there', worker.pid)
`,

  *check(document, t) {
    for (const given of givenHooks(document)) {
      const { hook, value } = given;
      if (value.kind === 'callable') {
        const { parameters } = value;
        if (!parameters || hook.arity.includes(arityOf(parameters))) continue;
        const at = placeOf(given, value, parameters);
        yield {
          at,
          message: wrongParameters(hook, parameters, t),
          related: at === given.binding.valueAt ? [{ at: value.at, message: t('It is defined here.') }] : [],
          wrong: isOwn(given, value) ? { hook, value, parameters } : undefined,
        };
      } else {
        const message = notCallable(given, document.text, t);
        if (message) yield { at: given.binding.valueAt, message, wrong: undefined };
      }
    }
  },

  fix({ wrong }, document, t) {
    const edit = wrong && wrong.value.what === 'function' ? rightParameters(wrong, document) : undefined;
    return edit && { title: t('Use {right}', { right: `(${edit.text.trim()})` }), edits: [edit] };
  },
});

interface Wrong {
  readonly hook: Hook;
  readonly value: Callable;
  readonly parameters: readonly Parameter[];
}

/** The parameters where the function is the hook's own; the right side where it was defined under another name. */
function placeOf(given: GivenHook, value: Callable, parameters: readonly Parameter[]): Span {
  if (!isOwn(given, value)) return given.binding.valueAt;
  return parameters.length > 0 ? value.parametersAt : given.binding.nameAt;
}

/** A function that was defined elsewhere may be called with other parameters elsewhere. */
function isOwn({ binding: { statementAt } }: GivenHook, { at }: Callable): boolean {
  return at.start >= statementAt.start && at.end <= statementAt.end;
}

function wrongParameters(hook: Hook, parameters: readonly Parameter[], t: Localize): string {
  const values = { right: signatureText(hook), written: written(parameters) };
  return parameters.every(({ kind }) => kind === 'positional')
    ? t('Gunicorn calls {right} and does not start with the parameters ({written}).', values)
    : t(
        'Gunicorn calls {right} and does not start with ({written}): stars, and what can only be given by name, do not count.',
        values,
      );
}

/** As Python would show them, without defaults. */
function written(parameters: readonly Parameter[]): string {
  const hasRest = parameters.some(({ kind }) => kind === 'rest');
  const firstKeyword = hasRest ? -1 : parameters.findIndex(({ kind }) => kind === 'keyword');
  return parameters
    .map(({ name, kind }, index) => `${index === firstKeyword ? '*, ' : ''}${STARS[kind]}${name}`)
    .join(', ');
}

const STARS: Readonly<Record<Parameter['kind'], string>> = {
  positional: '',
  rest: '*',
  keyword: '',
  'keyword-rest': '**',
};

/** Undefined for what may be called after all. */
function notCallable({ hook, value, binding }: GivenHook, text: string, t: Localize): string | undefined {
  if (value.kind === 'string') {
    if (value.value.includes('.')) return undefined;
    return t(
      'Gunicorn takes a text for an import path such as package.module.{name}, and does not start with this one.',
      {
        name: hook.name,
      },
    );
  }
  if (!NOT_CALLABLE.has(value.kind)) return undefined;
  const values = {
    right: signatureText(hook),
    value: shortened(text.slice(binding.valueAt.start, binding.valueAt.end)),
  };
  return value.kind === 'none'
    ? t('Gunicorn does not start with None for a hook; leave the name out, or define {right}.', values)
    : t('Gunicorn does not start: it cannot call {value} as {right}.', values);
}

const NOT_CALLABLE: ReadonlySet<Value['kind']> = new Set(['none', 'boolean', 'integer', 'float', 'list', 'dictionary']);

function shortened(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > 30 || line !== text ? `${line.slice(0, 30)}…` : line;
}

/** Adds what lacks and takes away what the body does not need; undefined where that would change what it does. */
function rightParameters({ hook, value, parameters }: Wrong, document: ConfigDocument): Edit | undefined {
  const { text } = document;
  const isSimple = parameters.every(({ kind, at, nameAt }) => kind === 'positional' && at.start === nameAt.start);
  const list = isSimple ? mended(parameters, hook, text, usedIn(value, document)) : undefined;
  return list && { at: value.parametersAt, text: spaced(list.join(', '), value, document) };
}

function mended(
  parameters: readonly Parameter[],
  { parameters: wanted, arity }: Hook,
  text: string,
  used: ReadonlySet<string>,
): readonly string[] | undefined {
  const count = parameters.length < Math.min(...arity) ? Math.min(...arity) : Math.max(...arity);
  const right: readonly string[] = wanted.slice(0, count);
  const texts = new Map(parameters.map(({ name, at }) => [name, text.slice(at.start, at.end)]));
  const named = parameters.filter(({ name }) => right.includes(name)).map(({ name }) => name);
  const inOrder = right.filter(name => named.includes(name)).join() === named.join();
  const strangers = parameters.filter(({ name }) => !right.includes(name));
  // The names tell which is which: `(worker)` lacks the server before it.
  if (inOrder && named.length > 0 && strangers.every(({ name }) => !used.has(name))) {
    const added = right.filter(name => !named.includes(name));
    const isSafe = added.every(name => !used.has(name)) && !lacksDefault(right, texts);
    return isSafe ? right.map(name => texts.get(name) ?? name) : undefined;
  }
  if (named.length > 0) return undefined;
  // Foreign names are taken by their place.
  const kept = parameters.slice(0, count);
  const dropped = parameters.slice(count);
  const added = right.slice(kept.length);
  if ([...dropped.map(({ name }) => name), ...added].some(name => used.has(name))) return undefined;
  if (added.length > 0 && kept.some(({ name }) => texts.get(name)!.includes('='))) return undefined;
  return [...kept.map(({ name }) => texts.get(name)!), ...added];
}

/** Python wants a default in every parameter behind one that has a default. */
function lacksDefault(names: readonly string[], texts: ReadonlyMap<string, string>): boolean {
  const defaults = names.map(name => texts.get(name)?.includes('=') ?? false);
  return defaults.lastIndexOf(false) > defaults.indexOf(true) && defaults.includes(true);
}

/** Every name that the body speaks of, those of inner functions too. */
function usedIn(value: Callable, document: ConfigDocument): ReadonlySet<string> {
  const definition = definitionOf(document, value);
  const names = new Set<string>();
  for (const node of definition ? descendants(definition, ({ name }) => name === 'ParamList') : []) {
    if (node.name === 'VariableName') names.add(textOf(document.text, node));
  }
  return names;
}

/** `lambda: 0` has no blank where its parameters will stand. */
function spaced(list: string, { at, parametersAt }: Callable, { text }: ConfigDocument): string {
  const before = text.slice(at.start, parametersAt.start);
  return before.endsWith('lambda') ? ` ${list}` : list;
}
