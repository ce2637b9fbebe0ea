import { element } from '../element.ts';

/** A text that leads somewhere; the text alone where it leads nowhere, as in a dashboard that was saved as a file. */
export function link(text: string, onclick: (() => void) | null, title = ''): HTMLElement {
  if (!onclick) return element('span', { title }, text);
  return element('button', { type: 'button', className: 'link', onclick, title }, text);
}
