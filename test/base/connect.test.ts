import assert from 'node:assert/strict';
import { connect } from '../../core/base/connect.ts';
import type { Port } from '../../core/base/connect.ts';

interface Kitchen {
  cook(dish: string): Promise<string>;
  burn(): Promise<never>;
}

describe('connect', () => {
  it('carries a call and its value', async () => {
    const { kitchen } = pair();
    assert.equal(await kitchen.remote.cook('soup'), 'hot soup');
  });

  it('carries an error back as an error', async () => {
    const { kitchen } = pair();
    await assert.rejects(kitchen.remote.burn(), { message: 'smoke' });
  });

  it('answers a call of a method that does not exist with an error', async () => {
    const { kitchen } = pair();
    const stranger = kitchen.remote as unknown as Record<string, () => Promise<void>>;
    await assert.rejects(stranger['toString']!(), /no method "toString"/);
  });

  it('rejects the waiting calls when the other side goes', async () => {
    const silent: Port = { post: () => {}, listen: () => {} };
    const kitchen = connect<Kitchen>(silent, {});
    const call = kitchen.remote.cook('soup');
    kitchen.close('The kitchen is closed.');
    await assert.rejects(call, { message: 'The kitchen is closed.' });
    await assert.rejects(kitchen.remote.cook('tea'), { message: 'The kitchen is closed.' });
  });

  it('is idle while it is open and nobody waits for an answer', async () => {
    const { kitchen } = pair();
    assert.equal(kitchen.isIdle(), true);
    const call = kitchen.remote.cook('soup');
    assert.equal(kitchen.isIdle(), false);
    await call;
    assert.equal(kitchen.isIdle(), true);
    kitchen.close('The kitchen is closed.');
    assert.equal(kitchen.isIdle(), false);
  });

  it('ignores messages that are not its own', async () => {
    const { kitchen, say } = pair();
    for (const noise of [null, 'text', 7, { reply: 99 }, { call: 'cook' }]) say(noise);
    assert.equal(await kitchen.remote.cook('rice'), 'hot rice');
  });
});

/** A guest and a kitchen with a wire between them that clones like a real one. */
function pair() {
  const receivers: ((message: unknown) => void)[] = [];
  const port = (mine: 0 | 1): Port => ({
    post: message => queueMicrotask(() => receivers[1 - mine]?.(structuredClone(message))),
    listen: receive => void (receivers[mine] = receive),
  });
  const cook: Kitchen = {
    cook: async dish => `hot ${dish}`,
    burn: async () => {
      throw new Error('smoke');
    },
  };
  connect(port(1), cook);
  const kitchen = connect<Kitchen>(port(0), {});
  return { kitchen, say: (message: unknown) => receivers[0]?.(message) };
}
