/**
 * The dashboard in a webview panel: wires the extension's messages, the reader's choices and the panels together.
 *
 * The page it runs in holds `<main id="dashboard">`, `<html lang>` with VS Code's language, the bundle of sentences as
 * JSON in `<script type="application/json" id="l10n">`, `dashboard.css` and this script. It needs no more than
 * `script-src 'nonce-…'` and `style-src` for that style sheet: nothing is loaded, no markup is made from text, and
 * styles are set through the object model only.
 */
import { config as speak, t as translate } from '@vscode/l10n';
import { connect } from '../core/base/connect.ts';
import type { Ordering } from '../core/base/list-order.ts';
import type { Baseline } from '../core/comparison/comparison.ts';
import { keptQuestion } from '../core/comparison/kept-question.ts';
import type { LineMatch } from '../core/query/line-match.ts';
import type { Localize } from '../core/base/localize.ts';
import { CHARTS } from './charts/index.ts';
import { element } from './element.ts';
import { createFormats } from './formats.ts';
import { keepFocus } from './keep-focus.ts';
import { createAlerts } from './panels/alerts.ts';
import { createComparison } from './panels/comparison.ts';
import { createEvents } from './panels/events.ts';
import { createFindings } from './panels/findings.ts';
import { createHeader } from './panels/header.ts';
import type { Actions, Panel } from './panels/panel.ts';
import { createPlotPanel } from './panels/plot-panel.ts';
import { createQuestionBar } from './panels/question-bar.ts';
import { createRankingPanel } from './panels/ranking-panel.ts';
import { createSources } from './panels/sources.ts';
import { createTotals } from './panels/totals.ts';
import { createUnparsed } from './panels/unparsed.ts';
import type { Dashboard, Host, Restore } from './protocol.ts';
import { orderingOf } from './ordering.ts';
import { narrowed } from './question.ts';
import {
  askAnew,
  restoreView,
  screenOf,
  setLeast,
  setLimit,
  showAlert,
  showOnly,
  step,
  toggleLong,
  toggleOrder,
  toggleSeries,
  toggleTable,
} from './state.ts';
import type { Told, View } from './state.ts';
import { readTheme, watchTheme } from './theme.ts';

speak({ contents: document.querySelector('#l10n')?.textContent || '{}' });
const t: Localize = (sentence, values = {}) => translate(sentence, values);
const formats = createFormats(document.documentElement.lang || 'en');
const vscode = acquireVsCodeApi();

let told: Told = {
  report: null,
  about: { title: '', span: null, partial: false, following: false, config: null, notes: [] },
  failure: null,
  progress: null,
  asked: '',
  compared: null,
};
let view: View = restoreView(partOf(vscode.getState(), 'view'));
let restore: Restore = { logs: [] };
let theme = readTheme();

const dashboard: Dashboard = {
  showProgress: async progress => tell(progress ? { progress, failure: null } : { progress }),
  showReport: async (report, about) => tell({ report, about, failure: null }),
  showAsked: async asked => tell({ asked }),
  showCompared: async compared => tell({ compared }),
  showFailure: async failure => tell({ failure, progress: null }),
};
const { remote: host } = connect<Host>(
  {
    // Not a window's: a webview has one other side.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    post: message => vscode.postMessage(message),
    listen: receive => addEventListener('message', ({ data }) => receive(data)),
  },
  dashboard,
);

/** A dashboard that was saved as a file has nobody to ask. */
const isSaved = 'saved' in document.documentElement.dataset;

const actions: Actions = {
  hasHost: !isSaved,
  cancel: () => ask(host.cancel()),
  refresh: () => ask(host.refresh()),
  follow: isOn => ask(host.follow(isOn)),
  generate: () => ask(host.generate()),
  openLine: (source, line) => ask(host.openLine(source, line)),
  openErrorLine: (source, line) => ask(host.openErrorLine(source, line)),
  openMatch: match => ask(openMatch(match)),
  ask: where => askFor(where, askAnew(view, told.asked)),
  narrow: match => actions.ask(narrowed(told.asked, match)),
  compare,
  compareWithLog: () => ask(host.compareWithLog()),
  chooseBaseline: () => comparison.choose(),
  leave: panel => header.focusOn(panel),
  showAlert(alert) {
    const wasOpen = view.alert !== null;
    look(showAlert(view, alert));
    if (!wasOpen) alerts.open();
    else if (alert === null) actions.leave('alerts');
  },
  setLimit: (alert, limit) => look(setLimit(view, alert, limit)),
  generateRules: limits => ask(host.generateRules(limits)),
  takeAway: () => ask(host.takeAway(ordersOfLists())),
  savePicture: (name, picture) => (isSaved ? download(name, picture) : ask(host.savePicture(name, picture))),
  listLines: () => ask(host.listLines()),
  goBack: () => goTo('past'),
  goForward: () => goTo('future'),
  toggleSeries: (chart, key) => look(toggleSeries(view, chart, key)),
  showOnly: (chart, key, all) => look(showOnly(view, chart, key, all)),
  toggleTable: chart => look(toggleTable(view, chart)),
  toggleLong: chart => look(toggleLong(view, chart)),
  toggleOrder: (chart, order) => look(toggleOrder(view, chart, order)),
  setLeast: (chart, atLeast) => look(setLeast(view, chart, atLeast)),
  pointAt: step => panels.forEach(panel => panel.mark?.(step)),
  announce: sentence => void (spoken.textContent = sentence),
};

const header = createHeader(actions, t);
const question = createQuestionBar(actions, t);
const unparsed = createUnparsed(actions, t);
const totals = createTotals(() => {
  unparsed.node.scrollIntoView();
  unparsed.node.querySelector('h2')?.focus();
});
const chartPanels: readonly Panel[] = CHARTS.map(chart =>
  chart.kind === 'ranking' ? createRankingPanel(chart, actions, t) : createPlotPanel(chart, actions, t),
);
const findings = createFindings(actions, t);
const comparison = createComparison(actions, t);
const alerts = createAlerts(actions, () => host.tryAlerts(), t);
const events = createEvents(actions, t);
// What happened belongs below the charts that mark it.
const firstTable = CHARTS.findIndex(({ kind }) => kind === 'ranking');
const drawn = [findings, ...chartPanels.slice(0, firstTable), events, ...chartPanels.slice(firstTable)];
const panels: readonly Panel[] = [...drawn, unparsed, createSources(actions, t)];
const charts = element('div', { className: 'panels' }, comparison.node, alerts.node, ...panels.map(({ node }) => node));
const spoken = element('div', { className: 'unseen', role: 'log', ariaLive: 'polite' });
const trouble = element('div', { className: 'trouble', role: 'status' });
document.querySelector('#dashboard')?.append(header.node, question.node, totals.node, charts, spoken, trouble);

watchTheme(() => {
  theme = readTheme();
  render();
});
keepFocus();
addEventListener('scroll', () => keepSoon(), { passive: true });
void begin();

async function begin(): Promise<void> {
  const start = await host.ready();
  restore = start.restore;
  const { scroll } = view;
  const { asked, baseline } = keptQuestion(vscode.getState());
  tell(start);
  scrollTo(0, scroll);
  keep();
  // VS Code hands an editor nothing of what its page has kept.
  if (start.asked !== '' || start.compared || (asked === '' && !baseline)) return;
  tell({ asked, compared: baseline && { baseline, comparison: null } });
  ask(baseline ? host.compare(baseline, asked) : host.ask(asked));
}

function tell(news: Partial<Told>): void {
  told = { ...told, ...news };
  render();
}

function look(next: View): void {
  view = next;
  render();
  keep();
}

function render(): void {
  const screen = screenOf(told, { t, formats });
  header.show(screen);
  totals.show(screen.totals);
  const { report, about } = told;
  charts.hidden = report === null || report.lines.total === 0;
  question.node.hidden = isSaved || report === null || report.lines.parsed === 0;
  if (!report || charts.hidden) return;
  for (const { node } of drawn) node.hidden = !screen.hasCharts;
  const scene = { t, formats, report, view, theme, config: about.config, title: about.title };
  const { past, future } = view;
  question.show(scene, { asked: told.asked, canGoBack: past.length > 0, canGoForward: future.length > 0 });
  comparison.show(scene, { asked: told.asked, compared: told.compared, span: about.span });
  alerts.show(scene, { asked: told.asked, isBusy: told.progress !== null || about.partial });
  for (const panel of screen.hasCharts ? panels : panels.slice(drawn.length)) panel.show(scene);
}

/** The page shows what was asked at once, and what is known already until the answer is there. */
function askFor(asked: string, next: View): void {
  if (asked === told.asked) return;
  view = next;
  tell({ asked });
  keep();
  ask(host.ask(asked));
}

function compare(baseline: Baseline | null, asked: string): void {
  if (asked !== told.asked) view = askAnew(view, told.asked);
  tell({ asked, compared: baseline && { baseline, comparison: null } });
  keep();
  ask(host.compare(baseline, asked));
}

function goTo(where: 'past' | 'future'): void {
  const next = step(view, told.asked, where);
  if (next) askFor(next.asked, next.view);
}

async function openMatch(match: LineMatch): Promise<void> {
  if (await host.openMatch(match)) return;
  trouble.textContent = t('No such line was found. The log may have changed since it was analyzed.');
}

/** What is saved has the rows in the order in which they are seen. */
function ordersOfLists(): Record<string, Ordering> {
  const { report } = told;
  return Object.fromEntries(
    CHARTS.flatMap(({ id, list }) =>
      report && list && view.orders[id] !== undefined ? [[list, orderingOf(id, list, report, view)]] : [],
    ),
  );
}

function download(name: string, picture: string): void {
  element('a', { href: picture, download: `${name}.png` }).click();
}

/** Nothing that was asked for may fail in silence. */
function ask(answer: Promise<void>): void {
  trouble.textContent = '';
  answer.catch((error: unknown) => (trouble.textContent = error instanceof Error ? error.message : String(error)));
}

function keep(): void {
  view = { ...view, scroll: scrollY };
  vscode.setState({ ...restore, asked: told.asked, baseline: told.compared?.baseline ?? null, view });
}

let keeping: ReturnType<typeof setTimeout> | undefined;
function keepSoon(): void {
  clearTimeout(keeping);
  keeping = setTimeout(keep, 200);
}

function partOf(state: unknown, name: string): unknown {
  return typeof state === 'object' && state !== null ? (state as Record<string, unknown>)[name] : undefined;
}
