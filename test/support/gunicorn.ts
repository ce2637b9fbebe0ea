import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A real Gunicorn that runs in a folder and answers on a port of its own. */
export interface Gunicorn {
  readonly port: number;
  /** Resolves to the status of the answer; rejects when there was none. */
  ask(path: string): Promise<number>;
  /** How many requests were answered since the first. */
  answered(): number;
  /** Ends it as an operator would, and waits for that. */
  stop(): Promise<void>;
}

/**
 * Starts `application`, Python that defines `app`, with these settings or the text of a config, and waits until it
 * answers. The port is given on the command line, which wins.
 */
export async function startGunicorn(
  folder: string,
  application: string,
  config: string | Readonly<Record<string, string | number>>,
): Promise<Gunicorn> {
  const port = await freePort();
  writeFileSync(join(folder, 'shop.py'), application);
  writeFileSync(join(folder, 'gunicorn.conf.py'), typeof config === 'string' ? config : configText(config));
  const args = ['-c', 'gunicorn.conf.py', '-b', `127.0.0.1:${port}`, 'shop:app'];
  const server = spawn('gunicorn', args, { cwd: folder, stdio: 'ignore' });
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
    port,
    ask,
    answered: () => answered,
    async stop() {
      if (server.exitCode !== null) return;
      server.kill('SIGTERM');
      await once(server, 'exit');
    },
  };
}

function configText(settings: Readonly<Record<string, string | number>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}\n`)
    .join('');
}

/** Until it is true; the test's own time limit ends a wait in vain. */
export async function waitFor(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await sleep(20);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
