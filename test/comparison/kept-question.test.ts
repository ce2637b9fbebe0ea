import { deepEqual } from 'node:assert/strict';
import { keptQuestion } from '../../core/comparison/kept-question.ts';

describe('a question that was kept', () => {
  const STATES: readonly [state: unknown, question: unknown][] = [
    [
      { asked: 'status:500', baseline: { from: 1, until: null, logs: ['/var/log/access.log'] } },
      { asked: 'status:500', baseline: { from: 1, until: null, logs: ['/var/log/access.log'] } },
    ],
    [
      { asked: 7, baseline: { from: 'now', until: Number.NaN, logs: [1, 'a'] } },
      { asked: '', baseline: { from: null, until: null, logs: ['a'] } },
    ],
    [{ baseline: null }, { asked: '', baseline: null }],
    [null, { asked: '', baseline: null }],
    ['status:500', { asked: '', baseline: null }],
  ];
  for (const [state, question] of STATES)
    it(`is read from ${JSON.stringify(state)}`, () => deepEqual(keptQuestion(state), question));
});
