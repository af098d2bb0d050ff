/**
 * The files that Python needs, as the packing wrote them down, and the folder where they stand.
 * The name HANDBOOK_ASSETS is replaced by the list when handbook.js is bundled.
 */

/**
 * @typedef {object} Asset
 * @property {string} name - key under which the worker knows the file
 * @property {string} file - file name, as the runtime asks for it
 * @property {number} packed - bytes over the line (gzip)
 * @property {number} size - bytes once unpacked
 * @property {string} sha384 - of the unpacked bytes, base64
 */

/** @type {readonly Asset[]} */
export const ASSETS = HANDBOOK_ASSETS

/** The folder of handbook.js; it can be read only while the script first runs. */
export const BASE = new URL('.', /** @type {HTMLScriptElement} */ (document.currentScript).src)
