import assert from 'node:assert/strict';
import type { ErrorEvent } from '../../core/analysis/error-log/report.ts';
import type { Report } from '../../core/analysis/report.ts';
import { english } from '../../core/base/localize.ts';
import { eventsByStep, shownEvents } from '../../webview/events.ts';
import { createFormats } from '../../webview/formats.ts';
import { SAMPLE } from './sight.ts';

const WORDS = { t: english, formats: createFormats('en', 'UTC') };
const START = SAMPLE.series!.start;

describe('what happened to master and workers', () => {
  it('of the sample log is what its error log tells', () => {
    const texts = shownEvents(SAMPLE, WORDS).map(({ text }) => text);
    assert.deepEqual(texts.slice(0, 2), ['Gunicorn 20.1.0 started', 'shop.IndexUnavailable in /search?q=history']);
    assert.equal(texts.filter(text => text.endsWith('did not answer in time')).length, 4);
    assert.ok(!texts.some(text => text.includes('undefined')), texts.join('\n'));
  });

  it('stands at the step of a chart in which it was, when it is more than one failed request', () => {
    const steps = eventsByStep(SAMPLE, WORDS);
    const timeouts = SAMPLE.errorLog!.events.filter(({ kind }) => kind === 'worker-timeout');
    for (const { time } of timeouts) {
      const step = Math.floor((time! - START) / 1000 / SAMPLE.series!.stepSeconds);
      assert.ok(
        steps.get(step)?.some(({ event }) => event.time === time),
        new Date(time!).toISOString(),
      );
    }
    assert.ok([...steps.values()].flat().every(({ weight }) => weight !== 'detail'));
  });

  const SAID: readonly (readonly [event: Partial<ErrorEvent>, text: string | undefined])[] = [
    [
      { kind: 'worker-signal', pid: 7, signal: 'SIGKILL', cause: 'out-of-memory' },
      'Worker 7 was killed with SIGKILL, perhaps for want of memory',
    ],
    [{ kind: 'worker-signal', pid: 7, signal: 'SIGSEGV', cause: 'crash' }, 'Worker 7 was killed with SIGSEGV'],
    [{ kind: 'worker-failure', pid: 7, code: 3 }, 'Worker 7 ended with code 3'],
    [{ kind: 'boot-failure', reason: 'no \u001b[31mred' }, 'The start failed: no ⟨U+001B⟩[31mred'],
    [{ kind: 'boot-failure' }, 'The start failed: –'],
    [{ kind: 'request-exception', exception: 'ValueError' }, 'ValueError in –'],
    [{ kind: 'worker-boot', pid: 7 }, undefined],
  ];
  for (const [event, text] of SAID) {
    it(`${JSON.stringify(event)} is ${text ?? 'not worth a row'}`, () => {
      assert.equal(shownEvents(withEvents(event), WORDS)[0]?.text, text);
    });
  }

  it('outside of the time that was asked for is left out', () => {
    const events = [{ time: START - 1 }, { time: START }, { time: null }];
    const filter = { text: 'time>=2026-11-17T13:30:00Z', since: null, until: null, matched: 1 };
    assert.deepEqual(
      shownEvents({ ...withEvents(...events), filter }, WORDS).map(({ event }) => event.time),
      [START, null],
    );
    assert.equal(shownEvents(withEvents(...events), WORDS).length, 3);
  });
});

function withEvents(...events: readonly Partial<ErrorEvent>[]): Report {
  const rest: ErrorEvent = { time: START, kind: 'reload', pid: null, source: 'error.log', line: 1 };
  const told = events.map(event => Object.assign({}, rest, event));
  return { ...SAMPLE, errorLog: { ...SAMPLE.errorLog!, events: told } };
}
