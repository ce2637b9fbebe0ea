import { isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { Node, Scalar } from 'yaml';
import type { Span } from '../../base/spans.ts';
import { span } from '../../base/spans.ts';
import type { Word } from '../command-line.ts';
import type { SourcedText } from '../sourced-text.ts';
import { derivedText, joinTexts, sliceText } from '../sourced-text.ts';
import type { GunicornCommand } from './gunicorn-commands.ts';
import { CMD_ARGS, commandsInWords, environmentArguments, fromEnvironment } from './gunicorn-commands.ts';
import { COMPOSE, splitWords, verbatim } from './shell-words.ts';

/** `command`, `entrypoint` and `environment` of the services in a Compose file. Never throws. */
export function composeCommands(text: string): readonly GunicornCommand[] {
  return parseAllDocuments(text, { merge: true, logLevel: 'silent' }).flatMap(document => {
    const services =
      'contents' in document && isMap(document.contents) ? document.contents.get('services', true) : null;
    if (!isMap(services)) return [];
    return services.items.flatMap(({ value: service }) => (isMap(service) ? serviceCommands(text, service) : []));
  });
}

function serviceCommands(text: string, service: { get(key: string, keep: true): unknown }): readonly GunicornCommand[] {
  const environment = environmentOf(text, service.get('environment', true));
  const entrypoint = wordsOf(text, service.get('entrypoint', true));
  const command = wordsOf(text, service.get('command', true));
  const words = [...entrypoint, ...command];
  // What the image runs is not in this file, so a command of flags alone is not read.
  return [...environment, ...commandsInWords(words)];
}

function environmentOf(text: string, node: unknown): readonly GunicornCommand[] {
  if (isSeq(node)) {
    return node.items.flatMap(item => {
      const word = isScalar(item) ? wordOf(text, item) : undefined;
      return (word && environmentArguments(word)) ?? [];
    });
  }
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || key.value !== CMD_ARGS || !isScalar(value)) return [];
    const word = wordOf(text, value);
    return word ? [fromEnvironment(word.text, word.at, word.known)] : [];
  });
}

/** A text is cut into words, without a shell; a list has them. */
function wordsOf(text: string, node: unknown): readonly Word[] {
  if (isSeq(node)) return node.items.flatMap(item => (isScalar(item) ? (wordOf(text, item) ?? []) : []));
  const source = isScalar(node) ? scalarText(text, node) : undefined;
  return source ? splitWords(source, COMPOSE) : [];
}

/** Compose puts in `$VARIABLE` everywhere, and makes one dollar sign of two. */
function wordOf(text: string, node: Scalar): Word | undefined {
  const source = scalarText(text, node);
  const at = placeOf(node);
  if (!source || !at) return undefined;
  const dollar = source.value.search(/\$/);
  return { text: dollar < 0 ? source : sliceText(source, 0, dollar), at, known: dollar < 0 ? 'whole' : 'start' };
}

/** The value of a scalar with its places; as a whole where YAML folds or escapes it in a way that we do not follow. */
function scalarText(text: string, node: Scalar): SourcedText | undefined {
  const at = placeOf(node);
  if (!at || typeof node.value === 'object') return undefined;
  // Compose hands a number on as it was written.
  const value = typeof node.value === 'string' ? node.value : node.source;
  if (value === undefined) return undefined;
  const candidate = candidateText(text, node, at);
  return candidate?.value === value ? candidate : derivedText(value, at);
}

function candidateText(text: string, { type }: Scalar, at: Span): SourcedText | undefined {
  if (type === 'PLAIN') return folded(text, at);
  if (type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE') {
    return unquoted(text, span(at.start + 1, at.end - 1), type === 'QUOTE_SINGLE' ? /''/g : /\\["\\/]/g);
  }
  return type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL' ? block(text, at, type === 'BLOCK_FOLDED') : undefined;
}

/** Lines with one blank for what stands between them. */
function folded(text: string, within: Span): SourcedText {
  return pieces(text, within, /[ \t]*\r?\n[ \t]*/g, () => ' ');
}

function unquoted(text: string, within: Span, escape: RegExp): SourcedText {
  return pieces(text, within, escape, found => found[1]!);
}

function block(text: string, at: Span, isFolded: boolean): SourcedText | undefined {
  const header = /^[|>][^\n]*\n/.exec(text.slice(at.start, at.end));
  if (!header) return undefined;
  const start = at.start + header[0].length;
  const indent = /^ */.exec(text.slice(start, at.end))![0].length;
  const keeps = header[0].includes('-') ? 0 : 1;
  const body = text.slice(start, at.end).trimEnd();
  const between = new RegExp(`\\r?\\n {${indent}}`, 'g');
  const inside = pieces(text, span(start + indent, start + body.length), between, () => (isFolded ? ' ' : '\n'));
  return keeps ? joinTexts([inside, derivedText('\n', span(start + body.length, start + body.length))]) : inside;
}

/** The text, with something else for each match. */
function pieces(text: string, within: Span, pattern: RegExp, meant: (found: string) => string): SourcedText {
  const parts: SourcedText[] = [];
  let last = within.start;
  for (const { 0: found, index } of text.slice(within.start, within.end).matchAll(pattern)) {
    const start = within.start + index;
    parts.push(verbatim(text, span(last, start)), derivedText(meant(found), span(start, start + found.length)));
    last = start + found.length;
  }
  parts.push(verbatim(text, span(last, within.end)));
  return joinTexts(parts);
}

function placeOf({ range }: Node): Span | undefined {
  return range ? span(range[0], range[1]) : undefined;
}
