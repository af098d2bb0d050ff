/**
 * Build step (Node): compile the rules and the part of the standard library that they need, with the browser's own
 * Python, and prove that the small library is enough.
 *
 *     node pack.mjs compile LIBRARY_PY WHEEL OUT    write OUT/library.json and OUT/rules.json: name -> base64 bytes
 *     node pack.mjs prove FOLDER                    answer one question with the files of FOLDER
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadPyodide } from 'pyodide'

/** A fixed seed: the order of sets, and with it the compiled bytes, is the same every time. */
const ENV = { PYTHONHASHSEED: '0', PYTHONUTF8: '1' }

/**
 * @param {string} program - Python file that does the work
 * @param {string} wheel
 * @param {string} out
 */
async function compile(program, wheel, out) {
  const pyodide = await loadPyodide({ env: ENV })
  await pyodide.loadPackage(`file://${wheel}`, { messageCallback: () => {}, checkIntegrity: false })
  pyodide.runPython(await readFile(program, 'utf8'))
  for (const name of ['library', 'rules']) {
    await writeFile(join(out, `${name}.json`), pyodide.globals.get(`compile_${name}`)())
  }
}

/** @param {string} folder - holds the files as the browser gets them */
async function prove(folder) {
  const lockFileContents = JSON.parse(await readFile(join(folder, 'pyodide-lock.json'), 'utf8'))
  const pyodide = await loadPyodide({
    stdLibURL: join(folder, 'python_stdlib.zip'),
    packageBaseUrl: folder,
    lockFileContents,
    packages: Object.keys(lockFileContents.packages),
    env: ENV,
  })
  const bridge = pyodide.pyimport('calculators.bridge')
  const nothing = JSON.stringify({ calculator: 'no/such/calculator', values: {}, view: 'en' })
  console.log(bridge.answer(nothing))
}

const [command, ...paths] = process.argv.slice(2)
await { compile, prove }[command](...paths)
