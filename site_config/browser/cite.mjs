/**
 * At each clause a button that copies a citation of it, and one that copies its address. They are made here: without a
 * script they could do nothing. What a citation is made of stands with the switch of readings.
 */
import { SITE } from './assets.mjs'
import { copy } from './copy.mjs'
import { word } from './words.mjs'

/** How long what was copied stays on show, in milliseconds. */
const NOTICE = 6000

/** @type {Record<string, { words: string, done: string }>} what a button copies, the words on it and those that confirm it. */
const KINDS = {
  citation: { words: 'cite', done: 'citation_copied' },
  link: { words: 'cite_link', done: 'clause_link_copied' },
}

/** Put the buttons after the heading of every clause of the page. */
export function offerCitations() {
  const headings = document.querySelectorAll('.hb-clause-heading')
  if (headings.length) line()
  for (const heading of headings) {
    if (!heading.nextElementSibling?.classList.contains('hb-cite')) heading.after(buttons(heading))
  }
}

/** @param {HTMLElement} heading */
function buttons(heading) {
  const group = document.createElement('div')
  group.className = 'hb-cite'
  for (const [kind, { words }] of Object.entries(KINDS)) {
    const button = document.createElement('button')
    button.type = 'button'
    button.dataset.cite = kind
    button.textContent = word(words)
    button.setAttribute('aria-label', `${word(words)} ${heading.dataset.name}`)
    group.append(button)
  }
  return group
}

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

/** The line that says what was copied; it is there before it speaks, or a screen reader would miss it. */
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
  say((await copy(text)) ? word(KINDS[kind].done, { text }) : word('copy_failed'))
})
