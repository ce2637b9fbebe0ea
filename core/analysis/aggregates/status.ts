import type { Aggregate } from '../aggregate.ts';
import type { StatusClass } from '../report.ts';

/** Requests by status code and by class. */
export const status: Aggregate<{ counts: Float64Array }> = {
  id: 'status',
  needs: ['status'],
  create: () => ({ counts: new Float64Array(1000) }),

  add({ counts }, { count, status }) {
    for (let row = 0; row < count; row++) if (status[row]! >= 0) counts[status[row]!]!++;
  },

  merge: (into, from) => from.counts.forEach((count, code) => void (into.counts[code]! += count)),

  finish({ counts }) {
    const codes = [...counts.entries()].filter(([, count]) => count > 0);
    const classCount = (hundreds: number) =>
      codes.reduce((sum, [code, count]) => sum + (Math.floor(code / 100) === hundreds ? count : 0), 0);
    return {
      status: Object.fromEntries(codes),
      statusClasses: Object.fromEntries(STATUS_CLASSES.map((name, index) => [name, classCount(index + 1)])) as Record<
        StatusClass,
        number
      >,
    };
  },
};

export const STATUS_CLASSES: readonly StatusClass[] = ['1xx', '2xx', '3xx', '4xx', '5xx'];
