import type { Localize } from '../../core/base/localize.ts';
import type { InsightRow, InsightSeverity } from '../../core/analysis/report.ts';
import { element, fill } from '../element.ts';
import type { Formats } from '../formats.ts';
import { onClockOf } from '../on-clock.ts';
import { visibleText } from '../visible-text.ts';
import { link } from './link.ts';
import type { Actions, Panel } from './panel.ts';

/** What somebody should know, worst first: each in a sentence, what would help, and the way to the lines. */
export function createFindings(actions: Actions, t: Localize): Panel {
  const heading = element('h2', { id: 'findings-heading' }, t('Findings'));
  const list = element('ul', { className: 'findings' });
  const node = element('section', { className: 'panel wide', id: 'findings' }, heading, list);
  node.setAttribute('aria-labelledby', heading.id);
  let shown = '';

  return {
    node,
    show({ report, formats }) {
      const insights = report.insights ?? [];
      node.hidden = insights.length === 0;
      const next = JSON.stringify(insights);
      if (next === shown) return;
      shown = next;
      fill(list, ...insights.map(insight => findingOf(insight, formats, actions, t)));
    },
  };
}

function findingOf(
  { severity, says, times = [], advice, match }: InsightRow,
  formats: Formats,
  actions: Actions,
  t: Localize,
): HTMLElement {
  const onclick = () => match && actions.openMatch(match);
  return element(
    'li',
    { className: severity },
    element('span', { className: 'severity' }, severityOf(severity, t)),
    element('span', { className: 'says' }, visibleText(onClockOf(formats, says, times))),
    element(
      'span',
      { className: 'advice' },
      advice === null ? null : visibleText(advice),
      match && actions.hasHost ? link(t('First such line'), onclick) : null,
    ),
  );
}

function severityOf(severity: InsightSeverity, t: Localize): string {
  if (severity === 'error') return t('Error');
  return severity === 'warning' ? t('Warning') : t('Information');
}
