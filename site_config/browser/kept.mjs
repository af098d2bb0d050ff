/**
 * A copy of Python's memory, kept in the reader's browser: from the second visit on Python goes on where it stood after
 * its start. It is made by a worker of its own, so nothing that a reader has entered is in it.
 *
 * What is kept belongs to one edition: the key is a hash of every file of the runtime. A copy that is not whole, not
 * what was kept or not of this edition is dropped, and Python starts the plain way. Caches exist over https alone.
 */
import { hash } from './intake.mjs'
import { wholeLength } from './pages.mjs'

/** @typedef {import('./intake.mjs').Asset} Asset */

/**
 * @typedef {object} Place
 * @property {string} prefix - what the names of this site's caches begin with
 * @property {string} cache - name of the cache of this edition
 * @property {string} base - folder of the site's scripts
 * @property {readonly Asset[]} assets
 */

/**
 * What a worker starts from.
 *
 * @typedef {object} Start
 * @property {readonly Asset[]} files - that will arrive
 * @property {boolean} hold - whether to hold them for `give`
 * @property {Place} [kept] - where they are kept, if they are
 * @property {boolean} [cached] - whether the browser may have the interpreter in its own cache
 */

/** The order in which they are stored: where the last is, all are. It says how the snapshot was, which only the browser knows. */
const NAMES = /** @type {const} */ (['wasm', 'snapshot', 'worker'])

/**
 * @param {readonly Asset[]} assets
 * @param {URL} base
 * @returns {Place | undefined} nothing where nothing can be kept
 */
export function placeOf(assets, base) {
  if (base.protocol === 'file:' || !globalThis.caches || !globalThis.crypto?.subtle) return undefined
  const prefix = `handbook-python ${base.pathname} `
  const key = assets.map(({ sha256 }) => sha256.slice(0, 8)).join('')
  return { prefix, cache: prefix + key, base: base.href, assets }
}

/** @param {Place} place @param {string} name */
const address = ({ base }, name) => new URL(`kept/${name}`, base).href

/**
 * @typedef {object} Kept
 * @property {Place} place
 * @property {boolean} cached - as `keep` was told
 * @property {Asset[]} files - to start from, the worker's script first; nothing of them goes over the line
 * @property {Promise<Blob>} script - the worker's script. It is not read here, where the page would have to listen many times: the
 *   worker proves it
 */

/**
 * What is kept. One look says it: every look waits for the disk, and for a page that is still being drawn.
 *
 * @param {Place} place
 * @returns {Promise<Kept | undefined>} nothing where nothing is kept
 */
export async function lookForKept(place) {
  const response = await find(place, 'worker')
  if (!response) return undefined
  const [worker, wasm] = ['worker', 'wasm'].map((name) => place.assets.find((asset) => asset.name === name))
  const [size, memory] = ['size', 'memory'].map((what) => Number(response.headers.get(`handbook-${what}`)))
  const sha256 = response.headers.get('handbook-sha256')
  const cached = response.headers.get('handbook-cached') === 'true'
  const snapshot = /** @type {Asset} */ ({ name: 'snapshot', file: 'snapshot', size, memory, sha256 })
  const files = [worker, wasm, snapshot].map((asset) => ({ ...asset, packed: 0 }))
  const script = response.blob()
  script.catch(() => {}) // whoever uses it meets the error there
  return { place, cached, files, script }
}

/**
 * @param {Place} place
 * @param {string} name - of a kept file
 * @returns {Promise<ArrayBuffer>} nothing in it where it has gone
 */
export async function readKept(place, name) {
  const response = await find(place, name)
  return response ? response.arrayBuffer() : new ArrayBuffer(0)
}

/**
 * Not by opening the cache, which would make one that is not there.
 *
 * @param {Place} place
 * @param {string} name
 */
const find = (place, name) => caches.match(address(place, name), { cacheName: place.cache })

/**
 * Keep the files of a start. What other editions have kept goes.
 *
 * @param {Place} place
 * @param {{ wasm: ArrayBuffer, worker: ArrayBuffer, snapshot: Uint8Array<ArrayBuffer> }} files
 * @param {boolean} cached - whether the browser may have the interpreter in its own cache; it is kept none the less, since
 *   that cache is cleared when the browser likes
 * @throws {DOMException} when the browser has no room
 */
export async function keep(place, files, cached) {
  try {
    const cache = await caches.open(place.cache)
    const { snapshot } = files
    const headers = {
      'handbook-size': String(snapshot.byteLength),
      'handbook-memory': String(wholeLength(snapshot.buffer)),
      'handbook-sha256': await hash(snapshot),
      'handbook-cached': String(cached),
    }
    for (const name of NAMES) await cache.put(address(place, name), new Response(files[name], { headers }))
  } catch (error) {
    await caches.delete(place.cache)
    throw error
  }
  for (const name of await caches.keys()) {
    if (name.startsWith(place.prefix) && name !== place.cache) await caches.delete(name)
  }
}

/** @param {Place} place */
export async function drop(place) {
  await caches.delete(place.cache)
}
