/**
 * Living with Material's instant navigation, which swaps pages without reloading.
 *
 * The first time that only the hash of an address changes, it fetches the page anew and puts the fresh copy in place of
 * the one on screen: whatever a reader has entered is gone. So until it has swapped a page for another, changes
 * of the hash alone are kept from it; the browser goes to the clause by itself. Listeners on the window run in the order
 * of their registration: a page with instant navigation must load this script before Material's, without `defer`.
 */

const path = location.pathname

/** What Material puts another in place of when it swaps pages. @type {Element | null} */
let container = null

/**
 * Call `enter` for the page that is shown, and for each that takes its place.
 *
 * @param {() => void} enter
 */
export function onEachPage(enter) {
  const begin = () => {
    container = document.querySelector('[data-md-component=container]')
    if (globalThis.document$) globalThis.document$.subscribe(enter)
    else enter()
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin)
  else begin()
}

/** Keep changes of the hash alone from Material until it has swapped a page. */
export function keepPage() {
  addEventListener('popstate', (event) => isOnFirstPage() && event.stopImmediatePropagation())
  document.addEventListener('click', (event) => leaveToBrowser(event.target), { capture: true })
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
