import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Kernel, KernelExports } from '../kernel.ts';
import { KERNEL_PAGES } from '../kernel.ts';

/** The compiled kernel that the build puts beside the worker; null where it cannot be run: the plain scan does it then. */
export function compileKernel(workerFile: string): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(readFileSync(join(dirname(workerFile), 'scan.wasm')));
  } catch {
    // No vector instructions, no WebAssembly at all, or a file that is missing: slower, and the same report.
    return null;
  }
}

/** A kernel with a memory of its own; null where the machine does not give that much address space. */
export function startKernel(module: WebAssembly.Module): Kernel | null {
  try {
    const memory = new WebAssembly.Memory({ initial: KERNEL_PAGES, maximum: KERNEL_PAGES });
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    return { exports: exports as KernelExports, buffer: memory.buffer };
  } catch {
    return null;
  }
}
