/**
 * Build step (Node): find and compile what the browser's Python needs, with that Python itself; prove that it is enough;
 * and copy its memory once everything is loaded.
 *
 *     node pack.mjs needed FOLDER     from a list of modules in FOLDER/question.json to all they load, in answer.json
 *     node pack.mjs compile FOLDER    from sources by path in FOLDER/question.json to .pyc files, in answer.json
 *     node pack.mjs called FOLDER     from a list of questions in FOLDER/question.json to the functions of the marked
 *                                     interpreter that starts and answers call, by number, in answer.json
 *     node pack.mjs snapshot FOLDER   write FOLDER/snapshot.bin, start from it and answer one question
 *     node pack.mjs brotli FROM TO    pack one file
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { loadPyodide } from 'pyodide'
import { expand } from './pages.mjs'
import { options, takeSnapshot } from './start.mjs'

/** @param {string} path */
const readJson = async (path) => JSON.parse(await readFile(path, 'utf8'))

/**
 * @param {string} folder - holds the files as the browser gets them, and Pyodide's script and interpreter
 * @param {object} [more] - options for `loadPyodide`
 * @returns {Promise<Pyodide>}
 */
async function start(folder, more) {
  const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'))
  const rules = await readFile(join(folder, wheel))
  const lock = await readJson(join(folder, 'pyodide-lock.json'))
  const files = options({ library: join(folder, 'library.zip'), rules, lock })
  return /** @type {any} */ (loadPyodide({ ...files, indexURL: folder, ...more }))
}

/**
 * Start from a copy of the memory.
 *
 * @param {string} folder
 * @param {Uint8Array} snapshot
 */
function startFrom(folder, snapshot) {
  const { buffer } = Uint8Array.from(snapshot)
  return start(folder, { _loadSnapshot: expand(/** @type {ArrayBuffer} */ (buffer)) })
}

/**
 * @param {string} folder
 * @param {string} name - function of library.py
 */
async function ask(folder, name) {
  const pyodide = await start(folder)
  pyodide.runPython(await readFile(new URL('library.py', import.meta.url), 'utf8'))
  const answer = pyodide.globals.get(name)(await readFile(join(folder, 'question.json'), 'utf8'))
  await writeFile(join(folder, 'answer.json'), answer)
}

/** A memory holds the time and numbers drawn by lot; stopped, equal files give equal bytes. */
function stopClock() {
  const start = Date.UTC(2020, 0, 1)
  Date.now = () => start
  performance.now = () => 0
  crypto.getRandomValues = (/** @type {any} */ numbers) => numbers.fill(0)
}

/**
 * Note what each start exports by the name of a mark (trim.py), and hide it from Pyodide.
 *
 * @returns {() => number[]} gives the numbers of the functions that have been called since
 */
function watch() {
  /** @type {[string, WebAssembly.Global][]} */
  const marks = []
  const { instantiate } = WebAssembly
  WebAssembly.instantiate = /** @type {any} */ (async (/** @type {any} */ bytes, /** @type {any} */ imports) => {
    const { module, instance } = /** @type {any} */ (await instantiate(bytes, imports))
    const exports = Object.entries(instance.exports)
    marks.push(.../** @type {any} */ (exports.filter(([name]) => name.startsWith('~'))))
    return { module, instance: { exports: Object.fromEntries(exports.filter(([name]) => !name.startsWith('~'))) } }
  })
  return () => [...new Set(marks.filter(([, { value }]) => value).map(([name]) => Number(name.slice(1))))]
}

/** @type {Record<string, (...paths: string[]) => Promise<void>>} */
const COMMANDS = {
  needed: (folder) => ask(folder, 'needed'),
  compile: (folder) => ask(folder, 'compile_all'),
  called: async (folder) => {
    stopClock()
    const called = watch()
    const questions = await readJson(join(folder, 'question.json'))
    const snapshot = takeSnapshot(await start(folder, { _makeSnapshot: true }))
    for (const [pyodide, part] of /** @type {const} */ ([[await start(folder), 1], [await startFrom(folder, snapshot), 20]])) {
      const { answer, answer_many } = pyodide.pyimport('calculators.bridge')
      const asked = questions.filter((/** @type {object} */ _, /** @type {number} */ index) => index % part === 0)
      for (const question of asked) answer(JSON.stringify(question))
      answer_many(JSON.stringify(asked.slice(0, 100)))
      try {
        answer(0) // no text: an exception on its way to the page calls more
      } catch {}
    }
    await writeFile(join(folder, 'answer.json'), JSON.stringify(called().sort((a, b) => a - b)))
  },
  snapshot: async (folder) => {
    stopClock()
    const snapshot = takeSnapshot(await start(folder, { _makeSnapshot: true }))
    await writeFile(join(folder, 'snapshot.bin'), snapshot)
    const pyodide = await startFrom(folder, snapshot)
    const nothing = { calculator: 'no/such/calculator', values: {}, view: 'en' }
    console.log(pyodide.pyimport('calculators.bridge').answer(JSON.stringify(nothing)))
  },
  brotli: async (from, to) => {
    const plain = await readFile(from)
    // The highest quality takes a minute for the interpreter and saves another tenth.
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 }
    await writeFile(to, brotliCompressSync(plain, { params }))
  },
}

// The stack of an error would quote a line of Pyodide, which is a megabyte.
process.on('uncaughtException', (/** @type {Error} */ error) => {
  console.error(String(error.message).slice(0, 3000))
  process.exit(1)
})
const [command, ...paths] = process.argv.slice(2)
await COMMANDS[command](...paths)
