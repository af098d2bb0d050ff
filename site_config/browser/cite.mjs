/**
 * At each clause a button that copies a citation of it, and one that copies its address. They stand in the page, and are
 * shown where a script runs. What a citation is made of stands with the switch of readings.
 */
import { SITE } from './assets.mjs'
import { copy } from './copy.mjs'
import { word } from './words.mjs'

/** How long what was copied stays on show, in milliseconds. */
const NOTICE = 6000

/** @type {Record<string, string>} the words that confirm what a button has copied */
const DONE = { citation: 'citation_copied', link: 'clause_link_copied' }

/**
 * @param {HTMLElement} heading
 * @returns {string}
 */
function linkTo(heading) {
  const url = new URL(location.href)
  url.search = ''
  url.hash = heading.id
  return url.href
}

/**
 * The address in a citation. That of a folder on somebody's disk would tell others nothing but where it lies, so it is
 * the path within the handbook.
 *
 * @param {HTMLElement} heading
 */
function citedAddress(heading) {
  const link = linkTo(heading)
  return link.startsWith('file:') && link.startsWith(SITE.href) ? decodeURI(link.slice(SITE.href.length)) : link
}

/**
 * @param {HTMLElement} heading
 * @returns {string}
 */
function citationOf(heading) {
  const { citation } = document.querySelector('[data-citation]').dataset
  const parts = { clause: heading.dataset.name, address: citedAddress(heading) }
  return citation.replace(/\{(clause|address)\}/g, (/** @type {string} */ _, /** @type {'clause' | 'address'} */ name) => parts[name])
}

/** The line that says what was copied; on a page with clauses it is there before it speaks, or a screen reader would miss it. */
export function readyToCite() {
  if (document.querySelector('.hb-cite')) line()
}

function line() {
  const found = document.querySelector('.hb-said')
  if (found) return found
  const made = document.createElement('p')
  made.className = 'hb-said'
  made.setAttribute('role', 'status')
  document.body.append(made)
  return made
}

let timer = 0

/** @param {string} text */
function say(text) {
  clearTimeout(timer)
  line().textContent = text
  timer = setTimeout(() => line().replaceChildren(), NOTICE)
}

document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element && target.closest('button[data-cite]')
  if (!button) return
  const heading = button.parentElement.previousElementSibling
  const kind = button.dataset.cite
  const text = kind === 'link' ? linkTo(heading) : citationOf(heading)
  say((await copy(text)) ? word(DONE[kind], { text }) : word('copy_failed'))
})
