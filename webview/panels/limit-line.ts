import { furthest } from '../../core/backtest/firing.ts';
import type { Trial } from '../../core/backtest/firing.ts';
import { draggedLimit, possibleLimit, stepOf } from '../alerts.ts';
import { element } from '../element.ts';

/** Who has the line. */
interface Owner {
  /** Whose limit it is; undefined while there is none. */
  readonly trial: () => Trial | undefined;
  /** Where the limit is while nobody holds the line. */
  readonly limit: () => number;
  /** The value of the chart at a place on the screen; null where there is none. */
  readonly valueAt: (clientY: number) => number | null;
  /** The line is somewhere else, and may still be held. */
  readonly moved: () => void;
  readonly change: (limit: number) => void;
}

/** A limit over a chart, to be drawn up and down by pointer or keys. One that is part of its alert stays where it is. */
export function createLimitLine({ trial: current, limit, valueAt, moved, change }: Owner) {
  const node = element('div', { className: 'limit', tabIndex: 0, role: 'slider', ariaOrientation: 'vertical' });
  /** While the line is held. */
  let held: number | null = null;

  node.addEventListener('pointerdown', event => {
    if (event.button !== 0 || current()?.option === null) return;
    node.setPointerCapture(event.pointerId);
    held = limit();
    event.preventDefault();
    node.focus();
  });
  node.addEventListener('pointermove', ({ clientY }) => {
    const trial = current();
    const value = held === null ? null : valueAt(clientY);
    if (!trial || value === null) return;
    held = draggedLimit(trial, value);
    moved();
  });
  node.addEventListener('pointerup', () => drop(held));
  node.addEventListener('pointercancel', () => drop(null));
  node.addEventListener('keydown', event => {
    const trial = current();
    if (!trial || event.ctrlKey || event.altKey || event.metaKey) return;
    const wanted = byKey(event.key, trial);
    if (wanted === null) return;
    event.preventDefault();
    event.stopPropagation();
    change(possibleLimit(trial, wanted));
  });

  function drop(value: number | null): void {
    if (held === null) return;
    held = null;
    if (value === null) moved();
    else change(value);
  }

  /** As far as the keys go, and the chart at least. */
  function mostOf(trial: Trial): number {
    return Math.max(held ?? limit(), furthest(trial) ?? 0);
  }

  function byKey(key: string, trial: Trial): number | null {
    const most = mostOf(trial);
    const step = stepOf(trial, most);
    const now = held ?? limit();
    switch (key) {
      case 'ArrowUp':
      case 'ArrowRight':
        return now + step;
      case 'ArrowDown':
      case 'ArrowLeft':
        return now - step;
      case 'PageUp':
        return now + 10 * step;
      case 'PageDown':
        return now - 10 * step;
      case 'Home':
        return 0;
      case 'End':
        return most;
      default:
        return null;
    }
  }

  return {
    node,
    /** Where the line is held; null while nobody does. */
    held: () => held,
    /** What a screen reader says of it. */
    tell(trial: Trial, name: string, spoken: string): void {
      node.tabIndex = trial.option === null ? -1 : 0;
      node.ariaDisabled = String(trial.option === null);
      node.ariaLabel = name;
      node.ariaValueMin = '0';
      node.ariaValueMax = String(mostOf(trial));
      node.ariaValueNow = String(held ?? limit());
      node.ariaValueText = spoken;
    },
  };
}
