/** Light up the clause that a result speaks of. */

/** @param {string} id - anchor of the clause */
export function lightUp(id) {
  const clause = document.getElementById(id)
  if (!clause) return
  for (const lit of document.querySelectorAll('.hb-lit')) lit.classList.remove('hb-lit')
  clause.classList.add('hb-lit')
  clause.scrollIntoView({ block: 'start' })
}
