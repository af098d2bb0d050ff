/**
 * The worker's side of Python: starts Pyodide from files that the page hands over, then passes text to
 * `calculators.bridge` and text back. It never touches the network: it asks for one thing, and only of the browser's cache.
 *
 * The name HANDBOOK_LOCK is replaced by Pyodide's list of packages, with the rules alone, when the worker is bundled.
 */
import './classic.mjs'
import createPyodideModule from 'pyodide/pyodide.asm.mjs'
import { loadPyodide } from 'pyodide'
import { Intake, addressOf } from './intake.mjs'
import { keep, readKept } from './kept.mjs'
import { expand } from './pages.mjs'
import { options, takeSnapshot } from './start.mjs'

/** @typedef {import('./intake.mjs').Asset} Asset */

/**
 * What a start is made from; a start from a snapshot needs neither library nor rules.
 *
 * @typedef {object} Files
 * @property {Promise<WebAssembly.Module>} module
 * @property {Promise<ArrayBuffer>} [snapshot]
 * @property {number} [memory] - bytes of the memory that the snapshot is a copy of
 * @property {Promise<ArrayBuffer>} [library]
 * @property {Promise<ArrayBuffer>} [rules]
 */

/** A made-up place: what the runtime fetches there comes from memory. */
const HERE = 'https://runtime.invalid/'
const LIBRARY = `${HERE}library.zip`

/** Pyodide is given another one. */
const { fetch } = self

/** @type {Map<string, Intake>} files on their way, by name */
const intakes = new Map()

/** @type {Pyodide} */
let pyodide

/** @type {{answer: (text: string) => string, answer_many: (text: string) => string}} */
let bridge

/**
 * Start Python.
 *
 * @param {Files} files
 * @param {object} [more] - options for `loadPyodide`
 * @returns {Promise<Pyodide>}
 */
async function startPython({ module, snapshot, memory, library, rules }, more) {
  const copy = snapshot && new Uint8Array(memory)
  const copied = snapshot && good(snapshot).then((small) => expand(small, copy))
  self.fetch = async (request) => new Response((request instanceof Request ? request.url : String(request)) === LIBRARY ? await good(library) : '')
  // The module is on its way already; Pyodide would begin with it only now. The snapshot may come as late as it does: until
  // here Pyodide only needs to know how long it is.
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const [compiled] = await Promise.all([good(module), copied])
    return { module: compiled, instance: await WebAssembly.instantiate(compiled, imports) }
  }
  const started = loadPyodide({
    ...options({ library: LIBRARY, rules: good(rules).then((bytes) => new Uint8Array(bytes)), lock: HANDBOOK_LOCK }),
    createPyodideModule,
    indexURL: HERE,
    _loadSnapshot: copy,
    ...more,
  })
  const failed = Promise.all([module, snapshot, library, rules]).then(() => new Promise(() => {}))
  return Promise.race([started, failed])
}

/**
 * What Pyodide is given of a file: nothing for one that a start does not need, and a wait without end for one that
 * failed, where it would otherwise go on without it.
 *
 * @template T
 * @param {Promise<T>} [file]
 * @returns {Promise<T | ArrayBuffer>}
 */
function good(file) {
  return file ? file.catch(() => new Promise(() => {})) : Promise.resolve(new ArrayBuffer(0))
}

/**
 * @param {ReadableStream<Uint8Array>} stream
 * @returns {Promise<WebAssembly.Module>}
 */
function compile(stream) {
  return WebAssembly.compileStreaming(new Response(stream, { headers: { 'content-type': 'application/wasm' } }))
}

/**
 * The interpreter out of the browser's own cache: with it comes the machine code that the browser made of it on an earlier
 * visit, so that Python is fast from its first step. It goes over no line, and is proven like any file.
 *
 * @param {import('./kept.mjs').Place} place
 * @returns {Promise<WebAssembly.Module>}
 * @throws {TypeError} when it is not there
 */
function compileCached({ assets, base }) {
  const asset = assets.find(({ name }) => name === 'wasm')
  const integrity = `sha256-${asset.sha256}`
  return WebAssembly.compileStreaming(fetch(addressOf(asset, base), { cache: 'only-if-cached', mode: 'same-origin', integrity }))
}

/**
 * @param {import('./kept.mjs').Place} place
 * @param {boolean} cached
 */
async function compileKept(place, cached) {
  try {
    if (cached) return await compileCached(place)
  } catch (error) {
    console.info(error)
  }
  takeKept(place, 'wasm')
  return compileArriving()
}

/** The interpreter as it arrives. */
async function compileArriving() {
  const { stream, bytes } = intakes.get('wasm') ?? intakes.get('whole')
  const [compiled] = await Promise.all([compile(stream), bytes])
  return compiled
}

/**
 * Files that the page hands over piece by piece, or that are kept.
 *
 * @param {import('./kept.mjs').Start} what
 * @returns {Files}
 */
function arriving({ files, kept, cached }) {
  for (const asset of files) intakes.set(asset.name, new Intake(asset))
  if (kept) for (const { name } of files) if (name !== 'wasm') takeKept(kept, name)
  const module = kept ? compileKept(kept, cached) : compileArriving()
  /** @param {string} name */
  const bytes = (name) => intakes.get(name)?.bytes
  const memory = files.find(({ name }) => name === 'snapshot')?.memory
  return { module, snapshot: bytes('snapshot'), memory, library: bytes('library'), rules: bytes('rules') }
}

/**
 * Take in what is kept. What is not there is nothing, and refused like any file that is not the right one.
 *
 * @param {import('./kept.mjs').Place} place
 * @param {string} name - of the file
 */
async function takeKept(place, name) {
  const bytes = await readKept(place, name).catch(() => new ArrayBuffer(0))
  intakes.get(name).take(bytes)
}

/** @param {import('./kept.mjs').Start} what */
async function start(what) {
  pyodide = await startPython(arriving(what))
  await intakes.get('worker')?.bytes // what is kept as this very script, proven
  Error.stackTraceLimit = 10 // see classic.mjs
  if (!what.hold) intakes.clear()
  const { answer, answer_many } = pyodide.pyimport('calculators.bridge')
  bridge = { answer, answer_many }
}

/**
 * What the page can call, by name.
 *
 * @type {Record<string, (what: any) => any>}
 */
const CALLS = {
  /**
   * Wait for the start that is under way, or begin it where something between page and worker has dropped the name.
   *
   * @param {import('./kept.mjs').Start} what
   */
  start: (what) => (started ??= start(what)),
  /** @param {{text: string}} request */
  answer: ({ text }) => bridge.answer(text),
  /** @param {{text: string}} request */
  answer_many: ({ text }) => bridge.answer_many(text),
  /** Give away the files of this start, for another worker to keep. */
  async give() {
    /** @type {Record<string, ArrayBuffer>} */
    const given = {}
    for (const [name, intake] of intakes) given[name] = await intake.bytes
    intakes.clear()
    return given
  },
  /**
   * Start from the files of another worker, copy the memory, and keep the copy.
   *
   * @param {{place: import('./kept.mjs').Place, cached: boolean, files: Record<string, ArrayBuffer>}} what
   */
  async keep({ place, cached, files }) {
    const { wasm, library, rules } = files
    const module = cached ? compileCached(place).catch(() => WebAssembly.compile(wasm)) : WebAssembly.compile(wasm)
    const from = { module, library: Promise.resolve(library), rules: Promise.resolve(rules) }
    const python = await startPython(from, { _makeSnapshot: true })
    await keep(place, { wasm, worker: files.worker, snapshot: takeSnapshot(python) }, cached)
  },
}

/**
 * A question, a piece of a file, or the end of one.
 *
 * @param {MessageEvent<{id: number, call: string, name: string, piece: import('./intake.mjs').Piece, end: boolean}>} event
 */
async function receive({ data, target }) {
  const port = /** @type {MessagePort} */ (target)
  if (data.piece) return intakes.get(data.name)?.push(data.piece)
  if (data.end) return intakes.get(data.name)?.end()
  const { id, call } = data
  try {
    const answer = await CALLS[call](data)
    port.postMessage({ id, answer }, call === 'give' ? Object.values(answer) : [])
  } catch (error) {
    const { name, file, message } = /** @type {Error & { file?: string }} */ (error)
    port.postMessage({ id, error: String(message ?? error), file, end: endAfter(call, name) })
  }
}

/**
 * After an exception of Python the interpreter is sound; after anything else it may not be. Files are not Python's.
 * Where it had started, or WebAssembly says so, it has stopped, as a rule at a function that was left out of it.
 *
 * @param {string} call
 * @param {string} error - its name
 * @returns {'IntegrityError' | 'StopError' | 'WorkerError' | undefined} as what the worker ends, if it does
 */
function endAfter(call, error) {
  if (call === 'give' || (error === 'PythonError' && bridge)) return undefined
  if (error === 'IntegrityError') return error
  return bridge || error === 'RuntimeError' ? 'StopError' : 'WorkerError'
}

/** How much memory Python has taken and how much of it is in use; for checks of a long visit. */
globalThis.memory = () => ({ taken: pyodide._module.HEAPU8.length, used: pyodide._module._sbrk(0) })

/**
 * Hold a lock for as long as the worker lives, so that the page learns of its death.
 *
 * @returns {Promise<string | undefined>} its name, once it is held; none where the page may not use locks
 */
function holdLock() {
  const name = self.location.href
  return new Promise((resolve) => {
    const forever = () => new Promise(() => resolve(name))
    try {
      navigator.locks.request(name, forever).catch(() => resolve(undefined))
    } catch {
      resolve(undefined)
    }
  })
}

/** The worker that makes a copy is started by `keep`. */
let started = self.name ? start(JSON.parse(self.name)) : undefined
started?.catch(() => {}) // the call tells the page

self.onmessage = async ({ data: port }) => {
  port.onmessage = receive
  const holds = await holdLock()
  if (holds) port.postMessage({ holds })
}
