/**
 * The page's script. It listens on the document, so that it serves whatever forms a page has and goes on when another
 * page takes its place (turn.mjs); Python's worker lives through that too.
 */
import { ASSETS, BASE, SITE } from './assets.mjs'
import { Calculator } from './calculator.mjs'
import { caseLink, readCase, restoreCase } from './case.mjs'
import { showChanges } from './changes.mjs'
import { readyToCite } from './cite.mjs'
import { lightUp } from './clause.mjs'
import { Client } from './client.mjs'
import { copy, forCells } from './copy.mjs'
import { clauseOf, offerTarget, printClause, readyForPaper } from './paper.mjs'
import './place.mjs'
import { say } from './progress.mjs'
import { addRow, prepareRows, removeRow, rowCount } from './rows.mjs'
import { openFromAddress } from './search.mjs'
import { showStatuses } from './status.mjs'
import { hideTerm } from './terms.mjs'
import { onEachPage } from './turn.mjs'
import { plainText } from './view.mjs'
import { keepVisits, lookForEdition } from './visits.mjs'
import { word } from './words.mjs'

const FORM = 'form[data-calculator], form[data-inverse]'

const client = new Client(ASSETS, BASE)

/** @type {WeakMap<HTMLFormElement, Calculator>} */
const calculators = new WeakMap()

/**
 * @param {HTMLFormElement} form
 * @returns {Calculator}
 */
function calculatorOf(form) {
  if (!calculators.has(form)) calculators.set(form, new Calculator(form, client))
  return calculators.get(form)
}

/**
 * Listen to what happens inside forms with a calculator.
 *
 * @param {string} type - of the event
 * @param {(form: HTMLFormElement, event: Event) => void} listener
 */
function onForm(type, listener) {
  document.addEventListener(type, (event) => {
    const form = event.target instanceof Element && event.target.closest(FORM)
    if (form) listener(form, event)
  })
}

let wanted = false

/** The first sign that a result is wanted. Should this start fail, the question that follows tries again and tells. */
function intent() {
  if (wanted) return
  wanted = true
  client.start().catch((error) => console.warn(error))
}

/** @type {Record<string, (form: HTMLFormElement, target: HTMLElement) => void>} what a click does, by selector */
const CLICKS = {
  '[data-retry]': (form) => calculatorOf(form).submit(),
  '[data-add-row]': (form, button) => {
    const rows = button.closest('[data-rows]')
    const row = addRow(rows)
    row?.querySelector('input, select, textarea')?.focus()
    afterRows(form, row, 'row_added', rows)
  },
  '[data-remove-row]': (form, button) => {
    const rows = button.closest('[data-rows]')
    const removed = removeRow(button.closest('[data-row]'))
    if (removed) rows.querySelector('[data-add-row]')?.focus()
    afterRows(form, removed, 'row_removed', rows)
  },
  '[data-copy-link]': async (form) => say(form, word((await copy(caseLink(form))) ? 'link_copied' : 'copy_failed')),
  '[data-copy-result]': async (form) => {
    const text = forCells(plainText(form.querySelector('[data-result]')))
    say(form, word((await copy(text)) ? 'result_copied' : 'copy_failed'))
  },
  '[data-print]': (form) => printClause(clauseOf(form), form),
}

/**
 * @param {HTMLFormElement} form
 * @param {unknown} changed
 * @param {string} words
 * @param {HTMLElement} rows
 */
function afterRows(form, changed, words, rows) {
  if (!changed) return
  say(form, word(words, { count: rowCount(rows) }))
  calculatorOf(form).edit()
}

/**
 * A new page, or the first: get its forms ready, and restore the case that its address names.
 *
 * @param {{ fresh: boolean }} page - one that the reader comes back to is as it was left
 */
function enterPage({ fresh }) {
  hideTerm()
  if (!fresh) return
  showStatuses()
  showChanges()
  lookForEdition()
  readyToCite()
  for (const form of document.querySelectorAll(FORM)) prepareRows(form)
  restoreFromAddress()
  openFromAddress()
  offerTarget()
  answerEarly()
}

/** What was asked before this script was there (theme.mjs has noted it) is answered now. */
function answerEarly() {
  for (const form of document.querySelectorAll(FORM)) {
    if (form.dataset.asked === undefined) continue
    delete form.dataset.asked
    calculatorOf(form).submit()
  }
}

function restoreFromAddress() {
  const values = readCase(location.hash)
  const form = values && restoreCase(values)
  if (!form) return
  form.scrollIntoView({ block: 'start' })
  calculatorOf(form).submit()
}

onForm('focusin', intent)
onForm('pointerover', intent)
onForm('pointerdown', intent)
onForm('input', (form) => calculatorOf(form).edit())
onForm('reset', (form) => calculatorOf(form).reset())
onForm('submit', (form, event) => {
  event.preventDefault()
  calculatorOf(form).submit()
})
onForm('click', (form, event) => {
  for (const [selector, act] of Object.entries(CLICKS)) {
    const target = /** @type {Element} */ (event.target).closest(selector)
    if (target) act(form, target)
  }
})

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return
  const clause = event.target.closest('a[data-clause]')
  if (clause?.pathname === location.pathname) lightUp(clause.hash.slice(1))
  const link = event.target.closest('[data-summary] a[data-control]')
  if (link) {
    event.preventDefault()
    document.getElementById(link.dataset.control)?.focus()
  }
  // A link to the case that stands in the address already changes no address.
  if (event.target.closest('a')?.href === location.href) restoreFromAddress()
})

addEventListener('hashchange', ({ oldURL, newURL }) => {
  if (new URL(oldURL).pathname !== new URL(newURL).pathname) return
  restoreFromAddress()
  openFromAddress()
})

/** For checks of a whole site: run many cases in the browser's Python. */
globalThis.handbook = { askMany: (requests) => client.askMany(requests) }

readyForPaper(SITE)
onEachPage(SITE, enterPage)
keepVisits(SITE)
