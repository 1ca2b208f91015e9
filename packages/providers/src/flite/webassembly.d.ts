/** The part of the WebAssembly API that is used here. TypeScript ships it with the DOM's types only. */
declare namespace WebAssembly {
  class Module {
    private constructor()
  }
  class Memory {
    readonly buffer: ArrayBuffer
    private constructor()
  }
  type Import = (...args: never[]) => number
  class Instance {
    readonly exports: Readonly<Record<string, unknown>>
    constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, Import>>>>)
  }
  function compile(bytes: Uint8Array): Promise<Module>
}
