/**
 * How Python starts: at build time, in the worker, with and without a snapshot. The options are the same everywhere,
 * so that a snapshot made in one place fits in the other.
 *
 * The seed of hashes is fixed: a snapshot would freeze it anyway, and every start then orders its sets alike. Random
 * numbers would repeat as well; the rules draw none, and the library has no module for it.
 */

/** @typedef {{stdLibURL: string, rules: Uint8Array, lock: object}} Files */

/** Where the archive of the rules lies in Python's file system. */
const RULES = '/lib/rules.zip'

/**
 * @param {Files} files
 * @returns {object} what `loadPyodide` takes
 */
export function options({ stdLibURL, rules, lock }) {
  return {
    stdLibURL,
    lockFileContents: lock,
    // Nothing is ever loaded from there: the rules come with the start.
    packageBaseUrl: 'https://runtime.invalid/',
    env: { PYTHONHASHSEED: '0', PYTHONUTF8: '1', PYTHONPATH: RULES },
    fsInit: async (FS) => FS.writeFile(RULES, rules),
  }
}

/**
 * Make every calculator ready, clear what is left over, and copy the memory.
 *
 * @param {object} pyodide - started with `_makeSnapshot`
 * @returns {Uint8Array}
 */
export function snapshot(pyodide) {
  pyodide.runPython("__import__('warm').warm()")
  wipe(pyodide._module)
  return pyodide.makeMemorySnapshot()
}

/** Sizes of the blocks that take up what is free, largest first. */
const BLOCKS = [1 << 20, 1 << 16, 1 << 12, 1 << 8]

/**
 * Fill free memory with zeros: it is copied too, and zeros take no room once packed.
 *
 * @param {object} module - Emscripten's
 */
function wipe(module) {
  const end = module._sbrk(0)
  const taken = []
  for (const size of BLOCKS) {
    for (;;) {
      const block = module._malloc(size)
      taken.push(block)
      if (!block || block + size > end) break
      module.HEAPU8.fill(0, block, block + size)
    }
  }
  for (const block of taken) module._free(block)
}
