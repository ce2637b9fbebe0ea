// What one would write in Node: a regular expression for each line, Maps, a sorted list.
//   node node-script.mjs LOG
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createTally } from './tally.mjs';

const LINE =
  /^(\S+) \S+ \S+ \[([^\]]+)\] "(\S+) (\S+) [^"]*" (\d{3}) (\d+|-) "(?:[^"\\]|\\.)*" "(?:[^"\\]|\\.)*" (\d+)$/;

const tally = createTally();
for await (const line of createInterface({ input: createReadStream(process.argv[2] ?? '') })) {
  const match = LINE.exec(line);
  if (!match) continue;
  const [, client = '', time = '', , target = '', status = '', size = '0', micros = '0'] = match;
  const bytes = size === '-' ? 0 : Number(size);
  tally.add({
    client,
    minute: time.slice(0, 17),
    path: target.split('?')[0] ?? '',
    status,
    bytes,
    micros: Number(micros),
  });
}
tally.print();
