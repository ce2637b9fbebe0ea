import { deepEqual, equal } from 'node:assert/strict';
import { visitLines } from '../../client/lines-in-turns.ts';

const never = () => false;

describe('lines that are visited in turns', () => {
  it('come one after the other, downwards and upwards, until one is enough', async () => {
    const visited: number[] = [];
    const note = (enough: number) => (line: number) => visited.push(line) > 0 && line === enough;
    equal(await visitLines(2, 9, note(4), never), 4);
    equal(await visitLines(3, -1, note(1), never), 1);
    deepEqual(visited, [2, 3, 4, 3, 2, 1]);
  });

  it('are all visited when none is enough', async () => {
    let count = 0;
    equal(await visitLines(0, 100_000, () => ++count < 0, never), null);
    equal(count, 100_000);
    equal(await visitLines(5, 5, () => true, never), null);
  });

  it('let others go first, and end when nobody waits any more', async () => {
    let isOver = false;
    setTimeout(() => (isOver = true));
    equal(await visitLines(0, Infinity, never, () => isOver), undefined);
  });
});
