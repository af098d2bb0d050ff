/**
 * A link that restores a case: `index.html#c-4-1-2?case=event-grade&deaths=30`.
 *
 * The values stand after the hash, behind the anchor of the clause. What stands there is never sent to a server, so a
 * link to a case tells nobody but its reader; it works the same in a folder on a disk.
 */
import { controls, namedValues, setValue } from './fields.mjs'
import { setRowCount } from './rows.mjs'

/** @param {HTMLFormElement} form */
const caseName = (form) => form.dataset.calculator.split('/').at(-1)

/**
 * @param {HTMLFormElement} form
 * @returns {string}
 */
export function caseLink(form) {
  const values = namedValues(form).map(([name, value]) => [name, String(value)])
  const query = new URLSearchParams([['case', caseName(form)], ...values])
  const url = new URL(location.href)
  url.hash = `${form.dataset.anchor ?? form.getAttribute('id') ?? ''}?${query}`
  return url.href
}

/**
 * The case that the page's address asks for.
 *
 * @param {string} hash - location.hash
 * @returns {URLSearchParams | null} its values, `case` among them
 */
export function readCase(hash) {
  const values = new URLSearchParams(hash.slice(hash.indexOf('?')))
  return hash.includes('?') && values.has('case') ? values : null
}

/**
 * Find the form of a case and fill it in. Names that it does not have are passed over.
 *
 * @param {URLSearchParams} values
 * @returns {HTMLFormElement | undefined}
 */
export function restoreCase(values) {
  const forms = [...document.querySelectorAll('form[data-calculator]')]
  const form = forms.find((form) => caseName(form) === values.get('case'))
  if (!form) return undefined
  for (const rows of form.querySelectorAll('[data-rows]')) {
    setRowCount(rows, Math.max(Number(rows.dataset.least ?? 0), countIn(values, rows.dataset.rows)))
  }
  for (const control of controls(form)) setValue(control, values.get(control.name) ?? '')
  return form
}

/**
 * @param {URLSearchParams} values
 * @param {string} rows
 * @returns {number} rows that the values speak of
 */
function countIn(values, rows) {
  const numbers = [...values.keys()].map((name) => name.split('.')).filter((path) => path[0] === rows)
  // A link may hold more of them than a function takes arguments.
  return numbers.reduce((most, path) => Math.max(most, Number.parseInt(path[1], 10) + 1 || 0), 0)
}
