import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { readSyslogAddress } from '../../core/gunicorn/syslog-addresses.ts';
import { SYSLOG_FACILITIES } from '../../core/gunicorn/syslog-facilities.ts';

const ADDRESSES = 6000;

describe('syslog is read as the installed Gunicorn reads it', () => {
  const seed = 20261123;

  it(`${ADDRESSES} addresses, seed ${seed}`, () => {
    const parts =
      'udp:// tcp:// unix:// unix:/ UDP:// udp: http:// /dev/log localhost LOG.example 127.0.0.1 [::1] ::1 [ ] : :514 :0 ' +
      ':99999 :5a -1 514 :\u0663 :\u00B2 / #dgram #DGRAM #stream # é';
    const part = fc.constantFrom(...parts.split(' '), ' ');
    const started = fc.tuple(fc.constantFrom('udp://', 'tcp://', 'unix://'), fc.array(part, { maxLength: 4 }));
    const address = fc.oneof(
      fc.array(part, { maxLength: 5 }).map(all => all.join('')),
      started.map(([scheme, rest]) => `${scheme}${rest.join('')}`),
    );
    const given = fc.sample(address, { numRuns: ADDRESSES, seed });
    const differences = compare('address', given, ours);
    assert.deepEqual(differences, []);
    const refused = given.filter(text => ours(text) === false).length;
    assert.ok(refused > ADDRESSES / 10 && refused < (ADDRESSES * 9) / 10, `${refused} are refused`);
  });

  it(`every facility, and words that are near to one, seed ${seed}`, () => {
    const near = fc.sample(
      fc
        .tuple(fc.constantFrom(...SYSLOG_FACILITIES), fc.constantFrom('', '8', 's', 'LOG_'))
        .map(([name, more]) => more + name),
      { numRuns: 500, seed },
    );
    const words = ['local8', 'LOCAL0', 'Daemon', '', 'audit', 'console', 'ntp', 'solaris-cron', ...near];
    const differences = compare('facility', [...SYSLOG_FACILITIES, ...words], text =>
      SYSLOG_FACILITIES.includes(text.toLowerCase()),
    );
    assert.deepEqual(differences, []);
  });
});

type Answer = boolean | readonly (boolean | string | number)[];

function ours(text: string): Answer {
  const address = readSyslogAddress(text);
  if (address.kind === 'refused') return false;
  if (address.kind === 'socket') return [address.isDatagram, address.path];
  // A port in the digits of another script is taken, and what number it is does not matter to us.
  return [address.protocol === 'udp', address.host, address.port ?? 3];
}

function compare(kind: string, texts: readonly string[], reading: (text: string) => Answer): string[] {
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['test/support/syslog-oracle.py'], {
    input: texts.map(text => `${JSON.stringify([kind, text])}\n`).join(''),
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  const answers = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Answer);
  assert.equal(answers.length, texts.length);
  return texts.flatMap((text, index) => {
    const [mine, theirs] = [JSON.stringify(reading(text)), JSON.stringify(answers[index])];
    return mine === theirs ? [] : [`${JSON.stringify(text)} is ${theirs} and not ${mine}`];
  });
}
