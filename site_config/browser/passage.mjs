/** The part of a text that a result shows, with the words lit up. Texts are put in as text, never as HTML. */
import { foldedWithPlaces } from './fold.mjs'
import { locate } from './finder.mjs'

/** @typedef {import('./query.mjs').Alternative} Alternative */

const BEFORE = 40
const LENGTH = 160

/** The longest word that is left out rather than cut. */
const WORD = 16

/**
 * Where a text holds any of the alternatives: the one that comes closest to what was typed.
 *
 * @param {string} text
 * @param {readonly Alternative[]} lit - the closest first
 * @returns {number} place in the text, or -1
 */
function firstPlace(text, lit) {
  const { low, places } = foldedWithPlaces(text)
  for (const alternative of lit) {
    const found = locate(low, alternative)
    if (found) return places[found[0]]
  }
  return -1
}

/**
 * A text with the words lit up.
 *
 * @param {string} text
 * @param {readonly Alternative[]} lit
 * @returns {DocumentFragment}
 */
export function litUp(text, lit) {
  const { low, places } = foldedWithPlaces(text)
  const fragment = document.createDocumentFragment()
  let at = 0
  for (const [start, end] of spans(low, lit)) {
    const mark = document.createElement('mark')
    mark.textContent = text.slice(places[start], places[end])
    fragment.append(text.slice(at, places[start]), mark)
    at = places[end]
  }
  fragment.append(text.slice(at))
  return fragment
}

/**
 * Where the alternatives stand, those that overlap as one.
 *
 * @param {string} low
 * @param {readonly Alternative[]} lit
 * @returns {[start: number, end: number][]}
 */
function spans(low, lit) {
  /** @type {[number, number][]} */
  const found = []
  for (const alternative of lit) {
    for (let next = locate(low, alternative); next; next = locate(low, alternative, next[1])) found.push(next)
  }
  found.sort((a, b) => a[0] - b[0])
  /** @type {[number, number][]} */
  const joined = []
  for (const [start, end] of found) {
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}

/**
 * The part of a text to show: around the words, or its beginning.
 *
 * @param {string} text
 * @param {number} place - of the first word; -1 for the beginning
 */
function part(text, place) {
  const cut = place > BEFORE + 10 ? place - BEFORE : 0
  const space = cut && text.slice(cut, place).indexOf(' ') + 1
  const start = cut + (space < WORD ? space : 0)
  const end = start + LENGTH < text.length - 10 ? start + LENGTH : text.length
  return `${start ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`
}

/**
 * What a result shows of an entry: of the reader's language, or of the other where only that has the words.
 *
 * @param {import('./finder.mjs').Entry} entry
 * @param {'zh' | 'en'} language
 * @param {readonly Alternative[]} lit - the closest first
 * @returns {{ language: 'zh' | 'en', text: string }}
 */
export function passageOf({ title, text }, language, lit) {
  const other = language === 'zh' ? 'en' : 'zh'
  const place = firstPlace(text[language], lit)
  if (place >= 0 || firstPlace(title[language], lit) >= 0) return { language, text: part(text[language], place) }
  const twin = `${title[other]} ${text[other]}`
  const there = firstPlace(twin, lit)
  return there >= 0 ? { language: other, text: part(twin, there) } : { language, text: part(text[language], -1) }
}
