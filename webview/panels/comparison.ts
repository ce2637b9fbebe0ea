import { proposalsFor } from '../../core/comparison/proposals.ts';
import type { Localize } from '../../core/base/localize.ts';
import type { Report } from '../../core/analysis/report.ts';
import type { Table } from '../charts/chart.ts';
import { groupsOf, labelOfBaseline, labelOfProposal, tableOfSides } from '../comparison.ts';
import { element, fill, setText } from '../element.ts';
import type { Compared } from '../protocol.ts';
import type { Actions, Scene } from './panel.ts';
import { changeRows, headOf, moveWithArrows, rowOf } from './rows.ts';

/** What the panel shows beside a scene. */
interface Compare {
  readonly asked: string;
  readonly compared: Compared | null;
  /** Of all requests of the log. */
  readonly span: Report['span'];
}

/** Two selections side by side, and before that the choice of what to compare with. */
export function createComparison(actions: Actions, t: Localize) {
  const heading = element('h2', { id: 'comparison-heading', tabIndex: -1 });
  const change = button(t('Compare with…'), () => choose(true));
  const stop = button(t('Stop Comparing'), () => leave());
  const caption = element('p', { className: 'caption' });
  const choices = element('ul', { className: 'choices' });
  const sides = element('table', { className: 'sides' });
  const changes = element('table', { className: 'changes' });
  const head = element(
    'div',
    { className: 'panel-head' },
    heading,
    element('div', { className: 'tools', hidden: !actions.hasHost }, change, stop),
  );
  const body = element('div', { className: 'body' }, choices, sides, changes);
  const node = element('section', { className: 'panel wide', id: 'comparison', hidden: true }, head, caption, body);
  node.setAttribute('aria-labelledby', heading.id);
  changes.setAttribute('aria-labelledby', heading.id);
  moveWithArrows(changes);
  node.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !isChoosing) return;
    if (!last?.compare.compared) return leave();
    choose(false);
    change.focus();
  });
  let isChoosing = false;
  let last: { readonly scene: Scene; readonly compare: Compare } | null = null;
  let shown = '';

  return {
    node,
    /** Offers what there is to compare with. */
    choose: () => choose(true),
    show(scene: Scene, compare: Compare): void {
      last = { scene, compare };
      render();
    },
  };

  function choose(isOn: boolean): void {
    isChoosing = isOn;
    render();
    if (!isOn) return;
    node.scrollIntoView({ block: 'nearest' });
    (choices.querySelector('button') ?? heading).focus();
  }

  function leave(): void {
    isChoosing = false;
    if (last?.compare.compared) actions.compare(null, last.compare.asked);
    else render();
    actions.leave('comparison');
  }

  function render(): void {
    if (!last) return;
    const { scene, compare } = last;
    const { compared } = compare;
    node.hidden = !isChoosing && !compared;
    if (node.hidden) return;
    // Rows keep their focus as long as they say the same.
    const next = JSON.stringify([
      isChoosing,
      compare,
      isChoosing ? scene.report.errorLog?.events : scene.report.sources,
    ]);
    if (next === shown) return;
    shown = next;
    change.hidden = isChoosing;
    setText(stop, compared ? t('Stop Comparing') : t('Close'));
    choices.hidden = !isChoosing;
    const comparison = isChoosing ? null : (compared?.comparison ?? null);
    const isEmpty = comparison !== null && (comparison.before.requests === 0 || comparison.after.requests === 0);
    sides.hidden = comparison === null || isEmpty;
    changes.hidden = comparison === null || isEmpty || comparison.changes.length === 0;
    setText(heading, headingOf(isChoosing ? null : compared, scene));
    setText(caption, isChoosing ? t('The filter, but for its time, holds for both sides.') : captionOf(compare, scene));
    if (isChoosing) fill(choices, ...choicesFor(scene, compare));
    if (sides.hidden) return;
    const table = tableOfSides(comparison!, scene);
    fill(sides, headOf(table), bodyOf(table));
    const groups = groupsOf(comparison!, scene.report, scene);
    changeRows(changes, () => {
      fill(
        changes,
        groups[0] ? headOf(groups[0].table) : null,
        ...groups.map(({ kind, title, table }) => {
          const rows = bodyOf(table);
          rows.className = kind;
          rows.prepend(
            element(
              'tr',
              {},
              element('th', { scope: 'rowgroup', colSpan: table.columns.length, className: 'group' }, title),
            ),
          );
          return rows;
        }),
      );
    });
  }

  function bodyOf(table: Table): HTMLTableSectionElement {
    return element('tbody', {}, ...table.rows.map(row => rowOf(row, table, { ...actions, t })));
  }

  function choicesFor(scene: Scene, { asked, span }: Compare): HTMLElement[] {
    const proposals = proposalsFor(asked, span ?? scene.report.span, scene.report.errorLog);
    const offers = proposals.map(proposal =>
      choice(labelOfProposal(proposal, scene), () => {
        isChoosing = false;
        actions.compare({ ...proposal.baseline, logs: null }, proposal.asked);
        heading.focus();
      }),
    );
    const other = choice(t('With another log…'), () => {
      isChoosing = false;
      render();
      // It is where the reader is again once VS Code's dialog is gone.
      if (node.hidden) actions.leave('comparison');
      else change.focus();
      actions.compareWithLog();
    });
    return [...offers, other];
  }
}

function choice(text: string, onclick: () => void): HTMLElement {
  return element('li', {}, element('button', { type: 'button', className: 'link', onclick }, text));
}

function button(text: string, onclick: () => void): HTMLButtonElement {
  return element('button', { type: 'button', className: 'button', onclick }, text);
}

function headingOf(compared: Compared | null, scene: Scene): string {
  const { t } = scene;
  if (!compared) return t('What should be compared?');
  return t('Compared with {baseline}', { baseline: labelOfBaseline(compared.baseline, scene) });
}

function captionOf({ compared }: Compare, { t, formats }: Scene): string {
  const comparison = compared?.comparison;
  if (!comparison) return t('What it is compared with is being read…');
  if (comparison.before.requests === 0) return t('No request of the baseline fits the filter.');
  if (comparison.after.requests === 0) return t('No request fits the filter now.');
  const sentences =
    comparison.changes.length === 0
      ? [t('No endpoint differs by more than chance would have it.')]
      : [
          t(
            'Endpoints that differ by more than chance would have it, the most costly first. Numbers go from the baseline to now.',
          ),
        ];
  if (comparison.tooFew > 0) {
    sentences.push(
      t('{count} endpoints were asked for too seldom to tell.', { count: formats.count(comparison.tooFew) }),
    );
  }
  return formats.sentences(sentences);
}
