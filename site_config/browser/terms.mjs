/**
 * What a term of the glossary means, and what it is called in the other language, beside the term: while a pointer is
 * on it or on the note, while it has the focus, after a tap. Escape takes the note away.
 *
 * In the page a term is a link to its entry. What the entries say is one classic script, loaded when the first is wanted.
 */
import { dataIn } from './data.mjs'
import { word } from './words.mjs'

/** @typedef {[zh: string, en: string, inChinese: string, inEnglish: string]} Entry */

const TERM = 'a.hb-term'
const NOTE = 'hb-note'

/** A pointer on its way to somewhere else asks nothing, and one on its way to the note is given time. Milliseconds. */
const RESTS = 150
const LEAVES = 300

/** Between the term and the note, and between the note and the edge of the window, in pixels. */
const GAP = 6
const EDGE = 8

/** @type {Promise<Record<string, Entry>> | undefined} */
let loading

/** The entries, once they are there. @type {Record<string, Entry> | undefined} */
let entries

/** The term that is explained. @type {HTMLAnchorElement | undefined} */
let shown

/** The term that the reader asked about last. @type {HTMLAnchorElement | undefined} */
let wanted

let timer = 0

/** How the reader points: a tap explains, a click follows the link. */
let pointer = ''

/** @returns {Promise<Record<string, Entry>>} a failure may be tried again */
function load() {
  loading ??= dataIn('terms', 'terms.js')
  loading.catch(() => {
    loading = undefined
  })
  return loading
}

/** @param {HTMLAnchorElement} term */
async function explain(term) {
  clearTimeout(timer)
  wanted = term
  if (shown === term) return
  hideTerm()
  wanted = term
  // Without the entries the term stays a link.
  entries ??= await load().catch(nothing)
  const entry = entries?.[decodeURIComponent(term.hash.slice(1))]
  if (entry && wanted === term && term.isConnected) put(note(entry, term), term)
}

const nothing = () => /** @type {undefined} */ (undefined)

/** Take the note away. */
export function hideTerm() {
  clearTimeout(timer)
  wanted = undefined
  shown?.removeAttribute('aria-describedby')
  shown = undefined
  document.getElementById(NOTE)?.remove()
}

/**
 * @param {Entry} entry
 * @param {HTMLAnchorElement} term
 */
function note([zh, en, inChinese, inEnglish], term) {
  const chinese = term.closest('[lang]').lang.startsWith('zh')
  const box = document.createElement('div')
  box.id = NOTE
  box.className = 'md-typeset hb-note'
  const text = document.createElement('div')
  text.id = `${NOTE}-text`
  text.setAttribute('role', 'tooltip')
  const name = document.createElement('strong')
  name.lang = chinese ? 'en' : 'zh'
  name.textContent = chinese ? en : zh
  const meaning = document.createElement('p')
  meaning.lang = chinese ? 'zh' : 'en'
  meaning.textContent = chinese ? inChinese : inEnglish
  text.append(name, meaning)
  const link = document.createElement('a')
  link.href = term.href
  // By the keyboard the term itself leads there.
  link.tabIndex = -1
  link.textContent = word('glossary_entry')
  box.append(text, link)
  return box
}

/**
 * Under the term, or over it where there is no room: never on it.
 *
 * @param {HTMLElement} box
 * @param {HTMLAnchorElement} term
 */
function put(box, term) {
  document.body.append(box)
  term.setAttribute('aria-describedby', `${NOTE}-text`)
  shown = term
  const { left, top, bottom } = term.getBoundingClientRect()
  const { width, height } = box.getBoundingClientRect()
  const under = bottom + GAP
  const over = top - GAP - height
  const y = under + height > innerHeight && over > covered() ? over : under
  box.style.left = `${scrollX + Math.max(EDGE, Math.min(left, document.documentElement.clientWidth - width - EDGE))}px`
  box.style.top = `${scrollY + y}px`
}

/** How far down the header and the switch of readings reach, in pixels. */
function covered() {
  return Math.max(...[...document.querySelectorAll('.md-header, .hb-switch')].map((part) => part.getBoundingClientRect().bottom))
}

/**
 * @param {EventTarget | null} target
 * @returns {HTMLAnchorElement | null}
 */
const termAt = (target) => (target instanceof Element ? target.closest(TERM) : null)

/** @param {EventTarget | null} target */
const isNote = (target) => target instanceof Element && Boolean(target.closest(`#${NOTE}`))

document.addEventListener('pointerover', (event) => {
  if (event.pointerType === 'touch') return
  const term = termAt(event.target)
  if (term) {
    load().catch(() => {})
    clearTimeout(timer)
    timer = setTimeout(() => explain(term), RESTS)
  } else if (isNote(event.target)) clearTimeout(timer)
})

document.addEventListener('pointerout', (event) => {
  if (event.pointerType === 'touch' || !(termAt(event.target) || isNote(event.target))) return
  clearTimeout(timer)
  // Whoever has the focus on the term still reads the note.
  if (shown !== document.activeElement) timer = setTimeout(hideTerm, LEAVES)
})

document.addEventListener('focusin', ({ target }) => {
  const term = termAt(target)
  if (term && pointer !== 'touch') explain(term)
})

document.addEventListener('focusout', ({ target }) => {
  if (termAt(target) && pointer !== 'touch') hideTerm()
})

document.addEventListener('pointerdown', (event) => {
  pointer = event.pointerType
  if (!termAt(event.target) && !isNote(event.target)) hideTerm()
}, true)

document.addEventListener('click', (event) => {
  const term = termAt(event.target)
  // A click by a key has no pointer, and follows the link.
  if (!term || pointer !== 'touch' || event.detail === 0) return
  event.preventDefault()
  if (shown === term) hideTerm()
  else explain(term)
}, true)

document.addEventListener('keydown', ({ key }) => {
  pointer = ''
  if (key === 'Escape') hideTerm()
  // The entries are at hand when the first term has the focus, so that they are spoken with it.
  if (key === 'Tab' && document.querySelector(TERM)) load().then((found) => (entries = found)).catch(() => {})
})
