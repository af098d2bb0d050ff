/**
 * Where the bytes of the runtime come from, piece by piece as they arrive.
 *
 * Over http a file is fetched. A host that packs what it sends by itself is asked for the plain file, which it packs
 * better than gzip does; from any other comes our own gzip. A page opened from a folder (file://) may not fetch, but
 * may load classic scripts: there each file is base64 text in scripts, small enough not to hold up the page, which hand
 * it over (data.mjs).
 */
import { dataAt } from './data.mjs'
import { AssetError } from './errors.mjs'
import { addressOf } from './intake.mjs'

/** @typedef {import('./intake.mjs').Asset} Asset */
/** @typedef {import('./intake.mjs').Deliver} Deliver */

/**
 * @param {Asset} asset
 * @param {URL} base - folder of handbook.js
 * @param {Deliver} deliver
 * @returns {Promise<boolean>} once the last piece has been delivered: whether the browser has met the file itself, and so may
 *   have it in its cache, rather than our own gzip of it
 * @throws {AssetError}
 */
export async function bring(asset, base, deliver) {
  try {
    return await (base.protocol === 'file:' ? bringByScript : bringByFetch)(asset, base, deliver)
  } catch (error) {
    throw error instanceof AssetError ? error : new AssetError(asset.file, String(error))
  }
}

/**
 * @param {Asset} asset
 * @param {URL} base
 * @param {Deliver} deliver
 */
async function bringByFetch(asset, base, deliver) {
  const plain = packs(base) ? await askPlain(asset, base) : undefined
  const { body, bytes } = plain ?? (await askPacked(asset, base))
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return plain !== undefined
    deliver(value, value.length / bytes)
  }
}

/**
 * Whether this host packs what it sends: it did so with our own script.
 *
 * @param {URL} base
 * @returns {boolean}
 */
function packs(base) {
  const { href } = new URL('handbook.js', base)
  const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType('resource'))
  const script = entries.find(({ name }) => name.split('?')[0] === href)
  return script !== undefined && script.encodedBodySize < script.decodedBodySize
}

/**
 * @param {Asset} asset
 * @param {URL} base
 * @returns {Promise<{body: ReadableStream<Uint8Array<ArrayBuffer>>, bytes: number} | undefined>} nothing where it comes unpacked
 */
async function askPlain(asset, base) {
  const response = await ask(asset, base, asset.file)
  if (response.headers.has('content-encoding')) return { body: response.body, bytes: asset.size }
  await response.body.cancel()
  return undefined
}

/**
 * @param {Asset} asset
 * @param {URL} base
 * @returns {Promise<{body: ReadableStream<Uint8Array<ArrayBuffer>>, bytes: number}>}
 */
async function askPacked(asset, base) {
  const { body, headers } = await ask(asset, base, `${asset.file}.gz`)
  // Some servers have the browser unpack a .gz file on the way.
  return { body, bytes: headers.has('content-encoding') ? asset.size : asset.packed }
}

/**
 * @param {Asset} asset
 * @param {URL} base
 * @param {string} file
 * @returns {Promise<Response>}
 */
async function ask(asset, base, file) {
  const response = await fetch(addressOf(asset, base, file))
  if (!response.ok || !response.body) throw new AssetError(asset.file, `the server answered ${response.status}`)
  return response
}

/**
 * @param {Asset} asset
 * @param {URL} base
 * @param {Deliver} deliver
 */
async function bringByScript(asset, base, deliver) {
  const scripts = Array.from({ length: asset.parts }, (_, part) => `${asset.file}.${part}.js`)
  const texts = scripts.map((script) => dataAt(script, new URL(`runtime-file/${script}`, base)))
  for (const text of texts) {
    text.catch(() => {}) // met below, where its turn is
  }
  for (const text of texts) deliver(await text, 1 / asset.parts)
  return false
}
