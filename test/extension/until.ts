import { setTimeout } from 'node:timers/promises';

/** Looks again and again until something is there. VS Code and the server tell nobody when they are done. */
export async function until<Value>(what: string, look: () => Value | PromiseLike<Value>): Promise<NonNullable<Value>> {
  for (const patience = AbortSignal.timeout(20_000); ; await setTimeout(50)) {
    const found = await look();
    if (found) return found;
    if (patience.aborted) throw new Error(`There was never ${what}.`);
  }
}
