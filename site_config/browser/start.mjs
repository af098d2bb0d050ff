/**
 * How Python starts: at build time and in the worker, with and without a snapshot. The options are the same everywhere,
 * so that a snapshot made in one place fits in the other.
 *
 * The seed of hashes is fixed: a snapshot would freeze it anyway, and so every start orders its sets alike. Random
 * numbers would repeat as well; the rules draw none, and the library has no module for it.
 */
import { shrink } from './pages.mjs'

/** Where the wheel of the rules lies in Python's file system. */
const RULES = '/lib/rules.whl'

/**
 * @param {object} files
 * @param {string} files.library - address of the archive of the library
 * @param {Uint8Array | Promise<Uint8Array>} files.rules
 * @param {object} files.lock - Pyodide's list of packages, with the rules alone
 * @returns {object} what `loadPyodide` takes
 */
export function options({ library, rules, lock }) {
  return {
    stdLibURL: library,
    lockFileContents: lock,
    // Nothing is ever loaded from there: the rules come with the start.
    packageBaseUrl: 'https://runtime.invalid/',
    // Otherwise the path of the program that makes a snapshot would be in it.
    _sysExecutable: '/usr/bin/python',
    env: { PYTHONHASHSEED: '0', PYTHONUTF8: '1', PYTHONNODEBUGRANGES: '1', PYTHONPATH: RULES },
    fsInit: async (/** @type {any} */ FS) => FS.writeFile(RULES, await rules),
  }
}

/**
 * Make every calculator ready, clear what is left over, and copy the memory.
 *
 * @param {Pyodide} pyodide - started with `_makeSnapshot`
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function takeSnapshot(pyodide) {
  pyodide.runPython("__import__('warm').warm()")
  wipe(pyodide._module)
  return shrink(pyodide.makeMemorySnapshot())
}

/** Sizes of the blocks that take up what is free, largest first. */
const BLOCKS = [1 << 18, 1 << 15, 1 << 12, 1 << 9]

/**
 * Fill free memory with zeros: it is copied too, and zeros take no room.
 *
 * @param {EmscriptenModule} module
 */
function wipe(module) {
  const taken = []
  for (const size of BLOCKS) {
    const end = module._sbrk(0)
    while (module._sbrk(0) === end) {
      const block = module._malloc(size)
      module.HEAPU8.fill(0, block, block + size)
      taken.push(block)
    }
  }
  for (const block of taken) module._free(block)
}
