/**
 * Living with Material's instant navigation, which swaps pages without reloading.
 *
 * The first time that only the hash of an address changes, it fetches the page anew and puts the fresh copy in place of
 * the one on screen: whatever a reader has entered is gone. So until it has swapped a page for another, changes
 * of the hash alone are kept from it; the browser goes to the clause by itself.
 */

const path = location.pathname

/** What Material puts another in place of when it swaps pages. */
const container = document.querySelector('[data-md-component=container]')

/**
 * Call `enter` for the page that is shown now, and for each that takes its place.
 *
 * @param {() => void} enter
 */
export function onEachPage(enter) {
  if (globalThis.document$) globalThis.document$.subscribe(enter)
  else if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', enter)
  else enter()
}

/** Must run as early as any listener can: those that capture come before Material's. */
export function keepPage() {
  const capture = { capture: true }
  addEventListener('popstate', (event) => isOnFirstPage() && event.stopImmediatePropagation(), capture)
  document.addEventListener('click', (event) => leaveToBrowser(event.target), capture)
}

function isOnFirstPage() {
  return container?.isConnected && location.pathname === path
}

/**
 * Material passes over links that have a target; for the browser `_self` is the same as none.
 *
 * @param {EventTarget | null} clicked
 */
function leaveToBrowser(clicked) {
  const link = clicked instanceof Element && clicked.closest('a[href*="#"]')
  if (link && link.pathname === location.pathname && link.host === location.host) link.target ||= '_self'
}
