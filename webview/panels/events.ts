import type { TracebackRow } from '../../core/analysis/error-log/report.ts';
import type { Localize } from '../../core/base/localize.ts';
import type { Report } from '../../core/analysis/report.ts';
import { element, fill, setText } from '../element.ts';
import { shownEvents } from '../events.ts';
import type { ShownEvent } from '../events.ts';
import { visibleText } from '../visible-text.ts';
import { link } from './link.ts';
import type { Actions, Panel, Scene } from './panel.ts';
import { changeRows, moveWithArrows } from './rows.ts';

/** What the error log tells of master and workers, and what was raised; each event leads to its line. */
export function createEvents(actions: Actions, t: Localize): Panel {
  const heading = element('h2', { id: 'events-heading' }, t('Master and workers'));
  const caption = element('p', { className: 'caption' });
  const events = element('tbody');
  const table = element('table', {}, head(t('Time'), t('What happened')), events);
  const raised = element('tbody');
  const tracebacks = element('table', {}, head(t('Exception'), t('Raised at'), t('Times')), raised);
  const list = element('div', { className: 'events' }, table);
  const body = element('div', { className: 'body' }, list, tracebacks);
  const node = element('section', { className: 'panel wide', id: 'events', hidden: true }, heading, caption, body);
  node.setAttribute('aria-labelledby', heading.id);
  table.setAttribute('aria-labelledby', heading.id);
  moveWithArrows(table);
  // Without links in it only this makes it scroll by keyboard.
  if (!actions.hasHost) list.tabIndex = 0;
  let shown = '';

  return {
    node,
    show(scene) {
      const { errorLog } = scene.report;
      node.hidden = errorLog === null;
      if (!errorLog) return;
      const all = shownEvents(scene.report, scene);
      const next = JSON.stringify([all, errorLog.tracebacks]);
      if (next === shown) return;
      shown = next;
      setText(caption, captionOf(scene.report, all, scene));
      list.hidden = all.length === 0;
      changeRows(table, () => fill(events, ...all.slice(-MOST).map(event => rowOf(event, scene))));
      tracebacks.hidden = errorLog.tracebacks.length === 0;
      fill(raised, ...errorLog.tracebacks.map(traceback => tracebackOf(traceback, scene)));
    },
  };

  function rowOf({ event, text, weight }: ShownEvent, { report, formats }: Scene): HTMLElement {
    const { time, source, line } = event;
    const at = time === null ? '–' : `${formats.day(time)} ${formats.clock(time, 1)}`;
    const index = report.errorLog!.sources.findIndex(({ path }) => path === source);
    const onclick = () => actions.openErrorLine(index, line);
    return element(
      'tr',
      { className: weight },
      element('th', { scope: 'row' }, at),
      element('td', {}, link(text, actions.hasHost ? onclick : null, text)),
    );
  }
}

/** With more than this a list is no list but a log. */
const MOST = 200;

function head(...titles: readonly string[]): HTMLElement {
  return element('thead', {}, element('tr', {}, ...titles.map(title => element('th', { scope: 'col' }, title))));
}

function captionOf({ errorLog }: Report, all: readonly ShownEvent[], { t, formats }: Scene): string {
  const { count, logged } = errorLog!.timedOut;
  const sentences = [t('From the error log. The graver ones are marked in the charts over time.')];
  if (all.length === 0) sentences.push(t('Nothing happened to them in this time.'));
  if (all.length > MOST) sentences.push(t('Below are the last {count}.', { count: formats.count(MOST) }));
  if (count > 0) {
    sentences.push(
      t(
        'The durations are lower bounds: {count} requests timed out, and {logged} of them stand in the access log as quick failures.',
        {
          count: formats.count(count),
          logged: formats.count(logged ?? 0),
        },
      ),
    );
  }
  return formats.sentences(sentences);
}

function tracebackOf({ exception, message, count, file, fileLine }: TracebackRow, { formats }: Scene): HTMLElement {
  const says = visibleText(message === '' ? exception : `${exception}: ${message}`, LONGEST);
  const place = file === null ? '' : visibleText(`${file}:${fileLine}`, LONGEST);
  return element(
    'tr',
    {},
    element('th', { scope: 'row', title: says }, element('span', {}, says)),
    element('td', {}, place),
    element('td', {}, formats.count(count)),
  );
}

const LONGEST = 300;
