/**
 * The files that Python needs, as the packing wrote them down, and the folder where they stand.
 * The name HANDBOOK_ASSETS is replaced by the list when handbook.js is bundled.
 */

/**
 * @typedef {object} Asset
 * @property {'worker' | 'wasm' | 'library' | 'rules' | 'snapshot'} name - what it is to the loader
 * @property {string} file - file name
 * @property {number} packed - bytes as gzip
 * @property {number} size - bytes once unpacked
 * @property {number} [parts] - scripts that hold it in a folder
 * @property {string} sha384 - of the unpacked bytes, base64
 */

/** @type {readonly Asset[]} */
export const ASSETS = HANDBOOK_ASSETS

/** The folder of handbook.js; it can be read only while the script first runs. */
export const BASE = new URL('.', /** @type {HTMLScriptElement} */ (document.currentScript).src)
