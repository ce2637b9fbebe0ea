import type { Kernel } from '../../core/analysis/kernel.ts';
import { compileKernel, startKernel } from '../../core/analysis/node/kernel.ts';

const module = compileKernel('dist/worker.js');

/** A kernel with a memory of its own, from the module that ships. */
export function freshKernel(): Kernel {
  const kernel = module && startKernel(module);
  if (!kernel) throw new Error('dist/scan.wasm is missing, or this machine cannot run it.');
  return kernel;
}
