/**
 * The page's side of Python: one worker for the visit, started when it is first wanted.
 *
 * Questions wait for the start and are matched to answers by number. When the start fails or the worker dies, every
 * open question is rejected with the reason, and the next question starts afresh with the files that are still good.
 */
import { loadAsset } from './bytes.mjs'
import { AnswerError, WorkerError } from './errors.mjs'

/** @typedef {import('./assets.mjs').Asset} Asset */
/** @typedef {{stage: 'loading' | 'starting' | 'ready', done: number, total: number}} Progress - bytes */

/** A phone may take long to start Python; an answer is a matter of milliseconds. */
const START_LIMIT = 60_000
const ANSWER_LIMIT = 20_000

/**
 * A worker that is gone says nothing, but lets go of its lock: a lock is where browsers tell of a death. They have
 * none for pages from a folder and for plain http; there the time limits must do.
 *
 * @param {string} lock
 * @param {() => void} told
 */
function whenFree(lock, told) {
  navigator.locks.request(lock, told)
}

export class Client {
  /** @type {readonly Asset[]} */ #assets
  /** @type {URL} */ #base
  /** @type {Promise<MessagePort> | null} */ #started = null
  /** @type {Worker | null} */ #worker = null
  /** @type {Map<string, ArrayBuffer>} */ #loaded = new Map()
  /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void}>} */ #open = new Map()
  #last = 0

  /** @type {Progress} */ progress
  /** @type {Set<(progress: Progress) => void>} called whenever the progress changes */ watchers = new Set()

  /**
   * @param {readonly Asset[]} assets
   * @param {URL} base - folder of handbook.js
   */
  constructor(assets, base) {
    this.#assets = assets
    this.#base = base
    this.progress = { stage: 'loading', done: 0, total: assets.reduce((sum, asset) => sum + asset.packed, 0) }
  }

  /**
   * Start loading, or join the start that is under way. A start that fails is forgotten, so that it can be tried again.
   *
   * @returns {Promise<MessagePort>}
   */
  start() {
    if (!this.#started) {
      const started = this.#begin()
      this.#started = started
      started.catch((error) => this.#started === started && this.#end(error))
    }
    return this.#started
  }

  /**
   * Ask Python one question.
   *
   * @param {object} request - what `calculators.bridge.answer` takes
   * @returns {Promise<object>} what it gives
   */
  async ask(request) {
    return JSON.parse(await this.#call('answer', JSON.stringify(request)))
  }

  /**
   * Ask Python many questions at once.
   *
   * @param {object[]} requests
   * @returns {Promise<object[]>}
   */
  async askMany(requests) {
    return JSON.parse(await this.#call('answer_many', JSON.stringify(requests)))
  }

  /**
   * @param {'answer' | 'answer_many'} name - function of the bridge
   * @param {string} text
   * @returns {Promise<string>}
   */
  async #call(name, text) {
    const port = await this.start()
    return this.#send(port, { call: name, text }, [], ANSWER_LIMIT)
  }

  async #begin() {
    const port = this.#spawn(await this.#loadAll())
    this.#report({ stage: 'starting', done: this.progress.total })
    const files = Object.fromEntries(this.#loaded)
    this.#loaded.clear()
    await this.#send(port, { call: 'start', files }, Object.values(files), START_LIMIT)
    this.#report({ stage: 'ready' })
    return port
  }

  /** @returns {Promise<ArrayBuffer>} the worker's own script; the other files wait in #loaded */
  async #loadAll() {
    this.#report({ stage: 'loading', done: 0 })
    const results = await Promise.allSettled(this.#assets.map((asset) => this.#load(asset)))
    const failed = results.find((result) => result.status === 'rejected')
    if (failed) throw failed.reason
    const script = this.#loaded.get('worker')
    this.#loaded.delete('worker')
    return script
  }

  /** @param {Asset} asset */
  async #load(asset) {
    let received = 0
    const count = (bytes) => {
      // A server that unpacks on the way delivers more bytes than were announced.
      const more = Math.min(bytes, asset.packed - received)
      received += more
      this.#report({ done: this.progress.done + more })
    }
    if (!this.#loaded.has(asset.name)) this.#loaded.set(asset.name, await loadAsset(asset, this.#base, count))
    count(asset.packed)
  }

  /**
   * A worker made from checked bytes is the same over http and from a folder.
   *
   * @param {ArrayBuffer} script
   * @returns {MessagePort}
   */
  #spawn(script) {
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
    const worker = new Worker(url)
    const { port1, port2 } = new MessageChannel()
    this.#worker = worker
    const died = (reason) => this.#worker === worker && this.#end(new WorkerError(reason))
    worker.onerror = (event) => {
      event.preventDefault()
      died(event.message || 'the worker failed')
    }
    port1.onmessage = ({ data }) => {
      URL.revokeObjectURL(url)
      if (data.holds) whenFree(data.holds, () => died('the worker is gone'))
      else this.#receive(data)
    }
    worker.postMessage(port2, [port2])
    return port1
  }

  /**
   * @param {MessagePort} port
   * @param {object} message
   * @param {Transferable[]} transfer
   * @param {number} limit - milliseconds
   * @returns {Promise<any>}
   */
  #send(port, message, transfer, limit) {
    const id = ++this.#last
    const answer = new Promise((resolve, reject) => this.#open.set(id, { resolve, reject }))
    const timer = setTimeout(() => this.#end(new WorkerError(`no answer within ${limit} ms`)), limit)
    port.postMessage({ id, ...message }, transfer)
    return answer.finally(() => clearTimeout(timer))
  }

  /** @param {{id: number, answer?: string, error?: string, fatal?: boolean}} data */
  #receive({ id, answer, error, fatal }) {
    if (fatal) return this.#end(new WorkerError(error))
    const question = this.#open.get(id)
    this.#open.delete(id)
    if (error === undefined) question?.resolve(answer)
    else question?.reject(new AnswerError(error))
  }

  /**
   * Give the worker up: whoever waits learns why, and the next question starts anew.
   *
   * @param {Error} error
   */
  #end(error) {
    this.#worker?.terminate()
    this.#worker = null
    this.#started = null
    const lost = [...this.#open.values()]
    this.#open.clear()
    for (const question of lost) question.reject(error)
  }

  /** @param {Partial<Progress>} change */
  #report(change) {
    this.progress = { ...this.progress, ...change }
    for (const watcher of this.watchers) watcher(this.progress)
  }
}
