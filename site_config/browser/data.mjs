/**
 * Data in classic scripts, which load over http and from a folder alike: each hands over what it holds, under its own name,
 * by `handbookData(name, data)`.
 */
import { BASE } from './assets.mjs'
import { editionOf } from './edition.mjs'

/** @type {Map<string, any>} what scripts have handed over and nobody has taken yet, by name */
const handed = new Map()

globalThis.handbookData = (name, data) => handed.set(name, data)

/**
 * What a script of this edition holds.
 *
 * @param {string} name - of the data
 * @param {string} file - of the script, below the folder of handbook.js
 * @returns {Promise<any>} fails where the script does not come or is broken; it may be asked for again
 */
export function dataIn(name, file) {
  const url = new URL(file, BASE)
  url.searchParams.set('e', editionOf())
  return dataAt(name, url)
}

/**
 * What a script holds.
 *
 * @param {string} name - of the data
 * @param {URL} url - of the script
 * @returns {Promise<any>} fails where the script does not come or is broken; it may be asked for again
 */
export async function dataAt(name, url) {
  await run(url)
  if (!handed.has(name)) throw new Error(`${url.pathname} is broken`)
  const data = handed.get(name)
  handed.delete(name)
  return data
}

/**
 * @param {URL} url
 * @returns {Promise<void>}
 */
function run(url) {
  const script = document.createElement('script')
  script.src = url.href
  const ran = /** @type {Promise<void>} */ (new Promise((resolve, reject) => {
    script.onload = () => resolve()
    script.onerror = () => reject(new Error(`${url.pathname} did not come`))
    document.head.append(script)
  }))
  return ran.finally(() => script.remove())
}
