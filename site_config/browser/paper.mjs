/**
 * The handbook on paper: what was entered into the calculators, where links lead, where the page comes from; and a clause
 * printed on its own, with the plan that it is of. print.css says what is left out.
 */
import { word } from './words.mjs'

const CLAUSE = '.md-content__inner > .hb-clause-heading'

/** What must be put back after printing. @type {(() => void)[]} */
let undo = []

/** The folder of the site. @type {URL} */
let site

/** @type {HTMLButtonElement} */
let button

/** The clause that the button stands at. @type {Element | null} */
let offered = null

/** @param {URL} root - the folder of the site */
export function readyForPaper(root) {
  site = root
  addEventListener('beforeprint', prepare)
  addEventListener('afterprint', putBack)
  for (const type of ['pointerover', 'focusin']) {
    document.addEventListener(type, ({ target }) => target instanceof Element && offer(target.closest(CLAUSE)))
  }
  addEventListener('hashchange', offerTarget)
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-print-clause]')) printClause(offered)
  })
}

/** The clause that the address names is the one that a reader may want on paper. */
export function offerTarget() {
  offer(document.getElementById(location.hash.slice(1).split('?')[0])?.closest(CLAUSE) ?? null)
}

/**
 * Show the one button of the page at a clause: a button at each would be a hundred stops for the key that steps on.
 *
 * @param {Element | null} heading
 */
function offer(heading) {
  if (!heading || (button?.isConnected && offered === heading)) return
  offered = heading
  button ??= document.createElement('button')
  button.type = 'button'
  button.className = 'hb-quiet hb-print-clause'
  button.dataset.printClause = ''
  button.textContent = word('print_clause')
  // Where a clause has buttons of its own, this one stands among them.
  const group = heading.nextElementSibling
  ;(group?.matches('.hb-cite') ? group : heading).append(button)
}

/**
 * Print a clause with those under it, and nothing else; of the calculators in it only the one that is asked for.
 *
 * @param {Element | null} heading
 * @param {Element} [asked] - its form
 */
export function printClause(heading, asked) {
  putBack()
  if (heading) {
    mark(document.documentElement, 'hb-print-one')
    for (const part of [...titleParts(), heading, ...under(heading)]) mark(part, 'hb-print-kept')
    const forms = asked ? [asked] : [...document.querySelectorAll('.hb-print-kept form[data-calculator]')]
    for (const form of forms) mark(form.closest('.hb-calculator'), 'hb-print-asked')
    address(heading.id)
  }
  print()
}

/** What says which plan it is, where the page has no line for that: all that stands before its first clause. */
function titleParts() {
  if (document.querySelector('.hb-print-plan')) return []
  const parts = [...document.querySelectorAll('.md-content__inner > *')]
  return parts.slice(0, parts.findIndex((part) => part.matches('.hb-clause-heading')))
}

/**
 * The clause that a calculator stands under.
 *
 * @param {Element} form
 * @returns {Element | null}
 */
export function clauseOf(form) {
  let part = form.closest('.md-content__inner > *')
  while (part && !part.matches('.hb-clause-heading')) part = part.previousElementSibling
  return part
}

/** @param {Element} heading */
const level = (heading) => Number(heading.tagName.slice(1))

/**
 * @param {Element} heading
 * @returns {Element[]} all up to the next heading that is not below it
 */
function under(heading) {
  const found = []
  for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
    if (/^H[1-6]$/.test(next.tagName) && level(next) <= level(heading)) break
    found.push(next)
  }
  return found
}

/**
 * @param {Element} part
 * @param {string} name - of a class
 */
function mark(part, name) {
  part.classList.add(name)
  undo.push(() => part.classList.remove(name))
}

/** @param {string} anchor - of the clause, or nothing */
function address(anchor) {
  for (const place of document.querySelectorAll('[data-print-address]')) {
    const before = place.textContent
    place.textContent = written(new URL(anchor ? `#${anchor}` : location.pathname, location.href))
    undo.push(() => (place.textContent = before))
  }
}

/**
 * An address as it can be typed: from a folder, the path in the handbook, for the folder is the reader's own.
 *
 * @param {URL} url
 * @returns {string}
 */
export function written(url) {
  if (url.protocol !== 'file:') return decodeURI(url.href)
  return decodeURI(url.href).replace(decodeURI(site.href), '')
}

function prepare() {
  if (!document.documentElement.classList.contains('hb-print-one')) address('')
  for (const fold of document.querySelectorAll('article details:not([open])')) {
    if (fold.childElementCount === 1) continue // a picture that nobody has asked for
    fold.open = true
    undo.push(() => (fold.open = false))
  }
  for (const link of document.querySelectorAll('article a[href]:not(.hb-card)')) {
    if (new URL(link.href).pathname === location.pathname) continue
    link.dataset.printHref = written(new URL(link.href))
    undo.push(() => delete link.dataset.printHref)
  }
  for (const form of document.querySelectorAll('form[data-calculator][data-state=done]')) {
    const list = enteredList(form)
    form.querySelector('[data-result]').before(list)
    undo.push(() => list.remove())
  }
}

function putBack() {
  for (const back of undo.reverse()) back()
  undo = []
}

/** @param {HTMLFormElement} form */
function enteredList(form) {
  const list = document.createElement('div')
  list.className = 'hb-print-entered'
  const heading = document.createElement('p')
  heading.className = 'hb-heading'
  heading.textContent = word('print_entered')
  const items = document.createElement('ul')
  for (const words of entered(form)) {
    const item = document.createElement('li')
    item.textContent = words
    items.append(item)
  }
  list.append(heading, items)
  return list
}

/**
 * What a form holds, in the words of its labels.
 *
 * @param {HTMLFormElement} form
 * @returns {string[]}
 */
export function entered(form) {
  return [...form.querySelectorAll('.hb-field')].flatMap((field) => {
    const value = valueOf(field)
    if (!value) return []
    if (field.matches('.hb-field--tick')) return [rowOf(field) + value]
    return [`${rowOf(field)}${labelOf(field)}${document.documentElement.lang.startsWith('zh') ? '：' : ': '}${value}`]
  })
}

/** @param {Element} field */
function labelOf(field) {
  const label = field.querySelector('label, legend').cloneNode(true)
  label.querySelector('.hb-required')?.remove()
  return label.textContent.trim()
}

/**
 * @param {Element} field
 * @returns {string} which row it stands in
 */
function rowOf(field) {
  const row = field.closest('[data-row]')
  if (!row) return ''
  const rows = [...row.closest('[data-rows]').querySelectorAll('[data-row]')]
  return `${rows.indexOf(row) + 1}. `
}

/** @param {Element} field */
function valueOf(field) {
  const ticked = field.querySelector('input:is([type=checkbox], [type=radio]):checked')
  if (ticked) return ticked.value && ticked.closest('label').textContent.trim()
  if (field.matches('.hb-field--tick, .hb-field--radios')) return ''
  const [control, unit] = [...field.querySelectorAll('input, select')]
  if (!control?.value.trim()) return ''
  const words = (/** @type {any} */ one) => one?.selectedOptions?.[0]?.textContent.trim() ?? one?.value.trim() ?? ''
  return [words(control).replace('T', ' '), words(unit) || field.querySelector('.hb-unit')?.textContent.trim()].filter(Boolean).join(' ')
}
