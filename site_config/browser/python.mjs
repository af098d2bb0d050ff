/**
 * One worker with Python in it, seen from the page. Questions are matched to answers by number; when the worker dies,
 * every open question is rejected with the reason.
 */
import { AnswerError, IntegrityError, StopError, WorkerError } from './errors.mjs'

/** @typedef {import('./intake.mjs').Piece} Piece */

/**
 * A worker that is gone says nothing, but lets go of its lock: a lock is where browsers tell of a death. Some have none
 * for pages from a folder, and none has any for plain http; there the time limits must do.
 *
 * @param {string} lock
 * @param {() => void} told
 */
function whenFree(lock, told) {
  navigator.locks.request(lock, told)
}

export class Python {
  /** @type {Worker} */ #worker
  /** @type {MessagePort} */ #port
  /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void}>} */ #open = new Map()
  #last = 0

  /** @type {Promise<Error>} the reason, once the worker is gone */ gone
  /** @type {(error: Error) => void} */ #leave

  /**
   * A worker made from bytes is the same over http and from a folder.
   *
   * @param {ArrayBuffer | Blob} script
   * @param {import('./kept.mjs').Start} [start] - what it is to start from. It goes by the worker's name: a message would wait
   *   until the page has heard that the script has run, and the page may still be being drawn
   */
  constructor(script, start) {
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
    const { port1, port2 } = new MessageChannel()
    this.gone = new Promise((resolve) => { this.#leave = resolve })
    this.#worker = new Worker(url, { name: start && JSON.stringify(start) })
    this.#port = port1
    this.#worker.onerror = (event) => {
      event.preventDefault()
      this.end(new WorkerError(event.message || 'the worker failed'))
    }
    port1.onmessage = ({ data }) => {
      URL.revokeObjectURL(url)
      if (data.holds) whenFree(data.holds, () => this.end(new WorkerError('the worker is gone')))
      else this.#receive(data)
    }
    this.#worker.postMessage(port2, [port2])
  }

  /**
   * Call one of the worker's functions.
   *
   * @param {string} call
   * @param {object} [what]
   * @param {Transferable[]} [transfer]
   * @returns {Promise<any>}
   */
  call(call, what, transfer = []) {
    const id = ++this.#last
    const answer = new Promise((resolve, reject) => this.#open.set(id, { resolve, reject }))
    this.#port.postMessage({ id, call, ...what }, transfer)
    return answer
  }

  /**
   * Give the worker up when it does not answer in time.
   *
   * @param {number} limit - milliseconds
   * @param {Promise<any>} answer
   * @returns {Promise<any>}
   */
  async within(limit, answer) {
    const timer = setTimeout(() => this.end(new WorkerError(`no answer within ${limit} ms`)), limit)
    try {
      return await answer
    } finally {
      clearTimeout(timer)
    }
  }

  /**
   * Hand over a piece of a file.
   *
   * @param {string} name - of the asset
   * @param {Piece} piece
   */
  push(name, piece) {
    this.#port.postMessage({ name, piece }, typeof piece === 'string' ? [] : [piece.buffer])
  }

  /** @param {string} name - of the asset that has been handed over */
  close(name) {
    this.#port.postMessage({ name, end: true })
  }

  /** @param {{id: number, answer?: any, error?: string, file?: string, end?: string}} data */
  #receive({ id, answer, error, file, end }) {
    if (end === 'IntegrityError') return this.end(new IntegrityError(file, error))
    if (end) return this.end(end === 'StopError' ? new StopError(error) : new WorkerError(error))
    const question = this.#open.get(id)
    this.#open.delete(id)
    if (error === undefined) question?.resolve(answer)
    else question?.reject(new AnswerError(error))
  }

  /**
   * Give the worker up: whoever waits learns why.
   *
   * @param {Error} error
   */
  end(error) {
    this.#worker.terminate()
    this.#leave(error)
    const lost = [...this.#open.values()]
    this.#open.clear()
    for (const question of lost) question.reject(error)
  }
}
