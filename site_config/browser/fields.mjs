/**
 * The fields of a form: their values as Python takes them, and the messages that Python has about them.
 *
 * A control named `deaths` gives {"deaths": "30"}; one named `members.0.category` gives
 * {"members": [{"category": "…"}]}. Values are strings, a ticked checkbox is true, and what is empty is left out.
 */

/**
 * @param {HTMLFormElement} form
 * @returns {object}
 */
export function readValues(form) {
  /** @type {Record<string, any>} */
  const values = {}
  for (const row of form.querySelectorAll('[data-rows] [data-row]')) {
    const rows = row.closest('[data-rows]').dataset.rows
    ;(values[rows] ??= []).push({})
  }
  for (const [name, value] of namedValues(form)) put(values, name.split('.'), value)
  return values
}

/**
 * The same values flat, by the name of their control: what a link to a case holds.
 *
 * @param {HTMLFormElement} form
 * @returns {[string, string | true][]}
 */
export function namedValues(form) {
  return controls(form).flatMap((control) => {
    const value = valueOf(control)
    return value === '' ? [] : [[control.name, value]]
  })
}

/** @typedef {HTMLInputElement | HTMLSelectElement} Control */

/**
 * @param {HTMLFormElement} form
 * @returns {Control[]}
 */
export function controls(form) {
  const all = /** @type {Control[]} */ ([...form.elements])
  return all.filter((control) => control.matches('input[name], select[name], textarea[name]'))
}

/** @param {HTMLInputElement | HTMLSelectElement} control */
function valueOf(control) {
  if (control.disabled) return ''
  if (control.type === 'checkbox') return control.checked || ''
  if (control.type === 'radio') return control.checked ? control.value : ''
  return control.value.trim() && control.value
}

/**
 * @param {Record<string, any>} values
 * @param {string[]} path - ["deaths"] or ["members", "0", "category"]
 * @param {string | true} value
 */
function put(values, [name, index, part], value) {
  if (part === undefined) values[name] = value
  else (values[name] ??= [])[Number(index)] = { ...values[name]?.[Number(index)], [part]: value }
}

/**
 * Set a control from text, as a reader would: what a choice does not offer stays unchosen.
 *
 * @param {HTMLInputElement | HTMLSelectElement} control
 * @param {string} text
 */
export function setValue(control, text) {
  if (control.type === 'checkbox') control.checked = text === 'true'
  else if (control.type === 'radio') control.checked = control.value === text
  else control.value = text
  if (control.matches('select') && control.selectedIndex < 0) unchoose(control)
}

/** @param {HTMLSelectElement} select - falls back on its empty option, or on the one it was built with */
function unchoose(select) {
  select.value = ''
  if (select.selectedIndex >= 0) return
  select.selectedIndex = Math.max(0, [...select.options].findIndex((option) => option.defaultSelected))
}

/**
 * Show what is wrong beside each field, and clear what no longer is.
 *
 * @param {HTMLFormElement} form
 * @param {Map<string, string>} messages - by field
 */
export function markErrors(form, messages) {
  for (const field of form.querySelectorAll('[data-field]')) {
    markError(field, messages.get(field.dataset.field) ?? '')
  }
}

/**
 * @param {HTMLElement} field
 * @param {string} message - empty when all is well
 */
function markError(field, message) {
  const line = own(field, '[data-error]')[0]
  if (!line) return
  line.textContent = message
  line.hidden = !message
  const inputs = own(field, 'input, select, textarea')
  for (const control of inputs) toggle(control, 'aria-invalid', message && 'true')
  const group = field.matches('fieldset') ? field : own(field, 'fieldset')[0]
  for (const element of group ? [group] : inputs) describe(element, line.id, Boolean(message))
}

/**
 * Parts of a field that belong to no field within it.
 *
 * @param {HTMLElement} field
 * @param {string} selector
 */
function own(field, selector) {
  return [...field.querySelectorAll(selector)].filter((element) => element.closest('[data-field]') === field)
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string} value - empty to remove the attribute
 */
function toggle(element, name, value) {
  if (value) element.setAttribute(name, value)
  else element.removeAttribute(name)
}

/**
 * Add an id to those that describe an element, or take it away.
 *
 * @param {Element} element
 * @param {string} id
 * @param {boolean} wanted
 */
function describe(element, id, wanted) {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(/\s+/).filter((other) => other && other !== id)
  toggle(element, 'aria-describedby', [...ids, ...(wanted ? [id] : [])].join(' '))
}

/**
 * The element that a reader should land on to mend a field.
 *
 * @param {HTMLFormElement} form
 * @param {string} name - of the field
 * @returns {HTMLElement | null}
 */
export function firstControl(form, name) {
  const field = form.querySelector(`[data-field="${CSS.escape(name)}"]`)
  return field?.querySelector('input, select, textarea, button') ?? form.elements.namedItem(name)
}
