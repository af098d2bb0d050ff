/**
 * Where the bytes of the runtime come from, and the proof that they are the right ones.
 *
 * Over http a file is fetched. A page opened from a folder (file://) may not fetch, but may load classic scripts: there
 * each file is base64 text in a script of its own, which hands it to `handbookAsset`. Either way what arrives is
 * the same gzip file; everything after that is the same for both.
 */
import { AssetError, IntegrityError } from './errors.mjs'

/** @typedef {import('./assets.mjs').Asset} Asset */
/** @typedef {(received: number) => void} Received - told how many bytes came in since the last call */

/**
 * Load one asset: bring its bytes, unpack them, check them.
 *
 * @param {Asset} asset
 * @param {URL} base - folder of handbook.js
 * @param {Received} received
 * @returns {Promise<ArrayBuffer>}
 * @throws {AssetError | IntegrityError}
 */
export async function loadAsset(asset, base, received) {
  const bring = base.protocol === 'file:' ? bringByScript : bringByFetch
  const bytes = await unpack(asset, await bring(asset, base, received))
  await check(asset, bytes)
  return bytes
}

/**
 * @param {Asset} asset
 * @param {URL} base
 * @param {Received} received
 * @returns {Promise<Uint8Array>}
 */
async function bringByFetch(asset, base, received) {
  // The hash in the address keeps a new build from meeting an old copy in a cache.
  const url = new URL(`runtime/${asset.file}.gz?${encodeURIComponent(asset.sha384.slice(0, 12))}`, base)
  try {
    const response = await fetch(url)
    if (!response.ok || !response.body) throw new AssetError(asset.file, `the server answered ${response.status}`)
    return await readAll(response.body, received)
  } catch (error) {
    throw error instanceof AssetError ? error : new AssetError(asset.file, String(error))
  }
}

/**
 * @param {ReadableStream<Uint8Array>} body
 * @param {Received} received
 * @returns {Promise<Uint8Array>}
 */
async function readAll(body, received) {
  const reader = body.getReader()
  const parts = []
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value)
    received(value.length)
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

/** @type {Map<string, string>} base64 texts that scripts have handed over, by file name */
const handed = new Map()

/**
 * @param {Asset} asset
 * @param {URL} base
 * @param {Received} received
 * @returns {Promise<Uint8Array>}
 */
async function bringByScript(asset, base, received) {
  globalThis.handbookAsset = (file, text) => handed.set(file, text)
  await runScript(asset, new URL(`runtime-file/${asset.file}.js`, base))
  const text = handed.get(asset.file)
  handed.delete(asset.file)
  if (text === undefined) throw new AssetError(asset.file, 'its script is broken')
  received(asset.packed)
  try {
    return fromBase64(text)
  } catch (error) {
    throw new IntegrityError(asset.file, String(error))
  }
}

/**
 * @param {Asset} asset
 * @param {URL} url
 * @returns {Promise<void>}
 */
function runScript(asset, url) {
  const script = document.createElement('script')
  script.src = url.href
  return new Promise((resolve, reject) => {
    script.onload = () => resolve()
    script.onerror = () => reject(new AssetError(asset.file, 'its script is not there'))
    document.head.append(script)
  }).finally(() => script.remove())
}

/**
 * @param {string} text
 * @returns {Uint8Array}
 */
function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text)
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
}

/**
 * Unpack gzip. Some servers unpack a .gz file on the way; then the bytes are already plain.
 *
 * @param {Asset} asset
 * @param {Uint8Array} bytes
 * @returns {Promise<ArrayBuffer>}
 */
async function unpack(asset, bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.buffer
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
    return await new Response(stream).arrayBuffer()
  } catch (error) {
    throw new IntegrityError(asset.file, String(error))
  }
}

/**
 * @param {Asset} asset
 * @param {ArrayBuffer} bytes
 */
async function check(asset, bytes) {
  if (bytes.byteLength !== asset.size) {
    throw new IntegrityError(asset.file, `${bytes.byteLength} bytes instead of ${asset.size}`)
  }
  // Browsers offer hashing to secure pages only; plain http from another machine has the length alone.
  if (!globalThis.crypto?.subtle) return
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes))
  const found = btoa(String.fromCharCode(...digest))
  if (found !== asset.sha384) throw new IntegrityError(asset.file, `sha-384 ${found}`)
}
