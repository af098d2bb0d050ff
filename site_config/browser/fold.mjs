/**
 * How texts are compared in the search, and the keys by which the index knows them. macros/searching.py folds alike and
 * makes the same keys; tests hold the two together.
 */

const DROPPED = /[()[\]{}〔〕【】〈〉《》「」『』"'“”‘’`]/g
const DASHES = /[‐‒–—―−]/g
const HAN = /[〇\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]{2,}/gu
const WORD = /[a-z0-9]{2,}/g
const PREFIXES = [2, 4, 6]
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const HALF = DIGITS.length / 2

/**
 * A text as it is compared: width and case, brackets, quotes, dashes and the commas in figures do not count.
 *
 * @param {string} text
 */
export function folded(text) {
  return text.normalize('NFKC').toLowerCase().replace(DROPPED, '').replace(DASHES, '-')
    .replace(/([0-9]),(?=[0-9]{3}(?![0-9]))/g, '$1').replace(/\s+/g, ' ')
}

/** @type {Map<string, string>} characters that were folded before */
const known = new Map()

/** @param {string} character */
function foldedCharacter(character) {
  if (!known.has(character)) known.set(character, folded(character))
  return known.get(character)
}

/** @param {number} code @returns {boolean} a character that folding leaves as it is: most of them */
const isPlain = (code) => (code > 0x4dff && code < 0xa000) || (code > 96 && code < 123) || (code > 47 && code < 58)

/**
 * A folded text, and for each of its characters the place in the text that it comes from.
 *
 * @param {string} text
 * @returns {{ low: string, places: number[] }}
 */
export function foldedWithPlaces(text) {
  let low = ''
  const places = []
  for (let at = 0; at < text.length; ) {
    if (isPlain(text.charCodeAt(at))) {
      low += text[at]
      places.push(at)
      at += 1
      continue
    }
    const character = String.fromCodePoint(text.codePointAt(at))
    const comma = character === ',' && /^[0-9],[0-9]{3}(?![0-9])/.test(text.slice(at - 1, at + 5))
    const made = comma ? '' : foldedCharacter(character)
    if (!(made === ' ' && low.endsWith(' '))) {
      low += made
      for (let each = 0; each < made.length; each += 1) places.push(at)
    }
    at += character.length
  }
  places.push(text.length)
  return { low, places }
}

/**
 * The keys that a text must have to hold a folded phrase: its pairs of characters, and the longest known beginning of
 * each word. None where the phrase is too short to have any.
 *
 * @param {string} phrase
 * @returns {string[]}
 */
export function keysOf(phrase) {
  const found = new Set()
  for (const [run] of phrase.matchAll(HAN)) {
    const characters = [...run]
    for (let at = 1; at < characters.length; at += 1) found.add(characters[at - 1] + characters[at])
  }
  for (const [word] of phrase.matchAll(WORD)) found.add(word.slice(0, PREFIXES.findLast((length) => length <= word.length)))
  return [...found]
}

/** @param {string} character */
export const isHan = (character) => hanRuns(character + character).length > 0

/** @param {string} phrase @returns {string[]} its runs of Chinese characters, of two or more */
export const hanRuns = (phrase) => phrase.match(HAN) ?? []

/**
 * Which script of the index has a key.
 *
 * @param {string} key
 * @param {number} shards
 */
export function shardOf(key, shards) {
  let value = 0
  for (const character of key) value = (value * 31 + character.codePointAt(0)) % 1_000_003
  return value % shards
}

/**
 * Numbers of pieces, written by `posting` in macros/searching.py.
 *
 * @param {string} posting
 * @returns {number[]}
 */
export function piecesOf(posting) {
  const pieces = []
  let [before, gap, scale] = [-1, 0, 1]
  for (const digit of posting) {
    const value = DIGITS.indexOf(digit)
    gap += (value % HALF) * scale
    scale *= HALF
    if (value >= HALF) continue
    before += gap + 1
    pieces.push(before)
    gap = 0
    scale = 1
  }
  return pieces
}
