/** As much of WebAssembly's interface as we use: Node has it, and its types leave it to those of browsers. */
declare namespace WebAssembly {
  interface Module {
    readonly [Symbol.toStringTag]: 'WebAssembly.Module';
  }
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
  interface Instance {
    readonly exports: unknown;
  }
  const Module: new (bytes: Buffer) => Module;
  const Memory: new (pages: { readonly initial: number; readonly maximum: number }) => Memory;
  const Instance: new (module: Module, imports: { readonly env: { readonly memory: Memory } }) => Instance;
}
