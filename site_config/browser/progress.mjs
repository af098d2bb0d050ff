/** The line of a form that says how far things are: spoken once for each stage, with the amounts for the eye. */
import { word } from './words.mjs'

/** @typedef {import('./client.mjs').Progress} Progress */

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1e6).toFixed(1)

/**
 * @param {HTMLFormElement} form
 * @param {Progress} progress
 */
export function showProgress(form, { stage, done, total }) {
  const texts = { loading: 'loading', starting: 'starting', ready: 'calculating' }
  const line = form.querySelector('[data-progress]')
  const text = part(line, 'span')
  const bar = part(line, 'progress')
  const amount = part(line, 'small')
  if (text.textContent !== word(texts[stage])) text.textContent = word(texts[stage])
  bar.hidden = stage === 'ready'
  bar.max = total
  bar.value = done
  bar.setAttribute('aria-label', word('loading'))
  // A live region would read out every step of the amount.
  amount.setAttribute('aria-hidden', 'true')
  amount.textContent =
    stage === 'loading' ? word('loading_amount', { done: megabytes(done), total: megabytes(total) }) : ''
  line.hidden = false
}

/** Long enough to be read. */
const NOTICE = 4_000

/**
 * Say one thing in the same place for a while, such as "copied". How far things are comes first.
 *
 * @param {HTMLFormElement} form
 * @param {string} text
 */
export function say(form, text) {
  if (form.dataset.state === 'loading') return
  const line = form.querySelector('[data-progress]')
  line.replaceChildren()
  const notice = part(line, 'span')
  notice.textContent = text
  line.hidden = false
  // By then something else may be said there.
  setTimeout(() => notice.isConnected && form.dataset.state !== 'loading' && hideProgress(form), NOTICE)
}

/** @param {HTMLFormElement} form */
export function hideProgress(form) {
  const line = form.querySelector('[data-progress]')
  line.hidden = true
  line.replaceChildren()
}

/**
 * @param {Element} line
 * @param {'span' | 'progress' | 'small'} tag
 */
function part(line, tag) {
  return line.querySelector(tag) ?? line.appendChild(document.createElement(tag))
}
