/** The switch of language keeps the reader's place: the clause in the address, or else the one at the top of the window. */

/**
 * @param {Element[]} headings - in the order of the page
 * @param {number} line - pixels from the top of the window
 * @returns {string} the id of the last heading above the line, or ''
 */
export function clauseAt(headings, line) {
  let found = ''
  for (const heading of headings) {
    if (heading.getBoundingClientRect().top > line) break
    found = heading.id
  }
  return found
}

/** How far below the header a heading may stand and still be the one that is read, in pixels. */
const BELOW = 60

/** @param {HTMLAnchorElement} link - the switch */
export function keepPlace(link) {
  const headings = [...document.querySelectorAll('article :is(h2, h3, h4, h5, h6)[id]')]
  const top = document.querySelector('.md-header')?.getBoundingClientRect().bottom ?? 0
  const place = clauseAt(headings, top + BELOW)
  link.hash = place ? `#${place}` : location.hash
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest('a[data-language-switch]')
  if (link instanceof HTMLAnchorElement) keepPlace(link)
}, true)
