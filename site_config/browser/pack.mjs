/**
 * Build step (Node): find and compile what the browser's Python needs, with that Python itself; prove that it is enough;
 * and copy its memory once everything is loaded.
 *
 *     node pack.mjs needed FOLDER     FOLDER/names.json -> FOLDER/needed.json, with the whole library
 *     node pack.mjs compile FOLDER    FOLDER/sources.json -> FOLDER/compiled.json
 *     node pack.mjs snapshot FOLDER   answer one question with the packed files, and write FOLDER/snapshot.bin
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadPyodide } from 'pyodide'
import { options, snapshot } from './start.mjs'

/** @param {string} path */
const readJson = async (path) => JSON.parse(await readFile(path, 'utf8'))

/**
 * @param {string} folder - holds the files as the browser gets them
 * @param {object} [more] - options for `loadPyodide`
 */
async function start(folder, more) {
  const rules = await readFile(join(folder, 'rules.zip'))
  const lock = await readJson(join(folder, 'lock.json'))
  return loadPyodide({ ...options({ stdLibURL: join(folder, 'library.zip'), rules, lock }), ...more })
}

/**
 * @param {string} folder
 * @param {string} name - function of library.py
 * @param {string} input
 */
async function run(folder, name, input) {
  const pyodide = await start(folder)
  pyodide.runPython(await readFile(new URL('library.py', import.meta.url), 'utf8'))
  return pyodide.globals.get(name)(await readFile(join(folder, input), 'utf8'))
}

const COMMANDS = {
  needed: async (folder) => writeFile(join(folder, 'needed.json'), await run(folder, 'needed', 'names.json')),
  compile: async (folder) => writeFile(join(folder, 'compiled.json'), await run(folder, 'compile_all', 'sources.json')),
  snapshot: async (folder) => {
    const pyodide = await start(folder, { _makeSnapshot: true })
    await writeFile(join(folder, 'snapshot.bin'), snapshot(pyodide))
    console.log(pyodide.pyimport('calculators.bridge').answer('{"calculator": "no/such/calculator", "view": "en"}'))
  },
}

// The stack of an error would quote a line of Pyodide, which is a megabyte.
process.on('uncaughtException', (error) => {
  console.error(String(error.message).slice(0, 3000))
  process.exit(1)
})
const [command, folder] = process.argv.slice(2)
await COMMANDS[command](folder)
