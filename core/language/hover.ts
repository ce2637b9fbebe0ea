import type { Localize } from '../base/localize.ts';
import { code } from '../base/markdown.ts';
import type { Span } from '../base/spans.ts';
import { touches } from '../base/spans.ts';
import { atomByKey } from '../gunicorn/atoms.ts';
import { settingByName } from '../gunicorn/settings/index.ts';
import type { AtomPart } from '../logs/format.ts';
import { describeAtom } from './describe-atom.ts';
import { describeFormat, otherReader, writerOf } from './describe-format.ts';
import { describeSetting } from './describe-setting.ts';
import type { ConfigDocument } from './document.ts';
import type { FormatInConfig } from './format-in-config.ts';
import { formatMarkdown } from './format-markdown.ts';
import { otherReaderText } from './format-text.ts';
import { sayVersion } from './version-source.ts';

/** What to show at an offset. `markdown` holds no HTML and no links. */
export interface Hover {
  readonly at: Span;
  readonly markdown: string;
}

/** Undefined where there is nothing to say. */
export function hoverAt(document: ConfigDocument, offset: number, t: Localize): Hover | undefined {
  return settingHover(document, offset, t) ?? formatHover(document, offset, t);
}

function settingHover({ module, surroundings }: ConfigDocument, offset: number, t: Localize): Hover | undefined {
  const binding = module.bindings.find(({ nameAt }) => touches(nameAt, offset));
  const setting = binding && settingByName(binding.name);
  if (!setting) return undefined;
  const version = sayVersion(surroundings, t);
  const footer = version === undefined ? '' : `\n\n---\n\n${version}`;
  return { at: binding.nameAt, markdown: `${describeSetting(setting, t)}${footer}` };
}

function formatHover(document: ConfigDocument, offset: number, t: Localize): Hover | undefined {
  for (const used of document.formats) {
    const inFormat = used.offsetOf(offset);
    if (inFormat === undefined) continue;
    const part = used.format.parts.find(({ at }) => at.start <= inFormat && inFormat < at.end);
    return part?.kind === 'atom' ? atomHover(part, used, t) : wholeHover(used, document, t);
  }
  return undefined;
}

function atomHover({ key, at }: AtomPart, { place }: FormatInConfig, t: Localize): Hover {
  const atom = atomByKey(key);
  const markdown = atom
    ? describeAtom(atom, t)
    : t('Gunicorn has no atom {key} and writes "-" in its place.', { key: code(key) });
  return { at: place(at), markdown };
}

/** Between the atoms: what a whole line will look like, and what stands in it. */
function wholeHover({ format, valueAt }: FormatInConfig, document: ConfigDocument, t: Localize): Hover {
  const other = otherReader(document);
  const markdown = other
    ? otherReaderText(other, t, code)
    : formatMarkdown(describeFormat(format, writerOf(document)), t);
  return { at: valueAt, markdown };
}
