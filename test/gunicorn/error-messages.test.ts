import { equal } from 'node:assert/strict';
import { ERROR_MESSAGES, knownErrorMessage } from '../../core/gunicorn/error-messages.ts';

describe('the messages of the error log', () => {
  for (const { kind, examples } of ERROR_MESSAGES) {
    for (const example of examples) {
      it(`has "${example}" as ${kind}`, () => equal(knownErrorMessage(example)?.kind, kind));
    }
  }

  it('keep the address of a client to its end', () => {
    equal(knownErrorMessage('Invalid request from ip=::1: Invalid HTTP Version: (9, 9)')?.values['address'], '::1');
  });

  for (const message of [
    '',
    'orders: Worker exiting (pid: 7)',
    'WORKER TIMEOUT (pid:x)',
    'Worker exiting (pid: 7)\n',
  ]) {
    it(`are not what an application says: ${JSON.stringify(message)}`, () => equal(knownErrorMessage(message), null));
  }
});
