/** The words of the interface, in the language of the page. The page embeds them as JSON (see words.json). */

/**
 * @param {string} key
 * @param {Record<string, string | number>} [params] - put in place of {name}
 * @returns {string}
 */
export function word(key, params = {}) {
  /** @type {Record<string, string>} */
  const words = JSON.parse(document.getElementById('handbook-words')?.textContent ?? '{}')
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, /** @type {string} */ name) => String(params[name] ?? whole))
}

/** @returns {'zh' | 'en'} language of the page */
export function language() {
  return document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'
}
