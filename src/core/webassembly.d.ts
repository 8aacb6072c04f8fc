/** A WebAssembly module compiled from assembly/ by scripts/wasm-plugin.ts. */
declare module '*.wasm' {
  /** The module as base64. */
  const base64: string;
  export default base64;
}

/** What is used of the interface that browsers and Node share; TypeScript has it only among the types of browsers. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Memory {
    constructor(size: { readonly initial: number; readonly maximum?: number; readonly shared?: boolean });
    readonly buffer: ArrayBuffer;
    /** @returns pages before */
    grow(pages: number): number;
  }
  class Instance {
    constructor(module: Module, imports: { readonly env: { readonly memory: Memory } });
    readonly exports: unknown;
  }
}
