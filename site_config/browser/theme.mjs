/**
 * What must be done before anything is painted, in place of the inline scripts of Material's templates: a page of the
 * handbook has none. Loaded in the head as a classic script (theme.js), and the only one that is not deferred.
 */
import { ASSETS, BASE } from './assets.mjs'
import { lookForKept, placeOf } from './kept.mjs'

/** @typedef {{ media: string, scheme: string, primary: string, accent: string }} Palette */

const { base = '.', palettes = '[]', calculates } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset

/** @type {readonly Palette[]} */
const known = JSON.parse(palettes)

// Material's own script calls these four by their names.
const scope = new URL(base, location.href)

/**
 * @param {string} key
 * @param {Storage} [storage]
 * @param {URL} [within]
 */
const get = (key, storage, within = scope) => {
  try {
    return JSON.parse((storage ?? localStorage).getItem(`${within.pathname}.${key}`) ?? 'null')
  } catch {
    return null
  }
}

/**
 * @param {string} key
 * @param {unknown} value
 * @param {Storage} [storage]
 * @param {URL} [within]
 */
const set = (key, value, storage, within = scope) => {
  try {
    ;(storage ?? localStorage).setItem(`${within.pathname}.${key}`, JSON.stringify(value))
  } catch {
    // A browser that keeps nothing forgets the colours too.
  }
}

/** @param {string} text */
const hash = (text) => [...text].reduce((sum, char) => (sum << 5) - sum + char.charCodeAt(0), 0)

Object.assign(globalThis, { __md_scope: scope, __md_hash: hash, __md_get: get, __md_set: set })

/** The reader's choice, which holds also where the browser keeps nothing; another page of this host may have left anything. */
let chosen = get('__palette')?.index

/** @returns {Palette | undefined} the colours that the reader chose, or else those that the device asks for */
const palette = () => known.find((_, index) => index === chosen) ?? known.find(({ media }) => matchMedia(media).matches)

/**
 * The body is given its colours as soon as it is there: nothing is painted between its tag and this. The root has them
 * too, for what the browser draws itself, such as the bars that scroll.
 */
const paint = () => {
  const colours = Object.entries(palette() ?? {})
  for (const element of [document.documentElement, document.body]) {
    for (const [name, value] of colours) element.setAttribute(`data-md-color-${name}`, value)
  }
}

if (document.body) paint()
else {
  new MutationObserver((_, observer) => {
    if (!document.body) return
    observer.disconnect()
    paint()
  }).observe(document.documentElement, { childList: true })
}

for (const { media } of known) matchMedia(media).addEventListener('change', paint)
document.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element && target.closest('[data-hb-colours]'))) return
  chosen = (known.indexOf(palette()) + 1) % known.length
  set('__palette', { index: chosen })
  paint()
})

// Material looks the anchor up by a selector, which a backslash would break.
const mendAddress = () => {
  if (location.hash.includes('\\')) {
    history.replaceState(history.state, '', location.href.replaceAll('\\', '%5C'))
  }
}
mendAddress()
addEventListener('hashchange', mendAddress)

// On a slow line a reader may ask before handbook.js is there to hear it; main.mjs then finds the form that asked.
document.addEventListener('submit', ({ target }) => {
  if (!('handbook' in globalThis) && target instanceof HTMLFormElement) target.dataset.asked = ''
})

// To look up what an earlier visit has kept takes some turns, and each waits while the page is being drawn; a reader who asks
// then waits no longer. Nothing goes over the line.
const place = calculates === undefined ? undefined : placeOf(ASSETS, BASE)
globalThis.handbookKept = place && lookForKept(place)
globalThis.handbookKept?.catch(() => {}) // whoever uses it meets the error there

// The forms say that they cannot compute; no longer, unless handbook.js should turn out not to run.
document.documentElement.classList.add('hb-on')
addEventListener('load', () => {
  if (!('handbook' in globalThis)) document.documentElement.classList.remove('hb-on')
})
