/** What changes when: the lines of the page, sorted into ahead and past by the reader's own day. */
import { today } from './status.mjs'
import { language } from './words.mjs'

/**
 * Which group a day belongs to: today is still ahead.
 *
 * @param {string} day - 2026-11-21
 * @param {string} now
 * @returns {'ahead' | 'past'}
 */
export const groupOf = (day, now) => (day >= now ? 'ahead' : 'past')

/** Put every line into its group: the next day ahead first, the latest day past first. */
export function showChanges() {
  /** @type {HTMLElement[]} */
  const groups = [...document.querySelectorAll('[data-changes]')]
  if (!groups.length) return
  const now = today()
  /** @type {HTMLElement[]} */
  const lines = [...document.querySelectorAll('[data-changes] [data-day]')]
  for (const group of groups) {
    const mine = lines.filter(({ dataset }) => groupOf(dataset.day, now) === group.dataset.changes)
    mine.sort((a, b) => a.dataset.day.localeCompare(b.dataset.day) * (group.dataset.changes === 'ahead' ? 1 : -1))
    group.querySelector('ol').append(...mine)
    group.querySelector('[data-changes-none]').hidden = mine.length > 0
  }
  for (const note of document.querySelectorAll('[data-as-of]')) {
    note.textContent = note.dataset.asOf.replace('{day}', inWords(now))
  }
}

/** @param {string} day */
function inWords(day) {
  const [year, month, date] = day.split('-').map(Number)
  const locale = language() === 'zh' ? 'zh-CN' : 'en-GB'
  return new Date(year, month - 1, date).toLocaleDateString(locale, { year: 'numeric', month: 'long', day: 'numeric' })
}
