import type { Localize } from '../../core/base/localize.ts';
import type { Chart, Series } from '../charts/chart.ts';
import { element, fill, setText } from '../element.ts';
import type { Actions, Scene } from './panel.ts';
import { swatch } from './swatch.ts';

/** What every chart has around it: a heading, a caption, a legend, and a sentence in its place when there is none. */
export interface Frame {
  readonly node: HTMLElement;
  /** Beside the heading. */
  readonly tools: HTMLElement;
  readonly body: HTMLElement;
  readonly caption: HTMLElement;
  /** False when the report has nothing for this chart; then the frame says so. */
  show(scene: Scene): boolean;
}

export function createFrame(chart: Chart, actions: Actions, t: Localize): Frame {
  const heading = element('h2', { id: `${chart.id}-heading` }, t(chart.title));
  const tools = element('div', { className: 'tools' });
  const caption = element('p', { className: 'caption', id: `${chart.id}-caption` });
  const legend = element('div', { className: 'legend' });
  const missing = element('p', { className: 'missing', hidden: true });
  const body = element('div', { className: 'body' });
  const node = element(
    'section',
    { className: `panel ${chart.kind}`, id: chart.id },
    element('div', { className: 'panel-head' }, heading, tools),
    caption,
    missing,
    legend,
    body,
  );
  node.setAttribute('aria-labelledby', heading.id);
  const keys = new Map<string, HTMLButtonElement>();

  return {
    node,
    tools,
    body,
    caption,
    show(scene) {
      const why = chart.missing(scene.report, scene);
      missing.hidden = why === null;
      for (const part of [tools, caption, legend, body]) part.hidden = why !== null;
      setText(missing, why ?? '');
      if (why !== null) return false;
      setText(caption, chart.caption(scene.report, scene));
      showLegend(chart.series(scene.report, scene), scene.view.hidden[chart.id] ?? []);
      return true;
    },
  };

  /** The buttons stay what they are, so that the one with the focus keeps it. */
  function showLegend(series: readonly Series[], hidden: readonly string[]): void {
    legend.hidden = series.length === 0;
    if (series.map(({ key }) => key).join() !== [...keys.keys()].join()) {
      keys.clear();
      for (const { key } of series) {
        const onclick = ({ shiftKey }: MouseEvent) =>
          shiftKey ? actions.showOnly(chart.id, key, [...keys.keys()]) : actions.toggleSeries(chart.id, key);
        keys.set(key, element('button', { type: 'button', className: 'key', onclick }));
      }
      fill(legend, ...keys.values());
    }
    for (const { key, title, explanation, value } of series) {
      const button = keys.get(key)!;
      button.ariaPressed = String(!hidden.includes(key));
      const click = hidden.includes(key) ? t('Click to show it again.') : t('Click to hide it.');
      button.title = [explanation, click, ...(series.length > 1 ? [t('Shift+click to show it alone.')] : [])].join(
        '\n',
      );
      fill(button, swatch(key), `${title} `, element('span', { className: 'amount' }, value));
    }
  }
}
