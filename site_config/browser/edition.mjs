/** The edition that the page belongs to. The build writes it into every page (see site_config/edition.py). */

/**
 * @param {Document} [page]
 * @returns {string} empty where a page names none
 */
export function editionOf(page = document) {
  return page.querySelector('meta[name=handbook-edition]')?.getAttribute('content') ?? ''
}
