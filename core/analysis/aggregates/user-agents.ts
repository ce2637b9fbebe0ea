import { MOST_ROWS } from '../../logs/entries.ts';
import { NOBODY, readAgent } from '../../logs/user-agents.ts';
import type { Aggregate } from '../aggregate.ts';
import { HEAP } from '../kernel.ts';
import type { UserAgentRow } from '../report.ts';
import {
  COUNT,
  FIRST,
  countKeys,
  createTopK,
  keyBytes,
  keyIndex,
  mergeTopK,
  packed,
  topRows,
  withBound,
} from '../sketches/top-k.ts';
import type { TopK } from '../sketches/top-k.ts';

/**
 * Requests by family of user agents. A line costs one search for its whole header; the family is computed once per
 * different header: in the end, or when the header is given up for others. So nothing is lost with a header that was.
 */
export const userAgents: Aggregate<UserAgents> = {
  id: 'user-agents',
  needs: ['userAgent'],

  create(room = HEAP) {
    const agents = createTopK({ limit: MOST_AGENTS }, room);
    const families = emptyFamilies();
    agents.giveUp = indices => countFamilies(families, agents, indices);
    return { agents, families, indices: room.int32(MOST_ROWS), absent: 0 };
  },

  add(state, entries) {
    const { count, userAgentStart, userAgentEnd } = entries;
    countKeys(state.agents, entries, userAgentStart, userAgentEnd, state.indices);
    for (let row = 0; row < count; row++) if (userAgentStart[row]! < 0) state.absent++;
  },

  merge(into, from) {
    into.absent += from.absent;
    into.agents.giveUp = indices => countFamilies(into.families, into.agents, indices);
    mergeTopK(into.agents, from.agents, () => undefined);
    mergeFamilies(into.families, from.families);
  },

  pack({ agents, families, absent }) {
    const all = copyOf(families);
    const kept = packed(agents, indices => countFamilies(all, agents, indices));
    return { agents: kept, families: packed(all), indices: new Int32Array(0), absent };
  },

  finish({ agents, families, absent }, { top }) {
    const all = copyOf(families);
    for (let index = 0; index < agents.size; index++) countFamily(all, agents, index);
    if (absent > 0) addFamily(all, NOBODY, absent, 0);
    return {
      userAgents: topRows(all, top).map(({ key, index, count, atMost }): UserAgentRow => {
        const bots = all.numbers[index * all.stride + BOTS]!;
        return withBound({ family: key, requests: count, bot: 2 * bots > count }, atMost);
      }),
    };
  },
};

interface UserAgents {
  /** By whole header. */
  readonly agents: TopK;
  /** What was counted of headers that were given up. */
  readonly families: TopK;
  /** Where the agents of the rows are in the table. */
  readonly indices: Int32Array;
  /** Requests without a header. */
  absent: number;
}

/** Different headers that are told apart; the engines of browsers have far fewer in a day. */
const MOST_AGENTS = 16_384;
const MOST_FAMILIES = 4096;

/** Requests of the family whose header says that no person asked. */
const BOTS = FIRST;

const emptyFamilies = () => createTopK({ columns: 1, limit: MOST_FAMILIES });

function countFamilies(families: TopK, agents: TopK, indices: Int32Array): void {
  for (const index of indices) countFamily(families, agents, index);
}

function countFamily(families: TopK, agents: TopK, index: number): void {
  const count = agents.numbers[index * agents.stride + COUNT]!;
  const { family, bot } = readAgent(new TextDecoder().decode(keyBytes(agents, index)));
  addFamily(families, family, count, bot ? count : 0);
}

function addFamily(families: TopK, family: string, count: number, bots: number): void {
  const key = new TextEncoder().encode(family);
  const index = keyIndex(families, key, 0, key.length);
  if (index < 0) return;
  families.numbers[index * families.stride + COUNT]! += count;
  families.numbers[index * families.stride + BOTS]! += bots;
}

function mergeFamilies(into: TopK, from: TopK): void {
  mergeTopK(into, from, (intoIndex, fromIndex) => {
    into.numbers[intoIndex * into.stride + BOTS]! += from.numbers[fromIndex * from.stride + BOTS]!;
  });
}

function copyOf(families: TopK): TopK {
  const copy = emptyFamilies();
  mergeFamilies(copy, families);
  return copy;
}
