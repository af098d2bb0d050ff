/**
 * The worker's side of Python: starts Pyodide from files that the page hands over, then passes text to
 * `calculators.bridge` and text back. It never touches the network.
 */
import './classic.mjs'
import createPyodideModule from 'pyodide/pyodide.asm.mjs'
import { loadPyodide } from 'pyodide'

/** A made-up place: whatever the runtime fetches there comes from memory. */
const HERE = 'https://runtime.invalid/'

/** @type {{answer: (text: string) => string, answer_many: (text: string) => string}} */
let bridge

/**
 * @param {Record<string, ArrayBuffer>} files - by file name
 */
function serveFromMemory(files) {
  self.fetch = async (request) => {
    const { href } = new URL(request.url ?? request)
    const bytes = href.startsWith(HERE) && files[href.slice(HERE.length)]
    if (!bytes) throw new TypeError(`${href} is not among the runtime's files`)
    const type = href.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream'
    return new Response(bytes, { headers: { 'content-type': type } })
  }
}

/** @param {Record<string, ArrayBuffer>} files */
async function start(files) {
  serveFromMemory(files)
  const lockFileContents = JSON.parse(new TextDecoder().decode(files['pyodide-lock.json']))
  const pyodide = await loadPyodide({
    createPyodideModule,
    indexURL: HERE,
    stdLibURL: `${HERE}python_stdlib.zip`,
    packageBaseUrl: HERE,
    lockFileContents,
    packages: Object.keys(lockFileContents.packages),
    env: { PYTHONUTF8: '1' },
  })
  bridge = pyodide.pyimport('calculators.bridge')
}

/** @param {MessageEvent<{id: number, call: string, text?: string, files?: Record<string, ArrayBuffer>}>} event */
async function receive({ data: { id, call, text, files }, target: port }) {
  try {
    const answer = call === 'start' ? await start(files) : bridge[call](text)
    port.postMessage({ id, answer })
  } catch (error) {
    // After an exception of Python the interpreter is sound; after anything else it may not be.
    const fatal = call === 'start' || error.name !== 'PythonError'
    port.postMessage({ id, error: String(error.message ?? error), fatal })
  }
}

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

self.onmessage = async ({ data: port }) => {
  const holds = await holdLock()
  if (holds) port.postMessage({ holds })
  port.onmessage = receive
}
