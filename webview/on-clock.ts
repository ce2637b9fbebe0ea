import { timeText } from '../core/base/times.ts';
import type { Formats } from './formats.ts';

/**
 * A sentence that says times in UTC, as all of them do that also a terminal shows, on the clock of the reader like the
 * charts around it.
 *
 * @param times those in the sentence, in their order
 */
export function onClockOf(formats: Formats, says: string, times: readonly number[]): string {
  let [text, at] = [says, 0];
  let day = '';
  for (const time of times) {
    const written = timeText(time);
    const found = text.indexOf(written, at);
    if (found < 0) continue;
    const today = formats.day(time);
    const shown = today === day ? formats.clock(time, 1) : `${today} ${formats.clock(time, 1)}`;
    text = text.slice(0, found) + shown + text.slice(found + written.length);
    at = found + shown.length;
    day = today;
  }
  const zone = at === 0 ? -1 : text.indexOf('UTC', at);
  return zone < 0 ? text : text.slice(0, zone) + formats.zoneName(times[0]!) + text.slice(zone + 'UTC'.length);
}
