/**
 * The files that Python needs, as the packing wrote them down, and the folder where they stand.
 * The name HANDBOOK_ASSETS is replaced by the list when handbook.js is bundled.
 */

/** @type {readonly import('./intake.mjs').Asset[]} */
export const ASSETS = HANDBOOK_ASSETS

/** The folder of handbook.js; it can be read only while the script first runs. */
export const BASE = new URL('.', /** @type {HTMLScriptElement} */ (document.currentScript).src)

/** The folder of the site. */
export const SITE = new URL('../../', BASE)
