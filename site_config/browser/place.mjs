/** The switches of language and of reading keep the reader's place: the clause at the top of the window, or else in the address. */

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

/** What is over the text while it is read. */
const COVERS = ['.md-header', '.hb-switch']

/** How far below that a heading may stand and still be the one that is read, in pixels. */
const BELOW = 60

/** Places of a page. Only clauses stand on the page of both languages too. */
const CLAUSES = '.hb-clause-heading'
const PLACES = 'article :is(h2, h3, h4, h5, h6)[id]'

/** @param {HTMLAnchorElement} link - to the same plan in another language or reading */
export function keepPlace(link) {
  const headings = [...document.querySelectorAll(link.dataset.reading === 'both' ? CLAUSES : PLACES)]
  const covered = COVERS.map((cover) => document.querySelector(cover)?.getBoundingClientRect().bottom ?? 0)
  const place = clauseAt(headings, Math.max(...covered) + BELOW)
  link.hash = place ? `#${place}` : location.hash
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest('a:is([data-language-switch], [data-reading])')
  if (link instanceof HTMLAnchorElement) keepPlace(link)
}, true)
