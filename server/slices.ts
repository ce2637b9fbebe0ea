import type { Steps } from '../core/base/steps.ts';

/** Work goes on for so long before others have their turn, in milliseconds. */
const SLICE = 8;

/**
 * Does work in slices, between which whatever else has arrived is answered. Undefined when `isWanted` said no on the way.
 */
export async function inSlices<Result>(steps: Steps<Result>, isWanted: () => boolean): Promise<Result | undefined> {
  let end = performance.now() + SLICE;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < end) continue;
    await new Promise<void>(then => setImmediate(then));
    if (!isWanted()) return undefined;
    end = performance.now() + SLICE;
  }
}
