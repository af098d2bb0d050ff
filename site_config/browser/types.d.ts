// What the scripts take for granted and a checker cannot see: names that the build fills in, what Material and the
// scripts of a folder leave on the window, the parts of Node and Pyodide that the packing uses.

declare const HANDBOOK_ASSETS: import('./intake.mjs').Asset[]
declare const HANDBOOK_LOCK: any
declare const HANDBOOK_EDITION: string
declare const HANDBOOK_FILES: Record<string, [sha256: string, size: number]>
declare const HANDBOOK_SHELL: string[]

declare var handbook: { askMany: (requests: object[]) => Promise<object[]> }
declare var handbookKept: Promise<import('./kept.mjs').Kept | undefined> | undefined
declare var handbookData: (name: string, data: any) => void
declare var scheduler: { yield?: () => Promise<void> } | undefined

interface Navigator {
  readonly connection?: { saveData?: boolean; effectiveType?: string; downlink?: number; type?: string }
}

interface Uint8ArrayConstructor {
  fromBase64?(text: string): Uint8Array<ArrayBuffer>
}

declare module 'node:fs/promises' {
  export const readFile: any, writeFile: any
  export const readdir: (folder: string) => Promise<string[]>
}
declare module 'node:zlib' {
  export const brotliCompressSync: any, constants: any
}
declare module 'node:path' {
  export const join: (...parts: string[]) => string
}
declare const process: any

// What we use of Pyodide, whose snapshots are a private interface.
interface Pyodide {
  runPython(code: string): unknown
  pyimport(name: string): any
  makeMemorySnapshot(): Uint8Array<ArrayBuffer>
  readonly globals: { get(name: string): any }
  readonly _module: EmscriptenModule
}
interface EmscriptenModule {
  readonly HEAPU8: Uint8Array<ArrayBuffer>
  _sbrk(by: number): number
  _malloc(size: number): number
  _free(block: number): void
}
declare var memory: () => { taken: number; used: number }

// What a selector finds is of the kind that the templates have made, which a checker cannot see either.
interface ParentNode {
  querySelector<E extends Element = any>(selectors: string): E | null
  querySelectorAll<E extends Element = any>(selectors: string): NodeListOf<E>
}
interface Element {
  closest<E extends Element = any>(selectors: string): E | null
}

// How many lines of the stack an error notes where it is made, in browsers that let it be set.
interface ErrorConstructor {
  stackTraceLimit: number
}
