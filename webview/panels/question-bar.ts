import type { Field } from '../../core/gunicorn/atoms.ts';
import type { Localize } from '../../core/base/localize.ts';
import { missingFields } from '../../core/query/missing-fields.ts';
import { parseQuery } from '../../core/query/parse.ts';
import type { QueryProblem } from '../../core/query/parse.ts';
import { element, fill, setText } from '../element.ts';
import { KINDS_LEFT_OUT, chipsOf, isLeftOut, tellsKind, toggleLeftOut } from '../question.ts';
import type { Chip, LeftOut } from '../question.ts';
import { createCompletions } from './completions.ts';
import { icon } from './icon.ts';
import type { Actions, Scene } from './panel.ts';

/** What the bar shows beside a scene. */
interface Asked {
  readonly asked: string;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
}

/** Where the reader asks: the query as text, its conditions one by one, and what can be left out at a click. */
export function createQuestionBar(actions: Actions, t: Localize) {
  const back = arrow('back', t('Back to the filter before'), actions.goBack);
  const forward = arrow('forward', t('Forward to the filter after'), actions.goForward);
  const marks = element('div', { className: 'marks', ariaHidden: 'true' });
  const input = element('input', {
    type: 'text',
    id: 'question',
    spellcheck: false,
    autocomplete: 'off',
    placeholder: t('Filter, such as {example}', { example: 'status>=500 path:/api/* duration>1s' }),
    ariaLabel: t('Filter'),
  });
  const problem = element('p', { className: 'problem', id: 'question-problem', role: 'alert' });
  const chips = element('ul', { className: 'chips' });
  const leaveOut = element('div', { className: 'leave-out', role: 'group', ariaLabel: t('Leave out') });
  const completions = createCompletions(input);
  const text = element('div', { className: 'query' }, marks, input, completions.node);
  const apply = element('button', { type: 'submit', className: 'button' }, t('Filter'));
  const list = element(
    'button',
    {
      type: 'button',
      className: 'button',
      title: t('Lists the lines of these requests, with links to their places in the log'),
      onclick: actions.listLines,
    },
    t('List Lines'),
  );
  const form = element(
    'form',
    { className: 'ask', role: 'search' },
    element('div', { className: 'history' }, back, forward),
    text,
    apply,
    list,
  );
  const node = element('div', { className: 'question' }, form, problem, element('div', { className: 'conditions' }));
  node.lastElementChild!.append(chips, leaveOut);
  input.setAttribute('aria-describedby', problem.id);
  let asked = '';
  let shown = '';
  let fields: readonly Field[] = [];

  input.addEventListener('input', () => showProblems(problemsOf().filter(isElsewhere)));
  input.addEventListener('scroll', () => (marks.scrollLeft = input.scrollLeft));
  input.addEventListener('keydown', event => {
    if (completions.press(event)) return event.preventDefault();
    if (event.key !== 'Escape' || input.value === asked) return;
    write(asked);
    event.preventDefault();
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    completions.hide();
    const problems = problemsOf();
    showProblems(problems);
    const [first] = problems;
    if (first) return input.setSelectionRange(first.at.start, first.at.end);
    if (input.value.trim() !== asked) actions.ask(input.value.trim());
  });

  return {
    node,
    show(scene: Scene, state: Asked): void {
      const { report } = scene;
      fields = report.format.fields;
      completions.learn(report);
      back.disabled = !state.canGoBack;
      forward.disabled = !state.canGoForward;
      if (state.asked !== asked) {
        asked = state.asked;
        write(asked);
      }
      const next = JSON.stringify([asked, fields, scene.formats.timeZone]);
      if (next === shown) return;
      shown = next;
      showConditions(scene);
    },
  };

  /** The one with the focus keeps it, when it is still there. */
  function showConditions(scene: Scene): void {
    const focused = node.contains(document.activeElement) ? document.activeElement : null;
    const all = chipsOf(asked, scene);
    fill(chips, ...all.map(chipOf), ...(all.length > 1 ? [clearing()] : []));
    chips.hidden = all.length === 0;
    const kinds = KINDS_LEFT_OUT.filter(kind => tellsKind(scene.report, kind));
    fill(leaveOut, ...(kinds.length > 0 ? [element('span', {}, t('Leave out')), ...kinds.map(toggleOf)] : []));
    if (!focused || document.contains(focused)) return;
    const again = focused.id === '' ? null : document.querySelector<HTMLElement>(`#${focused.id}`);
    (again ?? input).focus();
  }

  function chipOf({ label, without }: Chip): HTMLElement {
    const take = element(
      'button',
      {
        type: 'button',
        className: 'chip-off',
        title: t('Take this condition off'),
        ariaLabel: t('Take {condition} off', { condition: label }),
        onclick: () => actions.ask(without),
      },
      icon('cross'),
    );
    return element('li', { className: 'chip' }, element('span', {}, label), take);
  }

  function clearing(): HTMLElement {
    return element(
      'li',
      {},
      element('button', { type: 'button', className: 'link', onclick: () => actions.ask('') }, t('Clear all')),
    );
  }

  function toggleOf(kind: LeftOut): HTMLElement {
    return element(
      'button',
      {
        type: 'button',
        id: `leave-out-${kind}`,
        className: 'button quiet',
        title: explanationOf(kind),
        ariaPressed: String(isLeftOut(asked, kind)),
        onclick: () => actions.ask(toggleLeftOut(asked, kind)),
      },
      titleOf(kind),
    );
  }

  function titleOf(kind: LeftOut): string {
    if (kind === 'probe') return t('Probes');
    return kind === 'bot' ? t('Bots') : t('Static files');
  }

  function explanationOf(kind: LeftOut): string {
    if (kind === 'probe') return t('Health checks of load balancers, orchestrators and monitors');
    if (kind === 'bot') return t('Crawlers, monitors, scanners and scripts, as far as they say so');
    return t('Style sheets, scripts, images, fonts, and what lies in /static/ or /assets/');
  }

  function write(query: string): void {
    input.value = query;
    completions.hide();
    showProblems([]);
  }

  function problemsOf(): readonly QueryProblem[] {
    const { query, problems } = parseQuery(input.value, t);
    return [...problems, ...missingFields(query, fields, t)];
  }

  /** What is being typed is not wrong yet. */
  function isElsewhere({ at }: QueryProblem): boolean {
    return at.end < (input.selectionStart ?? 0);
  }

  function showProblems(problems: readonly QueryProblem[]): void {
    setText(problem, problems[0]?.message ?? '');
    input.ariaInvalid = String(problems.length > 0);
    const pieces: Node[] = [];
    let end = 0;
    for (const { at } of problems) {
      if (at.start < end) continue;
      pieces.push(document.createTextNode(input.value.slice(end, at.start)));
      pieces.push(element('span', {}, input.value.slice(at.start, Math.max(at.end, at.start + 1)) || ' '));
      end = Math.max(at.end, at.start + 1);
    }
    fill(marks, ...pieces);
    marks.scrollLeft = input.scrollLeft;
  }
}

function arrow(name: 'back' | 'forward', title: string, onclick: () => void): HTMLButtonElement {
  return element(
    'button',
    {
      type: 'button',
      id: `question-${name}`,
      className: 'button quiet',
      title,
      ariaLabel: title,
      disabled: true,
      onclick,
    },
    icon(name),
  );
}
