/**
 * The dialog of the search. What it looks through is classic scripts, loaded when the search is first opened or as a
 * query needs them, over http and from a folder alike (see macros/searching.py).
 */
import { copy } from './copy.mjs'
import { dataIn } from './data.mjs'
import { ENOUGH, Finder } from './finder.mjs'
import { litUp, passageOf } from './passage.mjs'
import { statusOn, today } from './status.mjs'

/** @typedef {import('./finder.mjs').Answer} Answer */
/** @typedef {import('./finder.mjs').Found} Found */
/** @typedef {import('./finder.mjs').Head} Head */
/** @typedef {'place' | 'kind' | 'family' | 'status'} Filter */

/** @type {Filter[]} */
const FILTERS = ['place', 'kind', 'family', 'status']

/** A wait that is felt. */
const FELT = 200

/** How an address says that the search is to be open: #search?q=…&place=… */
const ADDRESS = '#search?'

const finder = new Finder((name) => dataIn(name, `search/${name}.js`))

/** What was last looked for: a page that is turned has a dialog of its own. */
const last = { query: '', filters: /** @type {Partial<Record<Filter, string>>} */ ({}) }

/** Each search makes those before it needless. */
let searches = 0

/** @returns {HTMLDialogElement | null} */
const dialog = () => document.querySelector('#handbook-search')

/** @returns {'zh' | 'en'} */
const language = () => (dialog().dataset.lang === 'en' ? 'en' : 'zh')

/** @returns {HTMLInputElement} */
const field = () => dialog().querySelector('input[name=query]')

/** @param {Filter} name @returns {HTMLSelectElement} */
const filter = (name) => dialog().querySelector(`select[name=${name}]`)

/**
 * @param {string} key
 * @param {Record<string, string | number>} [params]
 */
function word(key, params = {}) {
  /** @type {Record<string, string>} */
  const words = JSON.parse(document.querySelector('#handbook-search-words').textContent)
  return words[key].replace(/\{(\w+)\}/g, (_, /** @type {string} */ name) => String(params[name]))
}

/** @param {string} message */
function tell(message) {
  dialog().querySelector('[data-search-count]').textContent = message
}

/**
 * @param {string} name - of the element
 * @param {(string | Node)[]} content
 * @param {Record<string, string>} [attributes]
 */
function element(name, content, attributes = {}) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...content)
  return made
}

// --- Results -------------------------------------------------------------------------------------

/**
 * @param {Found} found
 * @param {number} index
 * @param {Answer['lit']} lit
 */
function line({ entry, anchor }, index, lit) {
  const page = entry.group ? `${entry.group.about.id}/index.html` : 'glossary/index.html'
  const address = new URL(`${dialog().dataset.base}${page}`, location.href)
  address.hash = anchor
  const passage = passageOf(entry, language(), lit)
  const link = element('a', [
    element('span', [kindOf(entry)], { class: 'hb-found-kind' }), ' ',
    element('strong', [litUp(entry.title[language()], lit)]),
    element('small', [litUp(passage.text, lit)], { lang: passage.language === 'zh' ? 'zh-CN' : 'en' }),
    element('small', [where(entry)], { class: 'hb-found-where' }),
  ], { role: 'option', id: `handbook-found-${index}`, href: address.href, tabindex: '-1' })
  return element('li', [link], { role: 'none' })
}

/** @param {import('./finder.mjs').Entry} entry */
const kindOf = ({ kind, family }) => (kind === 'together' ? nameOf('family', family) : word(`is_${kind}`))

/** @param {import('./finder.mjs').Entry} entry @returns {string} place, name and status of each of its plans */
function where({ group, title }) {
  if (!group) return title[language() === 'zh' ? 'en' : 'zh']
  return group.about.plans.map(whereOf).join(language() === 'zh' ? '；' : '; ')
}

/** @param {import('./finder.mjs').Plan} plan */
function whereOf(plan) {
  const status = statusOn(plan.dates, today())[1]
  return [nameOf('place', plan.place), plan[language()], nameOf('status', status)].filter(Boolean).join(' · ')
}

/** @type {Head | undefined} */
let head

/**
 * @param {Filter} name
 * @param {string} key
 */
const nameOf = (name, key) => head[name].find(([each]) => each === key)?.[language() === 'zh' ? 1 : 2]

/**
 * @param {string} query
 * @param {Answer} answer
 */
function message(query, { found, more, how }) {
  const count = Math.min(found.length, ENOUGH)
  if (how === 'none' || (query && !found.length)) return word('none', { query })
  if (how !== 'exact') return word(how, { query, count })
  if (!found.length) return ''
  return more || found.length > ENOUGH ? word('more', { count }) : word('count', { count })
}

/**
 * What can be done about an answer: take one of the nearest terms, remove the filters, pass the search on.
 *
 * @param {string} query
 * @param {Answer} answer
 */
function actions(query, { nearest }) {
  const button = (/** @type {string} */ text, /** @type {Record<string, string>} */ data) => element('button', [text],
    { type: 'button', class: 'hb-quiet', ...data })
  const made = nearest.map((name) => button(name, { 'data-search-word': name }))
  if (made.length) made.unshift(element('span', [word('nearest')]))
  const filtered = FILTERS.some((name) => filter(name).value)
  if (filtered) made.push(element('span', [word('filtered')]), button(word('clear'), { 'data-search-clear': '' }))
  if (query || filtered) made.push(button(word('copy'), { 'data-search-copy': '' }))
  return made
}

/**
 * @param {string} query
 * @param {Answer} answer
 */
function show(query, answer) {
  const { found, lit } = answer
  const chosen = dialog().querySelector('[aria-selected=true]')?.href
  const closest = [...lit].sort((a, b) => b.weight - a.weight || b.text.length - a.text.length)
  dialog().querySelector('ul').replaceChildren(...found.slice(0, ENOUGH).map((each, index) => line(each, index, closest)))
  dialog().querySelector('[data-search-more]').replaceChildren(...actions(query, answer))
  field().setAttribute('aria-expanded', String(found.length > 0))
  field().removeAttribute('aria-activedescendant')
  const again = chosen && [...dialog().querySelectorAll('[role=option]')].find(({ href }) => href === chosen)
  if (again && dialog().dataset.answered === query) select(again)
  tell(message(query, answer))
  dialog().dataset.answered = query
}

/** The search that is under way. @type {Promise<void>} */
let under = Promise.resolve()

function search() {
  under = lookUp()
  return under
}

async function lookUp() {
  searches += 1
  const mine = searches
  const isStale = () => mine !== searches
  const query = field().value.trim()
  const filters = Object.fromEntries(FILTERS.map((name) => [name, filter(name).value]))
  Object.assign(last, { query, filters })
  const slow = setTimeout(() => isStale() || tell(word('loading')), FELT)
  try {
    await finder.warm()
    const early = (/** @type {Answer} */ found) => isStale() || show(query, found)
    const answer = await finder.find(query, { filters, day: today(), isStale, early })
    if (answer && !isStale()) show(query, answer)
  } catch (error) {
    console.warn(error)
    if (!isStale()) tell(word('failed'))
  } finally {
    clearTimeout(slow)
  }
}

// --- The dialog ----------------------------------------------------------------------------------

/** Put what can be chosen into the filters, and in a dialog that is new what was last looked for. */
async function prepare() {
  head = await finder.head()
  if (filter('place').length === 1) {
    for (const name of FILTERS) {
      filter(name).append(...head[name].map(([key, zh, en]) => new Option(language() === 'zh' ? zh : en, key)))
      filter(name).value = last.filters[name] ?? ''
    }
  }
}

async function open() {
  const box = dialog()
  if (!box || box.open) return
  box.showModal()
  field().value ||= last.query
  field().select()
  try {
    await prepare()
    if (field().value || Object.values(last.filters).some(Boolean)) await search()
    else await finder.warm()
  } catch (error) {
    console.warn(error)
    tell(word('failed'))
  }
}

function close() {
  const box = dialog()
  box?.close()
  // What is hidden keeps the focus until the next frame, and a field would swallow a key pressed before it.
  const held = document.activeElement
  if (held instanceof HTMLElement && box?.contains(held)) held.blur()
}

/** Open the search that the address names, if it names one. */
export function openFromAddress() {
  if (!location.hash.startsWith(ADDRESS) || !dialog()) return
  const given = new URLSearchParams(location.hash.slice(ADDRESS.length))
  last.query = given.get('q') ?? ''
  last.filters = Object.fromEntries(FILTERS.map((name) => [name, given.get(name) ?? '']))
  open()
}

/** @returns {string} the address of what is looked for now */
function address() {
  const given = new URLSearchParams({ q: last.query })
  for (const name of FILTERS) if (last.filters[name]) given.set(name, last.filters[name])
  return new URL(ADDRESS + given, location.href).href
}

/** @param {number} by - 1 for the next result, -1 for the one before */
function move(by) {
  const options = [...dialog().querySelectorAll('[role=option]')]
  if (!options.length) return
  const now = options.findIndex((option) => option.getAttribute('aria-selected') === 'true')
  const next = options[(now + by + options.length) % options.length] ?? options[0]
  options[now]?.removeAttribute('aria-selected')
  select(next)
  next.scrollIntoView({ block: 'nearest' })
}

/** @param {HTMLElement} option */
function select(option) {
  option.setAttribute('aria-selected', 'true')
  field().setAttribute('aria-activedescendant', option.id)
}

/** Go to the chosen result, or the first; of what was typed last, where that is still being looked for. */
async function choose() {
  await under
  const box = dialog()
  if (box?.open) (box.querySelector('[aria-selected=true]') ?? box.querySelector('[role=option]'))?.click()
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
    close()
  }
  if (event.target !== field()) return
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    move(event.key === 'ArrowDown' ? 1 : -1)
  }
  if (event.key === 'Enter') {
    event.preventDefault()
    choose()
  }
}

/** @type {Record<string, (target: HTMLElement) => void>} what a click does, by selector */
const CLICKS = {
  '[data-search-open]': () => open(),
  '[data-search-close], #handbook-search a': () => close(),
  '[data-search-word]': (button) => lookFor(button.dataset.searchWord),
  '[data-search-clear]': () => {
    for (const name of FILTERS) filter(name).value = ''
    lookFor(field().value)
  },
  '[data-search-copy]': async (button) => {
    button.textContent = word((await copy(address())) ? 'copied' : 'copy_failed')
  },
}

/** @param {string} query */
function lookFor(query) {
  field().value = query
  field().focus()
  search()
}

document.addEventListener('keydown', onKey)
for (const type of ['input', 'compositionend']) {
  document.addEventListener(type, (event) => {
    // Letters on their way to becoming characters are nothing to look for.
    if (event instanceof InputEvent && event.isComposing) return
    if (event.target instanceof Element && event.target.closest('#handbook-search')) search()
  })
}
document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return
  if (event.target === dialog()) close()
  for (const [selector, act] of Object.entries(CLICKS)) {
    const target = event.target.closest(selector)
    if (target) act(target)
  }
})
