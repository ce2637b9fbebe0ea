import type { Localize } from '../base/localize.ts';
import { code } from '../base/markdown.ts';
import type { Span } from '../base/spans.ts';
import { selectorsIn } from '../config/promql/expression.ts';
import { touches } from '../base/spans.ts';
import { atomByKey } from '../gunicorn/atoms.ts';
import { ORDINARY_REQUEST } from '../gunicorn/sample-requests.ts';
import { settingByName } from '../gunicorn/settings/index.ts';
import type { AtomPart } from '../logs/format.ts';
import { percent } from '../logs/python-percent.ts';
import { sampleValue } from '../logs/sample-values.ts';
import { describeAtom } from './describe-atom.ts';
import type { Writer } from './describe-format.ts';
import { describeFormat, otherReader, writerOf } from './describe-format.ts';
import { describeMetric } from './describe-metric.ts';
import { describeSetting } from './describe-setting.ts';
import type { ConfigDocument } from './document.ts';
import type { FormatInConfig } from './format-in-config.ts';
import { formatMarkdown } from './format-markdown.ts';
import { otherReaderText } from './format-text.ts';
import { sayVersion } from './version-source.ts';

/** What to show at an offset. `markdown` holds no HTML, and no link but those to Gunicorn's manual. */
export interface Hover {
  readonly at: Span;
  readonly markdown: string;
}

/** Undefined where there is nothing to say. */
export function hoverAt(document: ConfigDocument, offset: number, t: Localize): Hover | undefined {
  return settingHover(document, offset, t) ?? formatHover(document, offset, t) ?? metricHover(document, offset, t);
}

/** In an alert rule: the metric of Gunicorn that is asked for. */
function metricHover({ alerts }: ConfigDocument, offset: number, t: Localize): Hover | undefined {
  for (const { expr } of alerts?.rules ?? []) {
    if (!expr.isPlaced || !touches(expr.at, offset)) continue;
    for (const { metric } of selectorsIn(expr.expression)) {
      const at = metric && expr.place(metric.at);
      if (!at || !touches(at, offset)) continue;
      const markdown = describeMetric(metric.name, t);
      return markdown === null ? undefined : { at, markdown };
    }
  }
  return undefined;
}

function settingHover({ module, surroundings }: ConfigDocument, offset: number, t: Localize): Hover | undefined {
  const binding = module.bindings.find(({ nameAt }) => touches(nameAt, offset));
  const setting = binding && settingByName(binding.name);
  if (!setting) return undefined;
  const version = sayVersion(surroundings, t);
  const footer = version === undefined ? '' : `\n\n---\n\n${version}`;
  return { at: binding.nameAt, markdown: `${describeSetting(setting, surroundings.version, t)}${footer}` };
}

function formatHover(document: ConfigDocument, offset: number, t: Localize): Hover | undefined {
  for (const used of document.formats) {
    const inFormat = used.offsetOf(offset);
    if (inFormat === undefined) continue;
    const part = used.format.parts.find(({ at }) => at.start <= inFormat && inFormat < at.end);
    return part?.kind === 'atom' ? atomHover(part, used, document, t) : wholeHover(used, document, t);
  }
  return undefined;
}

function atomHover(part: AtomPart, { place }: FormatInConfig, document: ConfigDocument, t: Localize): Hover {
  const { key, at, spec } = part;
  const atom = atomByKey(key);
  if (!atom) {
    const markdown = t('Gunicorn has no atom {key} and writes "-" in its place.', { key: code(key) });
    return { at: place(at), markdown };
  }
  // A width or a conversion of its own changes what stands in the line.
  const isPlain = spec.conversion === 's' && spec.width === null && spec.precision === null;
  const written = isPlain || otherReader(document) ? [] : [writtenText(part, writerOf(document), t)];
  return { at: place(at), markdown: [describeAtom(atom, t), ...written].join('\n\n') };
}

function writtenText({ key, spec }: AtomPart, { workerClass }: Writer, t: Localize): string {
  const value = percent(sampleValue(key, ORDINARY_REQUEST, workerClass), spec);
  if (value === undefined) return t('Written this way, Python fails and the line is lost.');
  return t('Written this way, the line has {value}.', { value: code(value) });
}

/** Between the atoms: what a whole line will look like, and what stands in it. */
function wholeHover({ format, valueAt }: FormatInConfig, document: ConfigDocument, t: Localize): Hover {
  const other = otherReader(document);
  const markdown = other
    ? otherReaderText(other, t, code)
    : formatMarkdown(describeFormat(format, writerOf(document)), t);
  return { at: valueAt, markdown };
}
