import type { Pair } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, visit } from 'yaml';
import type { Span } from '../../base/spans.ts';
import { span } from '../../base/spans.ts';
import { typeFaults } from '../promql/check-types.ts';
import { readPromql } from '../promql/read-promql.ts';
import type { RuleFault, RuleFile, WrittenExpression, WrittenRule } from './rule-file.ts';
import { placeIn, scalarPlaces } from './scalar-places.ts';
import { templateFault } from './templates.ts';

/**
 * Reads what `promtool check rules` reads, and goes on where that gives up; of a file with `PrometheusRule`s of Kubernetes
 * their groups alone. Never throws; aliases are not followed.
 */
export function readRules(file: string): RuleFile {
  const faults: RuleFault[] = [];
  const rules: WrittenRule[] = [];
  const groups = new Set<string>();
  const documents = [...parseAllDocuments(file, { strict: true, uniqueKeys: true, logLevel: 'silent' })];
  const resources = documents.filter(({ contents }) => specOf(contents) !== undefined);
  for (const document of resources.length > 0 ? resources : documents.slice(0, 1)) {
    // What comes after the first is mostly its consequence.
    const error = document.errors.find(isRefused);
    if (error) {
      const [from, end] = error.pos;
      // What is missing at the end is told where something stands.
      const start = Math.max(0, Math.min(from, file.trimEnd().length - 1));
      const at = span(start, Math.max(start + 1, Math.min(end, lineEnd(file, start))));
      if (error.code === 'DUPLICATE_KEY') faults.push({ kind: 'duplicate-key', name: wordAt(file, start), at });
      else return { rules, faults: [{ kind: error.code === 'TAB_AS_INDENT' ? 'tab' : 'yaml', at }] };
    }
    visit(document, {
      // The YAML of Go has no keys that are empty.
      Pair: (_, { key }) => {
        if (isScalar(key) && key.value === null && !key.source) faults.push({ kind: 'yaml', at: placeOf(key) });
      },
    });
    const spec = specOf(document.contents);
    groups.clear();
    readTop(spec === undefined ? document.contents : spec, spec === undefined ? GROUP_FIELDS : RESOURCE_GROUP_FIELDS);
  }
  return { rules, faults: faults.toSorted((one, other) => one.at.start - other.at.start) };

  function readTop(top: unknown, groupFields: readonly string[]): void {
    if (isNothing(top)) return;
    const fields = fieldsOf(top, ['groups']);
    for (const group of itemsOf(fields?.get('groups'))) readGroup(group, groupFields);
  }

  function readGroup(node: unknown, known: readonly string[]): void {
    const fields = fieldsOf(node, known);
    if (!fields) return;
    const name = textOf(fields.get('name'));
    if (name === null || name.text === '') faults.push({ kind: 'no-group-name', at: placeOf(node) });
    else if (groups.has(name.text)) faults.push({ kind: 'duplicate-group', name: name.text, at: name.at });
    else groups.add(name.text);
    for (const field of ['interval', 'query_offset']) checkDuration(fields.get(field));
    const limit = textOf(fields.get('limit'));
    if (limit && !/^[-+]?\d+$/.test(limit.text)) faults.push({ kind: 'number', name: limit.text, at: limit.at });
    checkLabels(fields.get('labels'), false);
    for (const rule of itemsOf(fields.get('rules'))) readRule(rule);
  }

  function readRule(node: unknown): void {
    const fields = fieldsOf(node, RULE_FIELDS);
    if (!fields) return;
    const [alert, record] = [wordsOf(fields.get('alert')), wordsOf(fields.get('record'))];
    const isAlert = alert !== null && alert.text !== '';
    const isRecord = record !== null && record.text !== '';
    if (isAlert && isRecord) faults.push({ kind: 'two-rule-names', at: record.at });
    if (!isAlert && !isRecord) faults.push({ kind: 'no-rule-name', at: placeOf(node) });
    if (isRecord) {
      for (const field of ['for', 'keep_firing_for', 'annotations']) {
        const pair = fields.get(field);
        if (pair && !isNothing(pair.value)) {
          faults.push({ kind: 'not-in-recording', name: field, at: placeOf(pair.key) });
        }
      }
      if (!/^[a-zA-Z_:][\w:]*$/.test(record.text)) {
        faults.push({ kind: 'record-name', name: record.text, at: record.at });
      }
    }
    for (const field of ['for', 'keep_firing_for']) checkDuration(fields.get(field));
    checkLabels(fields.get('labels'), isAlert);
    checkLabels(fields.get('annotations'), isAlert);
    const expr = readExpression(fields.get('expr'), node);
    const name = isAlert ? alert : record;
    if (expr && name) rules.push({ kind: isAlert ? 'alert' : 'record', name: name.text, nameAt: name.at, expr });
  }

  function readExpression(pair: Pair | undefined, rule: unknown): WrittenExpression | null {
    const written = wordsOf(pair);
    if (!written || written.text.trim() === '') {
      const at = pair ? placeOf(pair.key) : placeOf(rule);
      faults.push({ kind: 'no-expression', at });
      return null;
    }
    const { text, at } = written;
    const places = isScalar(pair!.value) ? scalarPlaces(file, pair!.value, text) : null;
    const place = (part: Span) => (places ? placeIn(places, part) : at);
    const read = readPromql(text);
    if ('brokenAt' in read) {
      const kind = read.isTooDeep === true ? 'deep-expression' : 'broken-expression';
      faults.push({ kind, at: place(read.brokenAt) });
      return null;
    }
    const wrong = typeFaults(read.expression);
    for (const fault of wrong) faults.push({ kind: 'type', fault, at: place(fault.at) });
    if (wrong.length > 0) return null;
    return { expression: read.expression, text, at, place, isPlaced: places !== null };
  }

  function checkLabels(pair: Pair | undefined, areTemplates: boolean): void {
    if (!pair || isNothing(pair.value)) return;
    if (!isMap(pair.value)) {
      if (!isAlias(pair.value)) faults.push({ kind: 'no-map', at: placeOf(pair.value) });
      return;
    }
    for (const item of pair.value.items) {
      const name = nameOf(item.key);
      // One called `null` is left out.
      if (isScalar(item.key) && item.key.value === null && item.key.source) continue;
      if (!/^[a-zA-Z_]\w*$/.test(name) || name === '__name__') {
        faults.push({ kind: 'label-name', name, at: placeOf(item.key) });
      }
      const value = textOf(item);
      const fault = areTemplates && value ? templateFault(value.text) : null;
      if (!fault || !value || !isScalar(item.value)) continue;
      const places = scalarPlaces(file, item.value, value.text);
      const at = places ? placeIn(places, fault.at) : value.at;
      if (fault.name === null) faults.push({ kind: 'template-open', at });
      else faults.push({ kind: 'template-word', name: fault.name, at });
    }
  }

  function checkDuration(pair: Pair | undefined): void {
    const written = textOf(pair);
    if (written && !isDuration(written.text)) {
      faults.push({ kind: 'duration', name: written.text, at: written.at });
    }
  }

  /** The fields of a map, those that nobody knows told; null where it is none. */
  function fieldsOf(node: unknown, known: readonly string[]): ReadonlyMap<string, Pair> | null {
    if (!isMap(node)) {
      if (!isAlias(node)) faults.push({ kind: 'no-map', at: placeOf(node) });
      return null;
    }
    const fields = new Map<string, Pair>();
    for (const item of node.items) {
      const name = nameOf(item.key);
      const isNull = isScalar(item.key) && item.key.value === null;
      // A field called `null` is nobody's.
      if (!isNull && !known.includes(name)) {
        faults.push({ kind: 'unknown-field', name, known, at: placeOf(item.key) });
      }
      fields.set(name, item);
    }
    return fields;
  }

  function itemsOf(pair: Pair | undefined): readonly unknown[] {
    if (!pair || isNothing(pair.value) || isAlias(pair.value)) return [];
    if (isSeq(pair.value)) return pair.value.items;
    faults.push({ kind: 'no-list', at: placeOf(pair.value) });
    return [];
  }

  /** What Prometheus takes for a text; null where there is none. */
  function textOf(pair: Pair | undefined): { readonly text: string; readonly at: Span } | null {
    const node = pair?.value;
    if (!node || isNothing(node) || isAlias(node)) return null;
    const at = placeOf(node);
    if (!isScalar(node)) {
      faults.push({ kind: 'no-text', at });
      return null;
    }
    // Numbers are texts here, as they are written, and so is all else.
    return { text: typeof node.value === 'string' ? node.value : (node.source ?? ''), at };
  }

  /** What stands there, whatever it is: Prometheus takes names and expressions as they are written, and no list. */
  function wordsOf(pair: Pair | undefined): { readonly text: string; readonly at: Span } | null {
    const node = pair?.value;
    if (!isScalar(node)) return null;
    return { text: typeof node.value === 'string' ? node.value : (node.source ?? ''), at: placeOf(node) };
  }

  /** All of a value, but of a map or list only its first line. */
  function placeOf(node: unknown): Span {
    const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : null;
    const [start, end] = range ?? [0, 1];
    const isShort = isScalar(node);
    return span(start, Math.max(start + 1, isShort ? end : Math.min(end, lineEnd(file, start))));
  }
}

const GROUP_FIELDS = ['name', 'interval', 'query_offset', 'limit', 'rules', 'labels'];
/** Thanos' own, which the operator hands on to it. */
const RESOURCE_GROUP_FIELDS = [...GROUP_FIELDS, 'partial_response_strategy'];
const RULE_FIELDS = ['record', 'alert', 'expr', 'for', 'keep_firing_for', 'labels', 'annotations'];

/** What a `PrometheusRule` of Kubernetes has for Prometheus, null where that is empty; undefined for all else. */
function specOf(top: unknown): unknown {
  if (!isMap(top)) return undefined;
  const kind: unknown = top.get('kind');
  return kind === 'PrometheusRule' ? (top.get('spec', true) ?? null) : undefined;
}

/** As Prometheus reads durations: units in this order, each once. */
export function isDuration(text: string): boolean {
  return (
    text === '0' || (text !== '' && /^(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?$/.test(text))
  );
}

/** Of a key; empty where that is no word. */
function nameOf(key: unknown): string {
  if (!isScalar(key)) return '';
  return typeof key.value === 'string' ? key.value : (key.source ?? '');
}

function isNothing(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null);
}

/** The YAML of Go needs no space before a comment. */
function isRefused({ message }: Error): boolean {
  return !message.startsWith('Comments must be separated');
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function wordAt(text: string, from: number): string {
  return /^[\w-]*/.exec(text.slice(from, from + 100))![0];
}
