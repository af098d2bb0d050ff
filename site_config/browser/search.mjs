/**
 * The search: an exact scan of every clause, plan, calculator and term in both languages.
 *
 * What it looks through is one classic script, loaded when the search is first opened, over http and from a folder alike.
 */

import { editionOf } from './edition.mjs'

/** @typedef {[kind: string, address: string, plan: number, zhTitle: string, zhText: string, enTitle: string, enText: string]} Entry */
/** @typedef {{ plans: Record<string, string>[], entries: Entry[] }} SearchData */

const SHOWN = 30
const AROUND = 40

/** @type {Promise<SearchData> | undefined} */
let loading

/** @param {string} text */
const folded = (text) => text.normalize('NFKC').toLowerCase()

/** @returns {HTMLDialogElement | null} */
const dialog = () => document.querySelector('#handbook-search')

/** @returns {Record<string, string>} */
const words = () => JSON.parse(document.querySelector('#handbook-search-words').textContent)

/**
 * Load the entries, once for the visit; a failure may be tried again.
 *
 * @returns {Promise<SearchData>}
 */
function load() {
  loading ??= new Promise((resolve, reject) => {
    globalThis.handbookSearchData = resolve
    const script = document.createElement('script')
    const file = new URL('../assets/handbook/search-data.js', new URL(dialog().dataset.base, location.href))
    file.searchParams.set('e', editionOf())
    script.src = file.href
    script.onerror = () => {
      loading = undefined
      reject(new Error('search-data.js'))
    }
    document.head.append(script)
  })
  return loading
}

/** What weighs a word in a title and a word in a text; a term of the glossary only explains what other entries are about. */
const IN_TITLE = 10
const IN_TEXT = 4
/** @type {Record<string, number>} */
const OF_KIND = { calculator: 3, clause: 2, plan: 1, term: 0 }

/**
 * Entries that hold every word, best first: a title before a text, an early entry before a late one.
 *
 * @param {SearchData} data
 * @param {string} query
 * @returns {Entry[]}
 */
export function find(data, query) {
  const terms = folded(query).split(/\s+/).filter(Boolean)
  if (!terms.length) return []
  const scored = []
  for (const entry of data.entries) {
    const score = points(entry, terms)
    if (score > 0) scored.push({ entry, score })
  }
  return scored.sort((a, b) => b.score - a.score).map(({ entry }) => entry)
}

/**
 * @param {Entry} entry
 * @param {string[]} terms
 */
function points([kind, , , zhTitle, zhText, enTitle, enText], terms) {
  const titles = folded(`${zhTitle}\n${enTitle}`)
  const texts = folded(`${zhText}\n${enText}`)
  let score = OF_KIND[kind] ?? 0
  for (const term of terms) {
    if (titles.includes(term)) score += kind === 'term' ? IN_TEXT : IN_TITLE
    else if (texts.includes(term)) score += IN_TEXT
    else return 0
  }
  return score
}

/**
 * A text with the words lit up.
 *
 * @param {string} text
 * @param {string[]} terms
 * @returns {DocumentFragment}
 */
function lit(text, terms) {
  const fragment = document.createDocumentFragment()
  const low = folded(text).length === text.length ? folded(text) : text.toLowerCase()
  let at = 0
  while (at < text.length) {
    const next = terms.map((term) => ({ term, place: low.indexOf(term, at) })).filter(({ place }) => place >= 0)
      .sort((a, b) => a.place - b.place)[0]
    if (!next) break
    const mark = document.createElement('mark')
    mark.textContent = text.slice(next.place, next.place + next.term.length)
    fragment.append(text.slice(at, next.place), mark)
    at = next.place + next.term.length
  }
  fragment.append(text.slice(at))
  return fragment
}

/**
 * The part of a text around the first word.
 *
 * @param {string} text
 * @param {string[]} terms
 */
function snippet(text, terms) {
  const low = text.toLowerCase()
  const place = Math.min(...terms.map((term) => low.indexOf(term)).filter((found) => found >= 0), text.length)
  const start = place === text.length ? 0 : Math.max(0, place - AROUND)
  const end = Math.min(text.length, start + 3 * AROUND)
  return (start ? '…' : '') + text.slice(start, end) + (end < text.length ? '…' : '')
}

/**
 * @param {SearchData} data
 * @param {Entry} entry
 * @param {string[]} terms
 * @param {number} index
 */
function line(data, entry, terms, index) {
  const [, address, plan, zhTitle, zhText, enTitle, enText] = entry
  const { lang, base } = dialog().dataset
  const [title, text] = lang === 'zh' ? [zhTitle, zhText] : [enTitle, enText]
  const [otherTitle, otherText] = lang === 'zh' ? [enTitle, enText] : [zhTitle, zhText]
  const here = folded(`${title} ${text}`)
  const twin = terms.some((term) => !here.includes(term))
  const item = document.createElement('li')
  item.role = 'none'
  const link = document.createElement('a')
  link.role = 'option'
  link.id = `handbook-found-${index}`
  link.href = new URL(address, new URL(base, location.href)).href
  link.tabIndex = -1
  const strong = document.createElement('strong')
  strong.append(lit(title, terms))
  const passage = document.createElement('small')
  passage.append(lit(snippet(twin ? `${otherTitle} ${otherText}` : text, terms), terms))
  const where = document.createElement('small')
  where.textContent = plan >= 0 ? data.plans[plan][lang] : ''
  link.append(strong, passage, where)
  item.append(link)
  return item
}

/** @param {string} message */
function tell(message) {
  dialog().querySelector('[data-search-count]').textContent = message
}

async function search() {
  const box = dialog()
  const input = box.querySelector('input[name=query]')
  const list = box.querySelector('ul')
  let data
  try {
    data = await load()
  } catch {
    tell(words().search_failed)
    return
  }
  const query = input.value
  const terms = folded(query).split(/\s+/).filter(Boolean)
  const found = find(data, query)
  list.replaceChildren(...found.slice(0, SHOWN).map((entry, index) => line(data, entry, terms, index)))
  input.setAttribute('aria-expanded', String(found.length > 0))
  input.removeAttribute('aria-activedescendant')
  const said = found.length > SHOWN ? words().search_more.replace('{count}', String(SHOWN))
    : found.length ? words().search_count.replace('{count}', String(found.length)) : words().search_none
  tell(terms.length ? said : '')
}

function open() {
  const box = dialog()
  if (!box || box.open) return
  box.showModal()
  box.querySelector('input[name=query]').select()
  load().catch(() => tell(words().search_failed))
}

/** @param {number} by - 1 for the next result, -1 for the one before */
function move(by) {
  const options = [...dialog().querySelectorAll('[role=option]')]
  if (!options.length) return
  const now = options.findIndex((option) => option.getAttribute('aria-selected') === 'true')
  const next = options[(now + by + options.length) % options.length] ?? options[0]
  options[now]?.removeAttribute('aria-selected')
  next.setAttribute('aria-selected', 'true')
  next.scrollIntoView({ block: 'nearest' })
  dialog().querySelector('input[name=query]').setAttribute('aria-activedescendant', next.id)
}

/** Where a key writes a letter, or chooses by it. */
const WRITTEN = 'input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]'

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey
    && !(event.target instanceof Element && event.target.closest(WRITTEN))) {
    event.preventDefault()
    open()
    return
  }
  const box = dialog()
  if (!box?.open || event.isComposing) return
  if (event.key === 'Escape') {
    // A search field would only be emptied.
    event.preventDefault()
    box.close()
  }
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    move(event.key === 'ArrowDown' ? 1 : -1)
  }
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
    event.preventDefault()
    const chosen = box.querySelector('[aria-selected=true]') ?? box.querySelector('[role=option]')
    chosen?.click()
  }
}

document.addEventListener('keydown', onKey)
document.addEventListener('input', (event) => {
  if (event.target instanceof Element && event.target.closest('#handbook-search')) search()
})
document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return
  if (event.target.closest('[data-search-open]')) open()
  if (event.target.closest('[data-search-close], #handbook-search a') || event.target === dialog()) dialog()?.close()
})
