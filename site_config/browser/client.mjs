/**
 * The page's side of Python: one worker for the visit, started when it is first wanted.
 *
 * Questions wait for the start. When the start fails or the worker dies, every open question is rejected with the
 * reason, and the next question starts afresh. Over http a copy of Python's memory is kept after the first answer (see
 * kept.mjs), and the next visit starts from it; when that does not work, nobody is told and Python starts the plain way.
 *
 * What is loaded first is a part of the interpreter: what starts and worked examples call (trim.py). Where a question
 * needs more, the worker stops; then the whole interpreter is loaded, for the rest of the visit, and asked again.
 */
import { bring } from './bytes.mjs'
import { StopError } from './errors.mjs'
import { Intake } from './intake.mjs'
import { savesData, whenQuiet } from './intent.mjs'
import { drop, lookForKept, placeOf } from './kept.mjs'
import { Python } from './python.mjs'

/** @typedef {import('./intake.mjs').Asset} Asset */
/** @typedef {{zh: string, en: string}} Message */
/** @typedef {{status: string, errors?: {field: string, message: Message}[], view?: import('./view.mjs').Node}} Reply - of the bridge */
/** @typedef {{stage: 'loading' | 'starting' | 'ready', done: number, total: number}} Progress - bytes */
/** @typedef {{worker: ArrayBuffer, cached: boolean}} Held - the worker's script, and what `keep` asks of the interpreter */

/** A phone may take long to start Python; an answer is a matter of milliseconds. */
const START_LIMIT = 60_000
const ANSWER_LIMIT = 20_000

/** After the first answer the reader reads; that is when a copy is made. */
const KEEP_AFTER = 1_500

/** The browser puts away the machine code that it has made once it has made no more for two seconds. */
const CODE_AFTER = 4_000

export class Client {
  /** @type {readonly Asset[]} */ #assets
  /** @type {URL} */ #base
  /** @type {import('./kept.mjs').Place | undefined} */ #place
  /** @type {Promise<Python> | null} */ #started = null
  /** Whether anything has asked for a start; a quiet moment is then no reason for another. */ #tried = false
  /** Whether a part of the interpreter was not enough. */ #whole = false
  /** What theme.js has begun to look up; it counts once. */ #early = globalThis.handbookKept
  /** @type {Held | null} what the worker does not hold, while a copy is still to be made */ #held = null

  /** @type {Progress} */ progress = { stage: 'loading', done: 0, total: 0 }
  /** @type {Set<(progress: Progress) => void>} called whenever the progress changes */ watchers = new Set()

  /**
   * @param {readonly Asset[]} assets
   * @param {URL} base - folder of handbook.js
   */
  constructor(assets, base) {
    this.#assets = assets
    this.#base = base
    this.#place = placeOf(assets, base)
    whenQuiet(() => this.#tried || this.start().catch((error) => console.warn(error)))
  }

  /**
   * The reader may soon want a result: start loading, or join the start that is under way. A reader who saves data
   * is waited for: only a question starts.
   *
   * @returns {Promise<void>}
   */
  async start() {
    if (!savesData()) await this.#start()
  }

  /**
   * Ask Python one question.
   *
   * @param {object} request - what `calculators.bridge.answer` takes
   * @returns {Promise<Reply>} what it gives
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
    const whole = this.#whole
    try {
      return await this.#callOnce(name, text)
    } catch (error) {
      if (whole || !(error instanceof StopError)) throw error
      console.info(error)
      this.#whole = true
      return await this.#callOnce(name, text)
    }
  }

  /**
   * @param {'answer' | 'answer_many'} name
   * @param {string} text
   * @returns {Promise<string>}
   */
  async #callOnce(name, text) {
    const python = await this.#start()
    const answer = await python.within(ANSWER_LIMIT, python.call(name, { text }))
    if (this.#held) this.#keepSoon(python)
    return answer
  }

  /**
   * A start that fails is forgotten, so that it can be tried again; so is a worker that is gone.
   *
   * @returns {Promise<Python>}
   */
  #start() {
    if (!this.#started) {
      this.#tried = true
      const started = this.#begin()
      this.#started = started
      const forget = () => { if (this.#started === started) this.#started = null }
      started.then((python) => python.gone).then(forget, forget)
    }
    return this.#started
  }

  /** @returns {Promise<Python>} */
  async #begin() {
    const python = this.#whole
      ? await this.#load(this.#without('snapshot', 'wasm'))
      : (await this.#beginFromSnapshot()) ?? (await this.#load(this.#without('snapshot', 'whole')))
    this.#report({ stage: 'ready' })
    return python
  }

  /**
   * Over http from the copy of an earlier visit. In a folder size costs nothing: there from the copy that was made with
   * the site, which over the line would be twice as much to load.
   *
   * @returns {Promise<Python | undefined>} nothing where there is no copy, or where it does not start
   */
  async #beginFromSnapshot() {
    try {
      if (this.#base.protocol === 'file:') return await this.#load(this.#without('library', 'rules', 'whole'))
      const kept = this.#place && (await (this.#early ?? lookForKept(this.#place)))
      this.#early = undefined
      return kept && (await this.#load(kept.files, kept))
    } catch (error) {
      console.info(error)
      if (this.#place) await drop(this.#place).catch(() => {})
      return undefined
    }
  }

  /** @param {string[]} names @returns {Asset[]} all other assets */
  #without(...names) {
    return this.#assets.filter(({ name }) => !names.includes(name))
  }

  /**
   * The files go to the worker as they arrive, and the worker starts with what it has. What is kept it reads by itself:
   * a page that is still being drawn would hold it up.
   *
   * @param {readonly Asset[]} assets - the worker's script first
   * @param {import('./kept.mjs').Kept} [kept] - where they are kept; otherwise they come as they were built
   * @returns {Promise<Python>}
   */
  async #load([worker, ...files], kept) {
    const total = [worker, ...files].reduce((sum, { packed }) => sum + packed, 0)
    this.#report({ stage: total ? 'loading' : 'starting', done: 0, total })
    const hold = this.#place !== undefined && !kept && !this.#whole
    const script = kept ? kept.script : this.#take(worker)
    const start = kept ? { files: kept.files, hold, kept: kept.place, cached: kept.cached } : { files, hold }
    const python = script.then((script) => new Python(script, start))
    // What waits for the same promise runs in the order of asking: the start comes before the first piece.
    const started = python.then((python) => python.call('start', start))
    const arrived = Promise.all(kept ? [] : files.map((asset) => this.#hand(asset, python)))
    const ready = arrived.then(async () => {
      this.#report({ stage: 'starting' })
      await (await python).within(START_LIMIT, started)
    })
    try {
      const [met] = await Promise.all([arrived, started, ready])
      const cached = met[files.findIndex(({ name }) => name === 'wasm')]
      if (hold) this.#held = { worker: /** @type {ArrayBuffer} */ (await script), cached }
      return await python
    } catch (error) {
      python.then((python) => python.end(/** @type {Error} */ (error)), () => {})
      throw error
    }
  }

  /**
   * @param {Asset} asset
   * @returns {Promise<ArrayBuffer>}
   */
  async #take(asset) {
    const intake = new Intake(asset)
    await bring(asset, this.#base, (piece, share) => {
      this.#count(asset, share)
      intake.push(piece)
    })
    intake.end()
    return intake.bytes
  }

  /**
   * @param {Asset} asset
   * @param {Promise<Python>} python
   * @returns {Promise<boolean>} whether the browser may have it in its cache
   */
  async #hand(asset, python) {
    const met = await bring(asset, this.#base, (piece, share) => {
      this.#count(asset, share)
      python.then((python) => python.push(asset.name, piece), () => {})
    })
    ;(await python).close(asset.name)
    return met
  }

  /** @param {Asset} asset @param {number} share - of its bytes has come */
  #count(asset, share) {
    this.#report({ done: Math.min(this.progress.done + share * asset.packed, this.progress.total) })
  }

  /** @param {Python} python - has just answered for the first time */
  #keepSoon(python) {
    const held = this.#held
    this.#held = null
    setTimeout(() => this.#keep(python, held).catch((error) => console.info(error)), KEEP_AFTER)
  }

  /**
   * Have a second worker make the copy: the first goes on answering, and has the reader's values in its memory.
   *
   * @param {Python} python
   * @param {Held} held
   */
  async #keep(python, { worker, cached }) {
    const files = { ...(await python.call('give')), worker }
    const maker = new Python(worker)
    await maker.within(START_LIMIT, maker.call('keep', { place: this.#place, cached, files }, Object.values(files)))
    setTimeout(() => maker.end(new Error('done')), cached ? CODE_AFTER : 0)
  }

  /** @param {Partial<Progress>} change */
  #report(change) {
    this.progress = { ...this.progress, ...change }
    for (const watcher of this.watchers) watcher(this.progress)
  }
}
