/**
 * Take in one file piece by piece, unpack it on the way, and prove that it is the right one.
 * The bytes of a wrong file are never given out: they fail with an IntegrityError.
 */
import { IntegrityError } from './errors.mjs'

/**
 * @typedef {object} Asset
 * @property {'worker' | 'wasm' | 'library' | 'rules' | 'snapshot' | 'whole'} name - what it is to the loader
 * @property {string} file - file name
 * @property {number} packed - bytes as gzip
 * @property {number} size - bytes once unpacked
 * @property {number} [parts] - scripts that hold it in a folder
 * @property {number} [memory] - of a snapshot: bytes of the memory that it is a copy of
 * @property {string} sha256 - of the unpacked bytes, base64
 */

/** @typedef {Uint8Array<ArrayBuffer> | string} Piece - a string is a part of the gzip file in base64 */
/** @typedef {(piece: Piece, share: number) => void} Deliver - the share is the part of the file that this piece is */

export class Intake {
  /** @type {Asset} */ #asset
  /** @type {WritableStreamDefaultWriter<Uint8Array> | null} */ #writer = null
  /** @type {ReadableStreamDefaultController<Uint8Array>} */ #out
  /** @type {(bytes: ArrayBuffer | Promise<ArrayBuffer>) => void} */ #settle

  /** @type {Promise<ArrayBuffer>} the whole file, once it is proven */ bytes
  /** @type {ReadableStream<Uint8Array>} the file as it is unpacked; it ends only once the whole is proven */ stream

  /** @param {Asset} asset */
  constructor(asset) {
    this.#asset = asset
    this.bytes = new Promise((resolve) => { this.#settle = resolve })
    this.bytes.catch(() => {}) // whoever uses the bytes meets the error there
    this.stream = new ReadableStream({ start: (controller) => { this.#out = controller } })
  }

  /** @param {Piece} piece */
  push(piece) {
    const bytes = typeof piece === 'string' ? this.#decoded(piece) : piece
    if (bytes.length) this.#begin(bytes).write(bytes).catch(() => {}) // the reading end tells
  }

  /** No more pieces will come. */
  end() {
    this.#begin(new Uint8Array()).close().catch(() => {})
  }

  /**
   * The whole file at once, unpacked; it is not copied, and read on while it is being proven.
   *
   * @param {ArrayBuffer} bytes
   */
  take(bytes) {
    this.#out.enqueue(new Uint8Array(bytes))
    this.#settle(this.#proven(bytes).catch((error) => this.#refuse(error)))
  }

  /** @param {string} text */
  #decoded(text) {
    try {
      return fromBase64(text)
    } catch (error) {
      this.#settle(this.#refuse(error))
      return new Uint8Array()
    }
  }

  /**
   * Some servers unpack a .gz file on the way; then the bytes are already plain.
   *
   * @param {Uint8Array} first - the beginning of the file, when it is the first piece
   */
  #begin(first) {
    if (this.#writer) return this.#writer
    const packed = first[0] === 0x1f && (first.length < 2 || first[1] === 0x8b)
    const way = packed ? new DecompressionStream('gzip') : new TransformStream()
    this.#writer = way.writable.getWriter()
    this.#settle(this.#read(way.readable.getReader()))
    return this.#writer
  }

  /** @param {ReadableStreamDefaultReader<Uint8Array>} reader */
  async #read(reader) {
    const whole = new Uint8Array(this.#asset.size)
    let length = 0
    try {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) break
        if (length + value.length <= whole.length) whole.set(value, length)
        length += value.length
        this.#out.enqueue(value)
      }
      return await this.#proven(length === whole.length ? whole.buffer : new ArrayBuffer(length))
    } catch (error) {
      return this.#refuse(error)
    }
  }

  /** @param {ArrayBuffer} bytes */
  async #proven(bytes) {
    await prove(this.#asset, bytes)
    this.#out.close()
    return bytes
  }

  /**
   * @param {unknown} reason
   * @returns {Promise<never>}
   */
  async #refuse(reason) {
    const error = reason instanceof IntegrityError ? reason : new IntegrityError(this.#asset.file, String(reason))
    this.#out.error(error)
    throw error
  }
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
 * @param {Pick<Asset, 'file' | 'size' | 'sha256'>} asset
 * @param {ArrayBuffer} bytes
 * @returns {Promise<ArrayBuffer>} the same
 * @throws {IntegrityError}
 */
export async function prove({ file, size, sha256 }, bytes) {
  if (bytes.byteLength !== size) throw new IntegrityError(file, `${bytes.byteLength} bytes instead of ${size}`)
  // Browsers offer hashing to secure pages only; plain http from another machine has the length alone.
  if (!globalThis.crypto?.subtle) return bytes
  const found = await hash(bytes)
  if (found !== sha256) throw new IntegrityError(file, `sha-256 ${found}`)
  return bytes
}

/**
 * @param {BufferSource} bytes
 * @returns {Promise<string>} SHA-256 in base64
 */
export async function hash(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return btoa(String.fromCharCode(...digest))
}

/**
 * The hash in the address keeps a new build from meeting an old copy in a cache.
 *
 * @param {Asset} asset
 * @param {URL | string} base
 * @param {string} [packed] - the file's name where it is another
 */
export function addressOf({ file, sha256 }, base, packed = file) {
  return new URL(`runtime/${packed}?${encodeURIComponent(sha256.slice(0, 12))}`, base)
}
