/**
 * A copy of Python's memory, kept in the reader's browser: from the second visit on Python goes on where it stood after
 * its start. It is made by a worker of its own, so nothing that a reader has entered is in it.
 *
 * What is kept belongs to one edition: the key is a hash of every file of the runtime. A copy that is not whole, not
 * what was kept or not of this edition is dropped, and Python starts the plain way. Caches exist over https alone.
 */
import { hash } from './intake.mjs'

/** @typedef {import('./intake.mjs').Asset} Asset */

/**
 * @typedef {object} Place
 * @property {string} prefix - what the names of this site's caches begin with
 * @property {string} cache - name of the cache of this edition
 * @property {string} base - folder of the site's scripts
 * @property {readonly Asset[]} assets
 */

/** The order in which they are stored: where the last is, all are. */
const NAMES = ['worker', 'wasm', 'snapshot']

/**
 * @param {readonly Asset[]} assets
 * @param {URL} base
 * @returns {Place | undefined} nothing where nothing can be kept
 */
export function placeOf(assets, base) {
  if (base.protocol === 'file:' || !globalThis.caches || !globalThis.crypto?.subtle) return undefined
  const prefix = `handbook-python ${base.pathname} `
  const key = assets.map(({ sha384 }) => sha384.slice(0, 8)).join('')
  return { prefix, cache: prefix + key, base: base.href, assets }
}

/** @param {Place} place @param {string} name */
const address = ({ base }, name) => new URL(`kept/${name}`, base).href

/**
 * What is kept, as files to start from. They are on the device: nothing of them goes over the line.
 *
 * @param {Place} place
 * @returns {Promise<Asset[] | undefined>} the worker's script first; nothing where not all is there
 */
export async function keptFiles(place) {
  const responses = await Promise.all(NAMES.map((name) => find(place, name)))
  if (!responses.every(Boolean)) return undefined
  return responses.map((response, index) => ({ ...assetOf(place, NAMES[index], response), packed: 0 }))
}

/**
 * @param {Place} place
 * @param {string} name - of a kept file
 * @returns {Promise<Uint8Array<ArrayBuffer>>} nothing in it where it has gone
 */
export async function readKept(place, name) {
  const response = await find(place, name)
  return new Uint8Array(response ? await response.arrayBuffer() : new ArrayBuffer(0))
}

/**
 * Not by opening the cache, which would make one that is not there.
 *
 * @param {Place} place
 * @param {string} name
 */
const find = (place, name) => caches.match(address(place, name), { cacheName: place.cache })

/**
 * A snapshot is made in the browser: its hash is the one that it was kept with.
 *
 * @param {Place} place
 * @param {string} name
 * @param {Response} response
 * @returns {Asset}
 */
function assetOf({ assets }, name, { headers }) {
  if (name !== 'snapshot') return assets.find((asset) => asset.name === name)
  const size = Number(headers.get('handbook-size'))
  return { name, file: 'snapshot', packed: 0, size, sha384: headers.get('handbook-sha384') }
}

/**
 * Keep the files of a start. What other editions have kept goes.
 *
 * @param {Place} place
 * @param {Record<string, ArrayBuffer | Uint8Array<ArrayBuffer>>} files
 * @throws {DOMException} when the browser has no room
 */
export async function keep(place, files) {
  try {
    const cache = await caches.open(place.cache)
    for (const name of NAMES) {
      const headers = { 'handbook-size': String(files[name].byteLength), 'handbook-sha384': await hash(files[name]) }
      await cache.put(address(place, name), new Response(files[name], { headers }))
    }
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
