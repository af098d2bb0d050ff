/**
 * Repeated groups of fields: add a row, remove a row, keep what was typed in the others.
 *
 * A `<fieldset data-rows="members">` holds `<div data-row>` items whose controls are named `members.0.category`; its
 * `<template data-row-template>` has `members.__.category`. The number stands in names (`members.0.`), in ids
 * (`members.0.` or `members-0-`) and in what points at them.
 */

const NUMBERED = ['id', 'name', 'for', 'href', 'data-field', 'aria-describedby', 'aria-labelledby', 'aria-controls']

/** @param {HTMLElement} rows */
const least = (rows) => Number(rows.dataset.least ?? 0)

/** @param {HTMLElement} rows - never without an end: a link may ask for any number of rows */
const most = (rows) => Number(rows.dataset.most ?? 50)

/** @type {WeakMap<Element, HTMLElement[]>} the rows as the page came, for the reset button */
const asBuilt = new WeakMap()

/**
 * @param {Element} rows - the fieldset
 * @returns {HTMLElement[]}
 */
const list = (rows) => [...rows.querySelectorAll('[data-row]')]

/** @param {HTMLElement} row */
const copyOf = (row) => /** @type {HTMLElement} */ (row.cloneNode(true))

/** @param {Element} rows - before anything in them changes, which may be while the page still comes in */
function remember(rows) {
  if (!asBuilt.has(rows)) asBuilt.set(rows, list(rows).map(copyOf))
}

/**
 * Remember the rows as the page came, and say which buttons apply.
 *
 * @param {HTMLFormElement} form
 */
export function prepareRows(form) {
  for (const rows of form.querySelectorAll('[data-rows]')) {
    remember(rows)
    limit(rows)
  }
}

/** @param {HTMLFormElement} form */
export function resetRows(form) {
  for (const rows of form.querySelectorAll('[data-rows]')) {
    const built = asBuilt.get(rows) ?? []
    setRowCount(rows, 0)
    for (const row of built) insert(rows, copyOf(row))
    limit(rows)
  }
}

/**
 * @param {HTMLElement} rows
 * @returns {HTMLElement | null} the new row; none when there are as many as allowed
 */
export function addRow(rows) {
  remember(rows)
  const count = list(rows).length
  if (count >= most(rows)) return null
  const template = rows.querySelector('template[data-row-template]')
  const row = template.content.firstElementChild.cloneNode(true)
  renumber(row, rows.dataset.rows, '__', String(count))
  insert(rows, row)
  limit(rows)
  return row
}

/**
 * @param {HTMLElement} row
 * @returns {boolean} whether it was removed; not when there are as few as allowed
 */
export function removeRow(row) {
  const rows = /** @type {HTMLElement} */ (row.closest('[data-rows]'))
  remember(rows)
  const all = list(rows)
  if (all.length <= least(rows)) return false
  const index = all.indexOf(row)
  row.remove()
  all.slice(index + 1).forEach((later, offset) => {
    renumber(later, rows.dataset.rows, String(index + offset + 1), String(index + offset))
  })
  limit(rows)
  return true
}

/**
 * @param {HTMLElement} rows
 * @param {number} count
 */
export function setRowCount(rows, count) {
  while (list(rows).length < count && addRow(rows));
  for (const row of list(rows).slice(count)) row.remove()
}

/** @param {HTMLElement} rows */
export function rowCount(rows) {
  return list(rows).length
}

/**
 * @param {HTMLElement} rows
 * @param {Element} row
 */
function insert(rows, row) {
  const last = list(rows).at(-1)
  if (last) last.after(row)
  else rows.querySelector('template[data-row-template]').before(row)
}

/**
 * @param {Element} row
 * @param {string} name - of the rows
 * @param {string} from - number, or __ in the template
 * @param {string} to
 */
function renumber(row, name, from, to) {
  for (const element of [row, ...row.querySelectorAll('*')]) {
    for (const attribute of NUMBERED) {
      const value = element.getAttribute(attribute)
      if (value) element.setAttribute(attribute, withNumber(value, name, from, to))
    }
    if (element.hasAttribute('data-row-number')) element.textContent = String(Number(to) + 1)
  }
}

/**
 * @param {string} value - of an attribute
 * @param {string} name - of the rows
 * @param {string} from - number
 * @param {string} to
 */
function withNumber(value, name, from, to) {
  return value.replaceAll(`${name}.${from}.`, `${name}.${to}.`).replaceAll(`${name}-${from}-`, `${name}-${to}-`)
}

/** @param {HTMLElement} rows */
function limit(rows) {
  const count = list(rows).length
  const add = rows.querySelector('[data-add-row]')
  if (add) add.disabled = count >= most(rows)
  for (const remove of rows.querySelectorAll('[data-remove-row]')) {
    remove.disabled = count <= least(rows)
  }
}
