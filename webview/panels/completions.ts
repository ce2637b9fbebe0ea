import type { Report } from '../../core/analysis/report.ts';
import { completeQuery } from '../../core/query/complete.ts';
import type { ObservedValues, QueryCompletion } from '../../core/query/complete.ts';
import { keyByName } from '../../core/query/keys.ts';
import { element, fill } from '../element.ts';
import { visibleText } from '../visible-text.ts';

/** What could be written where the caret is, below the input: keys, operators, and values that the log has. */
export function createCompletions(input: HTMLInputElement) {
  const node = element('ul', { className: 'completions', id: 'completions', role: 'listbox', hidden: true });
  let observed: ObservedValues = {};
  let offered: readonly QueryCompletion[] = [];
  let chosen = -1;
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', node.id);
  input.ariaExpanded = 'false';

  input.addEventListener('input', () => offer());
  input.addEventListener('blur', hide);
  // A click must not take the focus away before it is one.
  node.addEventListener('pointerdown', event => event.preventDefault());

  return {
    node,
    hide,
    learn(report: Report): void {
      observed = observedIn(report);
    },
    /** True when the key was meant for the list. */
    press({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
      if (altKey || metaKey) return false;
      if (key === ' ' && ctrlKey) return offer();
      if (ctrlKey) return false;
      if (node.hidden) return key === 'ArrowDown' && offer();
      switch (key) {
        case 'ArrowDown':
          return choose(chosen + 1);
        case 'ArrowUp':
          return choose(chosen - 1);
        case 'Enter':
        case 'Tab':
          return chosen >= 0 && accept(offered[chosen]!);
        case 'Escape':
          hide();
          return true;
        default:
          return false;
      }
    },
  };

  function offer(): boolean {
    offered = completeQuery(input.value, input.selectionStart ?? input.value.length, observed).slice(0, MOST);
    if (offered.length === 0) {
      hide();
      return false;
    }
    fill(node, ...offered.map(optionOf));
    node.hidden = false;
    input.ariaExpanded = 'true';
    choose(-1);
    return true;
  }

  function hide(): void {
    node.hidden = true;
    input.ariaExpanded = 'false';
    input.removeAttribute('aria-activedescendant');
    chosen = -1;
  }

  /** Around the list, with "none of them" between its ends. */
  function choose(index: number): boolean {
    const count = offered.length + 1;
    chosen = ((((index + 1) % count) + count) % count) - 1;
    for (const [at, option] of [...node.children].entries()) option.ariaSelected = String(at === chosen);
    const option = chosen < 0 ? undefined : node.children[chosen];
    option?.scrollIntoView({ block: 'nearest' });
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
    return true;
  }

  function accept({ text, at, kind }: QueryCompletion): boolean {
    input.setRangeText(text, at.start, at.end, 'end');
    input.dispatchEvent(new Event('input'));
    // What follows a key or an operator is known; behind a value anything may follow.
    if (kind === 'value' || kind === 'word') hide();
    return true;
  }

  function optionOf(completion: QueryCompletion, index: number): HTMLElement {
    const example = completion.kind === 'key' ? keyByName.get(completion.text)!.example : null;
    return element(
      'li',
      { role: 'option', id: `completion-${index}`, ariaSelected: 'false', onclick: () => accept(completion) },
      element('span', {}, visibleText(completion.text)),
      example === null ? null : element('span', { className: 'example' }, example),
    );
  }
}

const MOST = 12;

/** Values that the report shows, most frequent first. */
function observedIn(report: Report): ObservedValues {
  const { paths, endpoints, clients, userAgents, referrers, methods, status } = report;
  return {
    path: paths?.map(({ path }) => path),
    endpoint: endpoints?.map(({ path }) => path),
    address: clients?.map(({ address }) => address),
    program: userAgents?.map(({ family }) => family),
    referrer: referrers?.map(({ referrer }) => referrer),
    method: methods ? Object.keys(methods) : undefined,
    status: status ? Object.keys(status) : undefined,
  };
}
