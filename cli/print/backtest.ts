import type { Firing, Trial } from '../../core/backtest/firing.ts';
import { firings, furthest } from '../../core/backtest/firing.ts';
import { byReason } from '../../core/backtest/untried.ts';
import type { Localize } from '../../core/base/localize.ts';
import { timeText } from '../../core/base/times.ts';
import { countText, durationText, shareText } from '../../core/base/units.ts';
import type { Trials } from '../../core/generators/alert-trials.ts';
import type { Io } from '../command.ts';
import { painter } from './colors.ts';
import type { Page } from './page.ts';
import { section } from './page.ts';

/** Every alert with its limit and when it would have fired, then those that no log can tell of. */
export function backtestText(
  { trials, untried }: Trials,
  { t, colors, columns }: Pick<Io, 't' | 'colors' | 'columns'>,
): string {
  const page: Page = { t, paint: painter(colors), columns };
  const sections = trials.map(trial => section(`${trial.alert}  ${condition(trial, t)}`, whenText(trial, page), page));
  const reasons = byReason(untried).map(({ alerts, why }) => `${alerts.join(', ')}: ${why}`);
  return [...sections, section(t('Not tried'), reasons, page)]
    .filter(lines => lines.length > 0)
    .map(lines => `${lines.join('\n')}\n`)
    .join('\n');
}

/** The same as data; `furthest` helps to choose a limit. */
export function backtestJson({ trials, untried }: Trials): string {
  const alerts = trials.map(trial => {
    const { alert, severity, option, unit, operator, limit, forMinutes } = trial;
    return {
      alert,
      severity,
      option,
      unit,
      operator,
      limit,
      forMinutes,
      furthest: furthest(trial),
      firings: firings(trial, limit),
    };
  });
  return `${JSON.stringify({ version: 1, alerts, untried }, null, 2)}\n`;
}

function condition({ measure, operator, limit, unit, forMinutes }: Trial, t: Localize): string {
  const values = { measure, limit: valueText(limit, unit), minutes: forMinutes };
  return operator === '>'
    ? t('{measure}: above {limit} for {minutes} min', values)
    : t('{measure}: {limit} or more for {minutes} min', values);
}

function whenText(trial: Trial, { t, paint }: Page): readonly string[] {
  const found = firings(trial, trial.limit);
  if (found.length === 0) {
    const value = furthest(trial);
    return [
      value === null
        ? t('Silent: there was never enough traffic to compare.')
        : t('Silent: at most {value}.', { value: valueText(value, trial.unit) }),
    ];
  }
  const minutes = found.reduce((sum, firing) => sum + firing.minutes, 0);
  const all =
    found.length === 1
      ? t('Fires once, for {minutes} min.', { minutes: countText(minutes) })
      : t('Fires {count} times, for {minutes} min in all.', {
          count: countText(found.length),
          minutes: countText(minutes),
        });
  const shown = found.slice(0, MOST).map(firing => firingText(firing, trial, t));
  const rest = found.length - shown.length;
  return [
    paint(trial.severity === 'critical' ? 'red' : 'yellow', all),
    ...shown,
    ...(rest > 0 ? [t('and {count} more', { count: countText(rest) })] : []),
  ];
}

/** Of each alert; JSON has all of them. */
const MOST = 10;

function firingText({ from, to, minutes, worst }: Firing, { unit }: Trial, t: Localize): string {
  const values = {
    from: timeText(from),
    minutes: countText(minutes),
    worst: valueText(worst, unit),
  };
  return to === null
    ? t('{from} UTC to the end of the log, {minutes} min, up to {worst}', values)
    : t('{from} to {to} UTC, {minutes} min, up to {worst}', { ...values, to: laterText(to, from) });
}

/** The date only where it is another one. */
function laterText(time: number, than: number): string {
  const [text, before] = [timeText(time), timeText(than)];
  return text.slice(0, 10) === before.slice(0, 10) ? text.slice(11) : text;
}

function valueText(value: number, unit: Trial['unit']): string {
  if (unit === 'share') return shareText(value, 1);
  if (unit === 'seconds') return durationText(value * 1e6);
  return unit === 'minutes' && value > 0 ? durationText(value * 60e6) : countText(value);
}
