/**
 * Plays VS Code for a dashboard that was saved as a file: tells it what it was told when it was saved, and gives it the
 * theme of VS Code that suits the reader's system. It can be asked nothing else.
 */
import type { Start } from '../protocol.ts';

const start = JSON.parse(document.querySelector('#start')?.textContent ?? 'null') as Start;

Object.assign(globalThis, {
  acquireVsCodeApi: () => ({
    postMessage(message: { readonly call?: string; readonly id?: number }) {
      // Only the start is asked for; a window may always post to itself.
      if (message.call === 'ready') postMessage({ reply: message.id, value: start }, '*');
    },
    getState: () => null,
    setState: () => undefined,
  }),
});

const dark = matchMedia('(prefers-color-scheme: dark)');
const contrast = matchMedia('(prefers-contrast: more)');
for (const preference of [dark, contrast]) preference.addEventListener('change', setTheme);
setTheme();

function setTheme(): void {
  const theme = contrast.matches
    ? dark.matches
      ? 'high-contrast'
      : 'high-contrast-light'
    : dark.matches
      ? 'dark'
      : 'light';
  document.documentElement.dataset['theme'] = theme;
  document.body.className =
    theme === 'high-contrast-light' ? `vscode-${theme} vscode-high-contrast` : `vscode-${theme}`;
}
