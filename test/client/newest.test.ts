import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { tellNewest } from '../../client/dashboard/newest.ts';

/** A listener that hears one thing at a time, when the test says so. */
function slowListener() {
  const heard: string[] = [];
  let hear: (() => void) | undefined;
  let refuse: (() => void) | undefined;
  const news = tellNewest<number>(
    (before, now) =>
      new Promise((resolve, reject) => {
        heard.push(`${before}→${now}`);
        hear = resolve;
        refuse = () => reject(new Error('gone'));
      }),
  );
  return {
    news,
    heard,
    hears: () => (hear?.(), setImmediate()),
    goes: () => (refuse?.(), setImmediate()),
  };
}

describe('telling the newest', () => {
  it('tells nothing while nobody listens', () => {
    const { news, heard } = slowListener();
    news.tell(1);
    assert.deepEqual(heard, []);
  });

  it('leaves out what became old while the listener was busy', async () => {
    const { news, heard, hears } = slowListener();
    news.begin(0);
    for (const state of [1, 2, 3]) news.tell(state);
    assert.deepEqual(heard, ['0→1']);
    await hears();
    assert.deepEqual(heard, ['0→1', '1→3']);
    await hears();
    assert.deepEqual(heard, ['0→1', '1→3']);
  });

  it('does not wait for a listener that is gone', async () => {
    const { news, heard } = slowListener();
    news.begin(0);
    news.tell(1);
    news.end();
    news.tell(2);
    news.begin(2);
    news.tell(3);
    assert.deepEqual(heard, ['0→1', '2→3']);
  });

  it('stops when the listener refuses', async () => {
    const { news, heard, goes } = slowListener();
    news.begin(0);
    news.tell(1);
    await goes();
    news.tell(2);
    assert.deepEqual(heard, ['0→1']);
  });
});
