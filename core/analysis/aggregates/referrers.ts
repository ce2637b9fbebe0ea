import { MOST_ROWS } from '../../logs/entries.ts';
import type { Aggregate } from '../aggregate.ts';
import { HEAP } from '../kernel.ts';
import type { ReferrerRow } from '../report.ts';
import { countKeys, createTopK, mergeTopK, packed, topRowsWith, withBound } from '../sketches/top-k.ts';
import type { TopK } from '../sketches/top-k.ts';

interface Referrers {
  readonly table: TopK;
  /** Where the referrers of the rows are in the table. */
  readonly indices: Int32Array;
  /** Requests without one. */
  absent: number;
}

/** Requests by the page that sent the client here: the whole header as it was logged, the site's own pages too. */
export const referrers: Aggregate<Referrers> = {
  id: 'referrers',
  needs: ['referrer'],
  create: (room = HEAP) => ({ table: createTopK({}, room), indices: room.int32(MOST_ROWS), absent: 0 }),

  add(state, entries) {
    const { count, referrerStart, referrerEnd } = entries;
    countKeys(state.table, entries, referrerStart, referrerEnd, state.indices);
    for (let row = 0; row < count; row++) if (referrerStart[row]! < 0) state.absent++;
  },

  merge(into, from) {
    into.absent += from.absent;
    mergeTopK(into.table, from.table, () => undefined);
  },

  pack: ({ table, absent }) => ({ table: packed(table), indices: new Int32Array(0), absent }),

  finish: ({ table, absent }, { top }) => ({
    referrers: topRowsWith(table, top, { key: ABSENT, count: absent }).map(({ key, count, atMost }): ReferrerRow =>
      withBound({ referrer: key, requests: count }, atMost),
    ),
  }),
};

/** What Gunicorn writes where there is none. */
const ABSENT = '-';
