import { deepEqual, equal } from 'node:assert/strict';
import { explainLine } from '../../core/logs/explain-line.ts';
import { parseFormat } from '../../core/logs/format.ts';

const FORMAT = parseFormat('%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s');
const LINE =
  '192.0.2.10 - bob [22/Nov/2026:11:15:40 +0100] "GET /caf%C3%A9?q=tea HTTP/1.1" 404 512 "-" "Ünïcode 🦄 curl/8.4.0" 1036';

describe('a line taken apart', () => {
  it('has the values of its atoms where they stand', () => {
    const { values } = explainLine(FORMAT, LINE)!;
    deepEqual(
      values.map(({ key, start, end }) => [key, LINE.slice(start, end)]),
      [
        ['h', '192.0.2.10'],
        ['l', '-'],
        ['u', 'bob'],
        ['t', '[22/Nov/2026:11:15:40 +0100]'],
        ['r', 'GET /caf%C3%A9?q=tea HTTP/1.1'],
        ['s', '404'],
        ['b', '512'],
        ['f', '-'],
        ['a', 'Ünïcode 🦄 curl/8.4.0'],
        ['D', '1036'],
      ],
    );
  });

  it('tells what the line says, and null where it says nothing', () => {
    deepEqual(explainLine(FORMAT, LINE)!.told, {
      time: Date.UTC(2026, 10, 22, 10, 15, 40),
      status: 404,
      sizeBytes: 512,
      durationMicros: 1036,
      pid: null,
      address: '192.0.2.10',
      user: 'bob',
      method: 'GET',
      path: '/caf%C3%A9',
      query: 'q=tea',
      referrer: null,
      agent: { header: 'Ünïcode 🦄 curl/8.4.0', family: 'curl', bot: true },
    });
  });

  it('is read in JSON, where no value has a place', () => {
    const wrapped = parseFormat(`{…"message":"${FORMAT.text}"…}`);
    const { values, told } = explainLine(wrapped, JSON.stringify({ level: 'INFO', message: LINE }))!;
    deepEqual([values, told.durationMicros, told.agent?.family], [[], 1036, 'curl']);
  });

  it('is nothing when it is in another format', () => equal(explainLine(FORMAT, LINE.replace('404', 'x')), null));
});
