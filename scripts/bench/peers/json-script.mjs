// What one would write in Node for JSON lines: JSON.parse for each, Maps, a sorted list.
//   node json-script.mjs LOG
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createTally } from './tally.mjs';

const tally = createTally();
for await (const line of createInterface({ input: createReadStream(process.argv[2] ?? '') })) {
  const { remote_ip: client, time, path, status, bytes, duration_us: micros } = JSON.parse(line);
  tally.add({ client, minute: time.slice(1, 18), path, status: String(status), bytes, micros });
}
tally.print();
