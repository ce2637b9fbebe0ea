import type { Localize } from '../../core/base/localize.ts';
import { element, fill, setText } from '../element.ts';
import type { Notice, Screen } from '../state.ts';
import { visibleText } from '../visible-text.ts';
import type { Actions } from './panel.ts';

/** Title, what can be done with the whole log, how far reading is, and what the reader ought to know. */
export function createHeader(actions: Actions, t: Localize) {
  const title = element('h1');
  const span = element('p', { className: 'span' });
  const filter = element('p', { className: 'span' });
  let isFollowing = false;
  const follow = button(t('Follow'), () => actions.follow(!isFollowing));
  follow.title = t('Goes on reading what is written to the log, across rotations');
  const generate = button(t('Generate…'), actions.generate);
  generate.title = t('Files for other tools, made from the config and this log');
  const compare = button(t('Compare…'), actions.chooseBaseline);
  const tryAlerts = button(t('Try Alerts'), () => actions.showAlert(''));
  tryAlerts.title = t('When alerts for Prometheus would have fired on this log, and with which limits');
  const progress = createProgress(actions, t);
  const notices = element('div', { className: 'notices' });
  const node = element(
    'header',
    {},
    element(
      'div',
      { className: 'heading' },
      element('div', { className: 'names' }, title, span, filter),
      element(
        'div',
        { className: 'actions', hidden: !actions.hasHost },
        button(t('Analyze Again'), actions.refresh),
        follow,
        compare,
        tryAlerts,
        button(t('Save As…'), actions.takeAway),
        generate,
      ),
    ),
    progress.node,
    notices,
  );
  let shown = '';

  return {
    node,
    /** The button that brings a panel. */
    focusOn: (panel: 'comparison' | 'alerts') => ({ comparison: compare, alerts: tryAlerts })[panel].focus(),
    show(screen: Screen): void {
      setText(title, visibleText(screen.title));
      setText(span, screen.span);
      // Elsewhere it stands in the bar.
      filter.hidden = actions.hasHost || screen.filter === '';
      setText(filter, t('Only {filter}', { filter: visibleText(screen.filter, LONGEST_FILTER) }));
      isFollowing = screen.following;
      follow.ariaPressed = String(isFollowing);
      progress.show(screen.progress);
      const next = JSON.stringify(screen.notices);
      // Announced once, and a button that has the focus keeps it.
      if (next === shown) return;
      shown = next;
      fill(notices, ...screen.notices.map(notice => noticeOf(notice, actions, t)));
    },
  };
}

function createProgress(actions: Actions, t: Localize) {
  const sentence = element('span');
  const bar = element('progress', { max: 1, ariaLabel: t('Progress of the analysis') });
  const node = element(
    'div',
    { className: 'progress', hidden: true },
    sentence,
    button(t('Cancel'), actions.cancel),
    bar,
  );
  return {
    node,
    show(progress: Screen['progress']): void {
      node.hidden = progress === null;
      if (!progress) return;
      setText(sentence, progress.sentence);
      if (progress.share === null) bar.removeAttribute('value');
      else bar.value = progress.share;
    },
  };
}

function noticeOf({ kind, sentence, offer }: Notice, actions: Actions, t: Localize): HTMLElement {
  return element(
    'div',
    { className: `notice ${kind}`, role: kind === 'failure' ? 'alert' : 'status' },
    element('p', {}, visibleText(sentence, LONGEST_SENTENCE)),
    offer === 'refresh' && actions.hasHost ? button(t('Analyze Again'), actions.refresh) : null,
    offer === 'everything' && actions.hasHost ? button(t('Show All Requests'), () => actions.ask('')) : null,
  );
}

const LONGEST_SENTENCE = 2000;
const LONGEST_FILTER = 300;

function button(text: string, onclick: () => void): HTMLButtonElement {
  return element('button', { type: 'button', className: 'button', onclick }, text);
}
