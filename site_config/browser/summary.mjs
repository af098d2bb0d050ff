/** The box above a form: which fields need mending, or why there is no calculator, and how to go on. */
import { firstControl } from './fields.mjs'
import { word } from './words.mjs'

/**
 * List what is wrong, each line a link to its field.
 *
 * @param {HTMLFormElement} form
 * @param {Map<string, string>} messages - by field; a name that no field has stands for the whole form
 */
export function listErrors(form, messages) {
  const items = [...messages].map(([name, message]) => {
    const item = document.createElement('li')
    item.append(linkTo(firstControl(form, name), message))
    return item
  })
  const list = document.createElement('ul')
  list.append(...items)
  show(form, word('errors_heading'), list)
}

/**
 * @param {HTMLElement | null} control
 * @param {string} message
 */
function linkTo(control, message) {
  if (!control?.id) return message
  const link = document.createElement('a')
  link.href = `#${control.id}`
  link.dataset.control = control.id
  link.textContent = message
  return link
}

/**
 * Say why the calculator could not answer, and offer to try again.
 *
 * @param {HTMLFormElement} form
 * @param {string} words - key of the reason
 */
export function offerRetry(form, words) {
  const reason = document.createElement('p')
  reason.textContent = word(words)
  const button = document.createElement('button')
  button.type = 'button'
  button.dataset.retry = ''
  button.className = 'md-button'
  button.textContent = word('retry')
  show(form, word('failed_heading'), reason, button)
}

/**
 * @param {HTMLFormElement} form
 * @param {string} heading
 * @param {...Element} content
 */
function show(form, heading, ...content) {
  const summary = form.querySelector('[data-summary]')
  const title = document.createElement('p')
  const strong = document.createElement('strong')
  strong.textContent = heading
  title.append(strong)
  summary.replaceChildren(title, ...content)
  summary.hidden = false
}

/** @param {HTMLFormElement} form */
export function clearSummary(form) {
  const summary = form.querySelector('[data-summary]')
  summary.hidden = true
  summary.replaceChildren()
}
