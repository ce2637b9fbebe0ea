/**
 * Plays VS Code and the extension for design.html: answers with the sample report in any situation, and in any of VS
 * Code's themes. What the dashboard asks for is noted in `asked`, where tests read it.
 */
import type { Report } from '../../core/analysis/report.ts';
import { element } from '../element.ts';
import { situationsOf } from './situations.ts';
import type { Situation } from './situations.ts';
import { trialsOf } from './trials.ts';

const THEMES = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  'high-contrast': 'vscode-high-contrast',
  'high-contrast-light': 'vscode-high-contrast-light vscode-high-contrast',
};
const query = new URLSearchParams(location.search);
const asked: unknown[] = [];
const situations = fetch('sample-report.json').then(async answer => situationsOf((await answer.json()) as Report));

Object.assign(globalThis, {
  asked,
  acquireVsCodeApi: () => ({
    postMessage: (message: Call | object) => void ('call' in message && reply(message)),
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') as unknown,
    setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
  }),
});
setTheme(query.get('theme') ?? 'light');
void addControls();

interface Call {
  readonly call: string;
  readonly id: number;
  readonly values: readonly unknown[];
}

async function reply({ call, id, values }: Call): Promise<void> {
  asked.push([call, ...values]);
  const told = (await situations)[(query.get('situation') ?? 'whole') as Situation];
  if (call === 'tryAlerts') return answer(id, told.report && trialsOf(told.report));
  const value =
    call === 'ready' ? { ...told, restore: { logs: ['file:///samples/access.log'] } } : call === 'openMatch';
  answer(id, value);
}

function answer(id: number, value: unknown): void {
  postMessage({ reply: id, value }, location.origin);
}

function setTheme(theme: string): void {
  document.documentElement.dataset['theme'] = theme;
  document.body.className = THEMES[theme as keyof typeof THEMES];
}

/** A screenshot is of the dashboard alone. */
async function addControls(): Promise<void> {
  if (query.has('bare')) return;
  const choices = [
    choice('theme', Object.keys(THEMES), setTheme),
    choice('situation', Object.keys(await situations), () => undefined),
    choice('language', ['en', 'zh-cn'], () => undefined),
  ];
  document.querySelector('#design')?.append(...choices);
}

function choice(name: string, values: readonly string[], chosen: (value: string) => void): HTMLElement {
  const options = values.map(value => element('option', { value, selected: query.get(name) === value }, value));
  const select = element('select', {}, ...options);
  select.addEventListener('change', () => {
    query.set(name, select.value);
    history.replaceState(null, '', `?${query}`);
    chosen(select.value);
    if (name !== 'theme') location.reload();
  });
  return element('label', {}, `${name} `, select, ' ');
}
