import type { Localize } from '../../core/base/localize.ts';
import type { Report, UnparsedLine } from '../../core/analysis/report.ts';
import { element, fill, setText } from '../element.ts';
import { visibleText } from '../visible-text.ts';
import { link } from './link.ts';
import type { Actions, Panel } from './panel.ts';

/** How many lines could not be read, and the first of them: where each stands, where reading stopped, and why. */
export function createUnparsed(actions: Actions, t: Localize): Panel {
  const heading = element('h2', { id: 'unparsed-heading', tabIndex: -1 }, t('Lines not understood'));
  const caption = element('p', { className: 'caption' });
  const list = element('ul', { className: 'samples' });
  const node = element('section', { className: 'panel wide', id: 'unparsed' }, heading, caption, list);
  node.setAttribute('aria-labelledby', heading.id);
  let shown = '';

  return {
    node,
    show({ report, formats }) {
      const { unparsed, total, samples } = report.lines;
      node.hidden = unparsed === 0;
      const counts = { count: formats.count(unparsed), total: formats.count(total), samples: samples.length };
      setText(
        caption,
        samples.length < unparsed
          ? t('{count} of {total} lines; these are the first {samples}. They count nowhere else.', counts)
          : t('{count} of {total} lines. They count nowhere else.', counts),
      );
      const next = JSON.stringify(samples);
      if (next === shown) return;
      shown = next;
      fill(list, ...samples.map(sample => sampleOf(sample, report, actions, t)));
    },
  };
}

function sampleOf(sample: UnparsedLine, { sources }: Report, actions: Actions, t: Localize): HTMLElement {
  const source = sources.findIndex(({ path }) => path === sample.source);
  const place =
    sources.length > 1
      ? t('{file}, line {line}', { file: visibleText(sample.source), line: sample.line })
      : t('Line {line}', { line: sample.line });
  const onclick = () => actions.openLine(Math.max(0, source), sample.line);
  return element(
    'li',
    {},
    link(place, actions.hasHost ? onclick : null),
    element('span', { className: 'reason' }, visibleText(sample.reason)),
    lineOf(sample),
  );
}

/** The line around the place where reading stopped, which is marked. */
function lineOf({ text, column }: UnparsedLine): HTMLElement {
  const at = Math.min(Math.max(0, column - 1), text.length);
  const from = at > BEFORE ? at - BEFORE : 0;
  const stopped = String.fromCodePoint(text.codePointAt(at) ?? END_OF_LINE);
  const rest = text.slice(at + (at < text.length ? stopped.length : 0));
  return element(
    'code',
    { title: visibleText(text, LONGEST_TITLE) },
    (from > 0 ? '…' : '') + visibleText(text.slice(from, at)),
    element('mark', {}, visibleText(stopped)),
    visibleText(rest, AFTER),
  );
}

const BEFORE = 90;
const AFTER = 160;
const LONGEST_TITLE = 2000;
/** Shown where there is nothing more to show. */
const END_OF_LINE = '↵'.codePointAt(0)!;
