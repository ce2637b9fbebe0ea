import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A real Gunicorn that runs in a folder and answers on a port of its own. */
export interface Gunicorn {
  /** Resolves to the status of the answer; rejects when there was none. */
  ask(path: string): Promise<number>;
  /** How many requests were answered since the first. */
  answered(): number;
  /** Ends it as an operator would, and waits for that. */
  stop(): Promise<void>;
}

/** Starts `application`, Python that defines `app`, with these settings, and waits until it answers. */
export async function startGunicorn(
  folder: string,
  application: string,
  settings: Readonly<Record<string, string | number>>,
): Promise<Gunicorn> {
  const port = await freePort();
  const config = { ...settings, bind: `127.0.0.1:${port}` };
  writeFileSync(join(folder, 'shop.py'), application);
  writeFileSync(
    join(folder, 'gunicorn.conf.py'),
    Object.entries(config)
      .map(([name, value]) => `${name} = ${JSON.stringify(value)}\n`)
      .join(''),
  );
  const server = spawn('gunicorn', ['-c', 'gunicorn.conf.py', 'shop:app'], { cwd: folder, stdio: 'ignore' });
  let answered = 0;

  const ask = (path: string) =>
    new Promise<number>((resolve, reject) => {
      const request = get({ host: '127.0.0.1', port, path, agent: false }, response => {
        response.resume();
        response.on('error', reject);
        response.on('end', () => {
          answered++;
          resolve(response.statusCode ?? 0);
        });
      });
      request.on('error', reject);
    });

  await waitFor(async () => {
    if (server.exitCode !== null) throw new Error(`Gunicorn ended with code ${server.exitCode}`);
    return await ask('/').then(
      () => true,
      () => false,
    );
  });
  return {
    ask,
    answered: () => answered,
    async stop() {
      if (server.exitCode !== null) return;
      server.kill('SIGTERM');
      await once(server, 'exit');
    },
  };
}

/** Until it is true; the test's own time limit ends a wait in vain. */
export async function waitFor(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await sleep(20);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
