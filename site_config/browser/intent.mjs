/**
 * What may be loaded before a question is asked. A focus, a touch or a pointer over a form tells (see main.mjs); on a
 * fast line that costs nothing by the byte a quiet moment is enough; a reader who saves data is never taken at a hint.
 */

const FORM = 'form[data-calculator], form[data-inverse]'

/** A page that has been read for so long is not passed through. Milliseconds. */
const QUIET = 2_000

/** The slowest line that counts as fast, in megabits a second: the runtime then takes under eight seconds. */
const FAST = 5

/** Kinds of line that may be paid by the byte. Desktop browsers do not tell the kind. */
const METERED = ['bluetooth', 'cellular', 'wimax', 'none']

/** @returns {boolean} */
export function savesData() {
  return navigator.connection?.saveData === true || matchMedia('(prefers-reduced-data: reduce)').matches
}

/** @returns {boolean} false also where the browser does not tell */
function isFast() {
  const { effectiveType, downlink, type } = navigator.connection ?? {}
  return !savesData() && effectiveType === '4g' && downlink >= FAST && !METERED.includes(type)
}

/**
 * Call `start` in a quiet moment, once the page is complete, if it has a calculator and the line is good.
 *
 * @param {() => void} start
 */
export function whenQuiet(start) {
  const consider = () => {
    if (document.visibilityState === 'visible' && document.querySelector(FORM) && isFast()) start()
  }
  const wait = () => setTimeout(() => globalThis.requestIdleCallback?.(consider), QUIET)
  if (document.readyState === 'complete') wait()
  else addEventListener('load', wait)
}
