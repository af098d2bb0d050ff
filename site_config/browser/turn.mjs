/**
 * Turn to another page of the site without loading it anew: Python's worker lives on, and what was entered on the page
 * before is still there when the reader comes back.
 *
 * A page is what a selector of PARTS or HEAD finds; the rest (the drawer's switch, the colours, the scripts) stays.
 * Whatever goes wrong on the way ends in a plain navigation. A page opened from a folder always navigates plainly.
 */
import { editionOf } from './edition.mjs'

const CONTAINER = '[data-md-component=container]'
const PARTS = [CONTAINER, '.md-header__inner', '[data-md-component=skip]']
const HEAD = `title, meta[name=description], script[type="application/json"][id],
  link:is([rel~=alternate], [rel~=prev], [rel~=next], [rel~=canonical], [rel~=icon], [rel~=manifest])`

/** How many pages stay in memory with what was entered on them. */
const KEPT = 6

/** A wait is worth a sign only when it can be felt, and a place in the page is worth noting once scrolling rests. */
const FELT = 200
const REST = 150

/**
 * @typedef {object} Shown - a page: its parts are elements of the document while it is shown, and on their own after
 * @property {string} id - names it in the entries of the browser's history
 * @property {string} path
 * @property {string} lang
 * @property {Element[]} parts - in the order of PARTS
 * @property {Element[]} head
 * @property {HTMLElement | null} focused - where the reader was
 */

/** @typedef {{ page?: string, y?: number } | null} State - of an entry of the browser's history */

/** @typedef {(page: { fresh: boolean }) => void} Enter - fresh: not one that the reader comes back to */

/** @type {Map<string, Shown>} pages that were shown before, the oldest first */
const kept = new Map()

/** @type {Shown} */
let shown

/** @type {Enter} */
let entered = () => {}

/** The folder of the site. @type {URL} */
let site

/** Whether a page has been turned; until then the browser alone looks after its history. */
let turned = false

/** The page that is being fetched. @type {AbortController | undefined} */
let under

let last = 0
let resting = 0

/** No page of another visit to this tab has had the same name. */
const visit = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`

/**
 * Call `enter` for the page that is shown, and for each that takes its place.
 *
 * @param {URL} root - the folder of the site
 * @param {Enter} enter
 */
export function onEachPage(root, enter) {
  const begin = () => {
    site = root
    entered = enter
    if (/^https?:$/.test(location.protocol) && document.querySelector(CONTAINER)) startTurning()
    enter({ fresh: true })
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin)
  else begin()
}

function startTurning() {
  const found = take(document, new URL(location.href))
  if (!found) return
  shown = found
  sign()
  document.addEventListener('click', follow)
  addEventListener('popstate', goBack)
  addEventListener('scroll', noteScroll, { passive: true })
  // When the page is loaded anew, the browser alone knows the place.
  addEventListener('pagehide', () => (history.scrollRestoration = 'auto'))
  addEventListener('pageshow', () => turned && (history.scrollRestoration = 'manual'))
}

/** @param {{ pathname: string, search: string }} address */
const pathOf = ({ pathname, search }) => pathname + search

/** @returns {State} */
const state = () => history.state

/** Write into the entry of the history which page it shows. */
const sign = () => history.replaceState({ ...state(), page: shown.id }, '')

/**
 * What makes up a page.
 *
 * @param {Document} page
 * @param {URL} url - its address
 * @returns {Shown | undefined} nothing where a part is missing
 */
function take(page, url) {
  const parts = PARTS.map((selector) => page.querySelector(selector))
  const whole = /** @type {Element[]} */ (parts.filter(Boolean))
  if (whole.length < PARTS.length) return undefined
  const head = [...page.head.querySelectorAll(HEAD)]
  for (const link of head) {
    // While the address changes, a browser may look again for the icon.
    if (link.hasAttribute('href')) link.setAttribute('href', new URL(link.getAttribute('href') ?? '', url).href)
  }
  return { id: `${visit}-${++last}`, path: pathOf(url), lang: page.documentElement.lang, parts: whole, head, focused: null }
}

/** @param {MouseEvent} event */
function follow(event) {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || !isPlain(event, link)) return
  const url = new URL(link.href)
  if (!isPage(url) || pathOf(url) === pathOf(location)) return
  event.preventDefault()
  turn(url, () => location.assign(url))
}

/**
 * @param {MouseEvent} event
 * @param {HTMLAnchorElement} link
 */
function isPlain(event, link) {
  const modified = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  const elsewhere = (link.target && link.target !== '_self') || link.hasAttribute('download')
  return !event.defaultPrevented && !modified && !elsewhere
}

/** @param {URL} url */
function isPage({ origin, pathname }) {
  return origin === site.origin && pathname.startsWith(site.pathname) && /(?:\/|\.html)$/.test(pathname)
}

/**
 * Fetch a page and show it; the address changes once it is there.
 *
 * @param {URL} url
 * @param {() => void} plainly - what to do where that fails
 */
async function turn(url, plainly) {
  const next = await whileWaiting((signal) => bring(url, signal), plainly)
  if (!next) return
  leave()
  history.pushState(null, '', url)
  show(next)
  land(next)
}

/**
 * The reader goes back, or forward again: to a page that was kept, to one that was not, or to another place of this one.
 */
async function goBack() {
  under?.abort()
  clearTimeout(resting)
  const { page = '', y } = state() ?? {}
  if (page === shown.id || (!kept.has(page) && pathOf(location) === shown.path)) {
    sign()
    if (turned && y !== undefined) scrollTo(0, y)
    return
  }
  const before = kept.get(page)
  kept.delete(page)
  keep()
  const next = before ?? (await whileWaiting((signal) => bring(new URL(location.href), signal), () => location.reload()))
  if (!next) return
  show(next)
  land(next, { y, fresh: !before })
}

/**
 * Do something that the next page turned to would make needless.
 *
 * @param {(signal: AbortSignal) => Promise<Shown>} work
 * @param {() => void} plainly - what to do where it fails
 * @returns {Promise<Shown | undefined>} nothing when it failed, or is needless by now
 */
async function whileWaiting(work, plainly) {
  under?.abort()
  const { signal } = (under = new AbortController())
  const ended = showWaiting()
  try {
    const done = await work(signal)
    return signal.aborted ? undefined : done
  } catch (error) {
    if (signal.aborted) return undefined
    console.warn(error)
    plainly()
    return undefined
  } finally {
    ended()
  }
}

/**
 * @param {URL} url
 * @param {AbortSignal} signal
 * @returns {Promise<Shown>}
 * @throws {Error} where what comes is no page of this site and this edition
 */
async function bring(url, signal) {
  const address = new URL(url)
  address.hash = ''
  const response = await fetch(address, { headers: { accept: 'text/html' }, signal })
  const type = response.headers.get('content-type') ?? ''
  if (!response.ok || response.redirected || !type.startsWith('text/html')) throw new Error(`${address} is no page to turn to`)
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const found = take(page, address)
  if (!found || editionOf(page) !== editionOf()) throw new Error(`${address} is of another edition`)
  return found
}

/** Keep the page that is shown, with its place in the history. */
function leave() {
  startKeepingPlaces()
  clearTimeout(resting)
  history.replaceState({ page: shown.id, y: scrollY }, '')
  keep()
}

/** From now on the place in a page is ours to restore: the browser would look for it before the page is there. */
function startKeepingPlaces() {
  history.scrollRestoration = 'manual'
  turned = true
}

function keep() {
  const active = document.activeElement
  shown.focused = active instanceof HTMLElement && active.closest(CONTAINER) ? active : null
  kept.set(shown.id, shown)
  for (const id of [...kept.keys()].slice(0, -KEPT)) kept.delete(id)
}

/**
 * Put a page in the place of the one that is shown. The address must be its own by now: its links are relative.
 *
 * @param {Shown} next
 */
function show(next) {
  startKeepingPlaces()
  for (const dialog of document.querySelectorAll('dialog[open]')) /** @type {HTMLDialogElement} */ (dialog).close()
  shown.parts.forEach((part, index) => {
    part.replaceWith(next.parts[index])
  })
  for (const element of shown.head) element.remove()
  document.head.append(...next.head)
  document.documentElement.lang = next.lang
  shown = next
  sign()
}

/**
 * Bind what belongs to a page that has just been put in place, and take the reader to the right place in it.
 *
 * @param {Shown} page
 * @param {{ y?: number, fresh?: boolean }} [how]
 */
function land(page, { y, fresh = true } = {}) {
  const { document$, location$ } = /** @type {{ document$?: Subject<Document>, location$?: Subject<URL> }} */ (globalThis)
  document$?.next(document)
  location$?.next(new URL(location.href))
  const target = fresh ? targetOf(location.hash) : null
  focus(page.focused ?? target ?? document.querySelector('h1'))
  if (y !== undefined) scrollTo(0, y)
  else if (target) goTo(location.hash)
  else scrollTo(0, 0)
  entered({ fresh })
}

/** @template T @typedef {{ next: (value: T) => void }} Subject - what Material listens to */

/**
 * @param {string} hash
 * @returns {HTMLElement | null}
 */
function targetOf(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)))
  } catch {
    return null
  }
}

/**
 * Let the browser itself go to an anchor, so that it counts as the target.
 *
 * @param {string} hash
 */
function goTo(hash) {
  location.replace(hash)
  sign()
}

/**
 * A screen reader goes on from where the focus is.
 *
 * @param {HTMLElement | null} element
 */
function focus(element) {
  if (!element) return
  if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) {
    element.tabIndex = -1
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true })
  }
  element.focus({ preventScroll: true })
}

function noteScroll() {
  clearTimeout(resting)
  if (!turned) return
  resting = setTimeout(() => history.replaceState({ ...state(), y: scrollY }, ''), REST)
}

/** @returns {() => void} takes the sign away */
function showWaiting() {
  const bar = document.createElement('div')
  bar.className = 'md-progress'
  const timer = setTimeout(() => {
    document.body.append(bar)
    bar.style.setProperty('--md-progress-value', '60')
  }, FELT)
  return () => {
    clearTimeout(timer)
    bar.remove()
  }
}
