import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { waitFor } from './gunicorn.ts';

/** A program that runs until it is told to stop. */
export interface Daemon {
  readonly stop: () => Promise<void>;
}

/** Starts a program and waits until it answers at `readyAt`; what it said is in the error when it ends before that. */
export async function startDaemon(command: string, args: readonly string[], readyAt: string): Promise<Daemon> {
  const program = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)));
  }
  await waitFor(async () => {
    if (program.exitCode !== null) throw new Error(`${command} ended with code ${program.exitCode}:\n${said}`);
    return await isReady(readyAt);
  });
  return {
    async stop() {
      if (program.exitCode !== null || program.signalCode !== null) return;
      const ended = once(program, 'exit');
      program.kill('SIGTERM');
      await ended;
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  return new Promise(resolve => {
    get(url, { agent: false }, response => {
      response.resume();
      resolve(response.statusCode === 200);
    }).on('error', () => resolve(false));
  });
}
