import { firings } from '../../core/backtest/firing.ts';
import type { Firing, Trial } from '../../core/backtest/firing.ts';
import { byReason } from '../../core/backtest/untried.ts';
import type { Localize } from '../../core/base/localize.ts';
import type { Trials } from '../../core/generators/alert-trials.ts';
import {
  alertChart,
  conditionText,
  firedText,
  limitOf,
  limitTyped,
  settable,
  typedOf,
  unitText,
  valueText,
} from '../alerts.ts';
import { draw } from '../draw.ts';
import { element, fill, setText } from '../element.ts';
import { visibleText } from '../visible-text.ts';
import { createLimitLine } from './limit-line.ts';
import type { Actions, Scene } from './panel.ts';

/** What the log was read for, beside a scene. */
interface Asked {
  readonly asked: string;
  /** Something is being read, or will be again in a moment. */
  readonly isBusy: boolean;
}

type Answer = Trials | { readonly failure: string };

/**
 * Alerts as they would have fared on the log: each with its limit, and one of them over time with the limit as a line
 * that can be drawn up and down, by pointer, keys or as a number. `tryAlerts` reads the log for it.
 */
export function createAlerts(actions: Actions, tryAlerts: () => Promise<Answer>, t: Localize) {
  const heading = element('h2', { id: 'alerts-heading', tabIndex: -1 }, t('Alerts on this log'));
  const generate = button(t('Generate Rules…'), () => actions.generateRules(settable(trials(), limits())));
  generate.title = t('Rules for Prometheus with these limits');
  const close = button(t('Close'), () => actions.showAlert(null));
  const caption = element('p', { className: 'caption' });
  const list = element('ul', { className: 'alerts', role: 'list' });
  const canvas = element('canvas', { role: 'img' });
  const fired = element('div', { className: 'fired' });
  const line = createLimitLine({
    trial: current,
    limit: settled,
    valueAt: clientY => drawing.valueAt('y', clientY - plot.getBoundingClientRect().top),
    moved: tell,
    change,
  });
  const plot = element('div', { className: 'plot' }, fired, canvas, line.node);
  const input = element('input', { type: 'text', inputMode: 'decimal', id: 'alerts-limit', size: 6, onchange: typed });
  const unit = element('span');
  const label = element('label', { htmlFor: input.id }, t('Limit'));
  const own = button(t('As Generated'), () => change(null));
  own.title = t('The limit that the rules have by themselves');
  const when = element('p', { className: 'when' });
  const untried = element('p', { className: 'caption' });
  const chosen = element(
    'div',
    { className: 'chosen-alert' },
    plot,
    element('div', { className: 'limit-row' }, label, input, unit, own),
    when,
  );
  const node = element(
    'section',
    { className: 'panel wide', id: 'alerts', hidden: true },
    element('div', { className: 'panel-head' }, heading, element('div', { className: 'tools' }, generate, close)),
    caption,
    element('div', { className: 'body' }, list, chosen, untried),
  );
  node.setAttribute('aria-labelledby', heading.id);
  const drawing = draw(canvas);
  new ResizeObserver(() => place()).observe(plot);

  let scene: Scene | null = null;
  let answer: Answer | null = null;
  let answered = '';
  return {
    node,
    /** Brings it to the reader who asked for it. */
    open(): void {
      node.scrollIntoView({ block: 'nearest' });
      heading.focus();
    },
    show(given: Scene, { asked, isBusy }: Asked): void {
      scene = given;
      const { view, report } = given;
      node.hidden = !actions.hasHost || view.alert === null;
      if (node.hidden) return;
      const question = JSON.stringify([asked, report.requests, report.lines.total, report.errorLog?.entries]);
      if (question !== answered && !isBusy) {
        answered = question;
        read(question);
      }
      render();
    },
  };

  function read(question: string): void {
    const receive = (next: Answer) => {
      if (question !== answered) return;
      answer = next;
      render();
    };
    tryAlerts().then(receive, (error: unknown) => receive({ failure: String(error) }));
  }

  function trials(): readonly Trial[] {
    return answer && 'trials' in answer ? answer.trials : [];
  }

  function limits(): Readonly<Record<string, number>> {
    return scene?.view.limits ?? {};
  }

  function current(): Trial | undefined {
    return trials().find(({ alert }) => alert === scene?.view.alert) ?? trials()[0];
  }

  /** The limit that nobody is drawing at present. */
  function settled(): number {
    const trial = current();
    return trial ? limitOf(trial, limits()) : 0;
  }

  function limit(): number {
    return line.held() ?? settled();
  }

  function render(): void {
    if (!scene || node.hidden) return;
    setText(caption, captionOf(answer, t));
    const trial = current();
    list.hidden = chosen.hidden = generate.hidden = trial === undefined;
    untried.hidden = !answer || 'failure' in answer || answer.untried.length === 0;
    if (!trial || !answer || 'failure' in answer) return;
    const why = byReason(answer.untried).map(({ alerts, why }) => `${alerts.join(', ')}: ${why}`);
    setText(untried, t('Not tried: {alerts}', { alerts: scene.formats.sentences(why) }));
    drawing.show(alertChart(trial, limitOf(trial, limits()), { ...scene, hidden: new Set() }));
    canvas.ariaLabel = trial.measure;
    setText(unit, unitText(trial));
    own.hidden = limits()[trial.alert] === undefined;
    // A limit that is part of the alert stays where it is.
    input.disabled = trial.option === null;
    tell();
  }

  /** Everything that follows the limit, also while it is held. */
  function tell(): void {
    const trial = current();
    if (!scene || !trial) return;
    showList();
    const found = firings(trial, limit());
    input.value = typedOf(limit(), trial);
    const spoken = `${conditionText(trial, limit(), scene)}: ${firedText(found, scene)}`;
    line.tell(trial, t('Limit of {alert}', { alert: trial.alert }), spoken);
    showWhen(trial, found);
    place();
  }

  /** The buttons stay what they are, so that the one with the focus keeps it. */
  function showList(): void {
    if (list.childElementCount !== trials().length) {
      fill(list, ...trials().map(({ alert }) => element('li', {}, alertButton(alert))));
    }
    for (const [index, trial] of trials().entries()) {
      const isCurrent = trial === current();
      const limit = (isCurrent ? line.held() : null) ?? limitOf(trial, limits());
      const button = list.children[index]!.querySelector('button')!;
      button.ariaPressed = String(isCurrent);
      const found = firings(trial, limit);
      fill(
        button,
        element('span', { className: 'name' }, trial.alert),
        element('span', { className: 'condition' }, `${trial.measure}: ${conditionText(trial, limit, scene!)}`),
        element(
          'span',
          { className: found.length > 0 ? `outcome ${trial.severity}` : 'outcome' },
          firedText(found, scene!),
        ),
      );
    }
  }

  function alertButton(alert: string): HTMLButtonElement {
    return element('button', { type: 'button', className: 'alert-choice', onclick: () => actions.showAlert(alert) });
  }

  function showWhen(trial: Trial, found: readonly Firing[]): void {
    const { formats } = scene!;
    const last = trial.start + trial.values.length * 60_000;
    const hasDays = formats.day(trial.start) !== formats.day(last);
    const links = found.slice(0, MOST).map(({ from, to, worst }) => {
      const until = to ?? last;
      const text = t('{period}, up to {worst}', {
        period: formats.period(from, until, hasDays),
        worst: valueText(worst, trial, scene!),
      });
      const onclick = () => actions.narrow({ from, until });
      return element('button', { type: 'button', className: 'link', onclick }, text);
    });
    const rest = found.length - links.length;
    when.hidden = links.length === 0;
    fill(
      when,
      ...links.flatMap((link, index) => (index === 0 ? [link] : [' · ', link])),
      rest > 0 ? ` · ${t('and {count} more', { count: formats.count(rest) })}` : null,
    );
  }

  /** Puts line and stretches over the chart, which may have become another size. */
  function place(): void {
    const trial = current();
    if (!trial || node.hidden) return;
    const left = drawing.pixelOf('x', trial.start);
    const y = drawing.pixelOf('y', limit());
    const area = drawing.place(0);
    if (left === null || y === null || !area) return;
    line.node.style.left = `${left}px`;
    line.node.style.top = `${y}px`;
    const last = trial.start + trial.values.length * 60_000;
    const stripes = firings(trial, limit())
      .slice(0, MOST_STRIPES)
      .map(({ from, to }) => {
        const begin = drawing.pixelOf('x', from) ?? 0;
        const stripe = element('div', { className: `firing ${trial.severity}` });
        stripe.style.top = `${area.top}px`;
        stripe.style.height = `${area.height}px`;
        stripe.style.left = `${begin}px`;
        stripe.style.width = `${Math.max(2, (drawing.pixelOf('x', to ?? last) ?? begin) - begin)}px`;
        return stripe;
      });
    fill(fired, ...stripes);
  }

  function typed(): void {
    const trial = current();
    const value = trial ? limitTyped(input.value, trial) : null;
    if (value === null) tell();
    else change(value);
  }

  function change(value: number | null): void {
    const trial = current();
    if (!trial || trial.option === null) return;
    actions.setLimit(trial.alert, value === trial.limit ? null : value);
    actions.announce(line.node.ariaValueText ?? '');
  }
}

/** Stretches that are named, and those that are drawn. */
const MOST = 8;
const MOST_STRIPES = 500;

function captionOf(answer: Answer | null, t: Localize): string {
  if (!answer) return t('The log is being read minute by minute…');
  if ('failure' in answer) return visibleText(answer.failure, 2000);
  return t(
    'As Prometheus would have decided that looks once a minute, with the limits of the rules that can be generated. Drag the line of a limit to try another one.',
  );
}

function button(text: string, onclick: () => void): HTMLButtonElement {
  return element('button', { type: 'button', className: 'button', onclick }, text);
}
