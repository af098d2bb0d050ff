/** Put text on the clipboard, also where the page is not secure in the browser's eyes (plain http, some folders). */

/**
 * A text that a spreadsheet takes for text. Pasted, each line is a row and each tab begins a cell; a cell that begins with
 * = + - @, or with their wide forms, would be computed, and what a reader was sent in a link could stand there. It gets
 * an apostrophe, the spreadsheets' own sign for text. A plain figure with its sign stays a figure.
 *
 * @param {string} text
 * @returns {string}
 */
export function forCells(text) {
  const cell = (/** @type {string} */ words) => (/^\s*[=+\-@＝＋－＠]/.test(words) && !isFigure(words) ? `'${words}` : words)
  const line = (/** @type {string} */ words) => words.split('\t').map(cell).join('\t')
  return text.replace(/\r\n?/g, '\n').split('\n').map(line).join('\n')
}

/** @param {string} words */
const isFigure = (words) => /^[-+]\d+(?:[,.]\d+)*\s?%?$/.test(words)

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it worked
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** @param {string} text */
function copyBySelection(text) {
  const area = document.createElement('textarea')
  const focused = document.activeElement
  area.value = text
  area.setAttribute('aria-hidden', 'true')
  area.style.position = 'fixed'
  area.style.opacity = '0'
  document.body.append(area)
  area.select()
  try {
    return document.execCommand('copy')
  } finally {
    area.remove()
    if (focused instanceof HTMLElement) focused.focus()
  }
}
