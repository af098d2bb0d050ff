/**
 * One form and its result: asks Python, shows the answer or what is wrong, and keeps the answer true to the fields.
 *
 * States (`data-state` on the form): idle, loading, done, error.
 */
import { markErrors, readValues } from './fields.mjs'
import { HandbookError } from './errors.mjs'
import { hideProgress, showProgress } from './progress.mjs'
import { resetRows } from './rows.mjs'
import { clearSummary, listErrors, offerRetry } from './summary.mjs'
import { build } from './view.mjs'
import { language } from './words.mjs'

/** An answer follows at once, but half of a number is not an error: a reader who still types is not told of one. */
const PAUSE = 150

/** Once Python runs, answers take milliseconds: only one that takes longer is worth a word. */
const PATIENCE = 250

export class Calculator {
  /** @type {HTMLFormElement} */ #form
  /** @type {import('./client.mjs').Client} */ #client
  /** Grows with every change of the fields: an answer to an older number is of no use. */
  #version = 0
  /** Whether the reader has asked for a result; from then on it follows the fields. */
  #live = false
  /** Questions under way. */
  #asked = 0
  /** Whether a field has changed since the last of them; several changes make one question. */
  #changed = false
  #timer = 0
  /** Whether the reader has opened the picture: it stays open while the answer follows the fields. */
  #pictured = false

  /**
   * @param {HTMLFormElement} form
   * @param {import('./client.mjs').Client} client
   */
  constructor(form, client) {
    this.#form = form
    this.#client = client
    // The event does not rise: it is met on its way down.
    this.#output.addEventListener('toggle', (/** @type {Event} */ { target }) => {
      if (target instanceof HTMLDetailsElement) this.#unfolded(target)
    }, true)
  }

  /** The reader asks for a result. */
  submit() {
    this.#live = true
    return this.#compute({ submitted: true })
  }

  /** A field has changed. */
  edit() {
    this.#version += 1
    clearTimeout(this.#timer)
    if (!this.#live) return
    this.#changed = this.#asked > 0
    if (!this.#changed) this.#compute({ submitted: false })
  }

  /** The reader starts over. */
  reset() {
    this.#version += 1
    this.#live = false
    this.#changed = false
    clearTimeout(this.#timer)
    resetRows(this.#form)
    this.#clear()
    this.#enter('idle')
  }

  /** @param {{submitted: boolean}} how - only a reader who asked is taken to the errors */
  async #compute({ submitted }) {
    clearTimeout(this.#timer)
    const version = ++this.#version
    const current = () => version === this.#version
    const stop = this.#watch(() => this.#live)
    this.#asked += 1
    this.#changed = false
    try {
      const answer = await this.#client.ask(this.#request())
      if (current()) this.#show(answer, submitted)
    } catch (error) {
      if (current()) this.#fail(/** @type {Error} */ (error), submitted)
    } finally {
      stop()
      this.#asked -= 1
      if (this.#changed) this.#compute({ submitted: false })
    }
  }

  /**
   * Show how far the start is, as long as the reader waits for a result.
   *
   * @param {() => boolean} waits
   * @returns {() => void} ends it
   */
  #watch(waits) {
    /** @param {import('./client.mjs').Progress} progress */
    const watch = (progress) => {
      if (!waits()) return
      if (this.#form.dataset.state !== 'loading') this.#enter('loading')
      showProgress(this.#form, progress)
    }
    const { watchers, progress } = this.#client
    watchers.add(watch)
    if (progress.stage !== 'ready') watch(progress)
    const timer = setTimeout(() => watch(this.#client.progress), PATIENCE)
    return () => {
      watchers.delete(watch)
      clearTimeout(timer)
    }
  }

  #request() {
    const { calculator, inverse } = this.#form.dataset
    const asked = readValues(this.#form)
    return {
      ...(inverse ? { calculator: inverse, inverse: asked } : { calculator, values: asked, picture: this.#pictured }),
      view: language(),
      data: false,
    }
  }

  /**
   * A picture is drawn for a reader who unfolds it.
   *
   * @param {HTMLDetailsElement} fold
   */
  async #unfolded(fold) {
    if (!fold.matches('.hb-picture[open]') || fold.childElementCount > 1) return
    const number = this.#pictures().indexOf(fold)
    this.#pictured = true
    try {
      const { view } = await this.#client.ask(this.#request())
      const drawn = /** @type {Element} */ (build(view)).querySelectorAll('.hb-picture')[number]
      // What has come meanwhile stands in the place of this result.
      if (fold.isConnected && fold.childElementCount === 1) fold.append(...[...drawn.childNodes].slice(1))
    } catch (error) {
      if (fold.isConnected) this.#fail(/** @type {Error} */ (error), false)
    }
  }

  /** @returns {HTMLDetailsElement[]} */
  #pictures() {
    return [...this.#output.querySelectorAll('.hb-picture')]
  }

  /**
   * @param {import('./client.mjs').Reply} answer
   * @param {boolean} submitted
   */
  #show(answer, submitted) {
    if (answer.status === 'error') return this.#complain(answer.errors, submitted)
    this.#clear()
    this.#output.replaceChildren(build(answer.view))
    for (const picture of this.#pictures()) picture.open = this.#pictured
    this.#enter('done')
  }

  /**
   * An old result goes at once. Whoever has asked, or has been told before, sees at once what is wrong too.
   *
   * @param {{field: string, message: {zh: string, en: string}}[]} errors
   * @param {boolean} submitted
   */
  #complain(errors, submitted) {
    this.#empty()
    if (submitted || this.#form.dataset.state === 'error') return this.#showErrors(errors, submitted)
    this.#enter('idle')
    this.#timer = setTimeout(() => this.#showErrors(errors, submitted), PAUSE)
  }

  /**
   * @param {{field: string, message: {zh: string, en: string}}[]} errors
   * @param {boolean} submitted
   */
  #showErrors(errors, submitted) {
    const messages = new Map(errors.map(({ field, message }) => [field, message[language()]]))
    markErrors(this.#form, messages)
    listErrors(this.#form, messages)
    this.#enter('error')
    if (submitted) this.#form.querySelector('[data-summary]').focus()
  }

  /**
   * @param {Error} error
   * @param {boolean} submitted
   */
  #fail(error, submitted) {
    console.warn(error)
    this.#clear()
    offerRetry(this.#form, error instanceof HandbookError ? error.words : 'failed_answer')
    this.#enter('error')
    if (submitted) this.#form.querySelector('[data-summary]').focus()
  }

  #clear() {
    markErrors(this.#form, new Map())
    clearSummary(this.#form)
    this.#empty()
  }

  #empty() {
    const pictures = this.#pictures()
    if (pictures.length) this.#pictured = pictures.some((picture) => picture.open)
    this.#output.replaceChildren()
  }

  get #output() {
    return this.#form.querySelector('[data-result]')
  }

  /** @param {'idle' | 'loading' | 'done' | 'error'} state */
  #enter(state) {
    const waited = this.#form.dataset.state === 'loading'
    this.#form.dataset.state = state
    this.#form.setAttribute('aria-busy', String(state === 'loading'))
    if (waited && state !== 'loading') hideProgress(this.#form)
    for (const button of this.#form.querySelectorAll('[data-copy-link], [data-copy-result], [data-print]')) {
      button.hidden = state !== 'done'
    }
  }
}
