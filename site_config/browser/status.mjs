/** The status of a plan on the reader's own day, so that an offline copy from last year tells the truth today. */

/** @typedef {[since: string, key: string, words: string]} Span */

/**
 * The status that holds on a day.
 *
 * @param {Span[]} timeline - in order; the first holds from the beginning
 * @param {string} day - 2026-11-21
 * @returns {Span}
 */
export function statusOn(timeline, day) {
  return timeline.filter(([since]) => since <= day).at(-1) ?? timeline[0]
}

/** @returns {string} today as the reader's clock has it */
export function today() {
  const now = new Date()
  const two = (/** @type {number} */ figure) => String(figure).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** Put every badge of the page right. */
export function showStatuses() {
  for (const badge of document.querySelectorAll('[data-timeline]')) {
    if (!(badge instanceof HTMLElement)) continue
    const [, key, words] = statusOn(JSON.parse(badge.dataset.timeline ?? '[]'), today())
    badge.className = `hb-badge hb-badge--${key}`
    badge.textContent = words
  }
}
