/**
 * What a reader typed, as what to look for: readings of it, each a list of words that must all be found, each word with
 * the other names that stand for it.
 */
import { folded, hanRuns, isHan, keysOf } from './fold.mjs'

/**
 * A folded text to look for; where it has a `rest`, any one character stands between the two. Or a clause by its anchor.
 *
 * @typedef {{ text: string, rest?: string, anchor?: string, weight: number, keys: string[] }} Alternative
 */

/** @typedef {Alternative[]} Word - any of them will do */
/** @typedef {Word[]} Reading - all of them are needed */

/** @typedef {[zh: string, en: string, zhNote: string, enNote: string, also: string[], forms: string[]]} Term */

/**
 * What the words of a query may be other names of.
 *
 * @typedef {object} Names
 * @property {Map<string, string[]>} terms - by a name of the term, the terms in both languages
 * @property {string[]} others - names that no edition uses, the longest first
 * @property {string[]} inside - Chinese names of terms and places, which may stand in a word without a space, the longest first
 */

/** A word, and what may stand for it: a little less than itself. */
const SAME_NUMBER = 0.98
const WITHOUT_SPACE = 0.98
const SINGULAR = 0.97
const SYNONYM = 0.9
const SYNONYM_INSIDE = 0.85
export const MISTAKEN = 0.5

/** The least that a mistake of one character is looked for in, and the most. */
const LEAST_HAN = 3
const LEAST_LETTERS = 4
const MOST = 16

const HAN_NUMBER = '[〇零一二两三四五六七八九十百千]+'
const NUMBER = new RegExp(`${HAN_NUMBER}(?=[万亿]?)`, 'g')
const DOCUMENT = /[\u4e00-\u9fff]{2,}[^\u4e00-\u9fffa-z0-9]*\d{4}年?[^\u4e00-\u9fffa-z0-9]*第?\d+\s*号?/
const ITEMS = `(?:\\((?:\\d+|${HAN_NUMBER})\\))`
const REFERENCE = new RegExp(
  `第(?<article>${HAN_NUMBER}|\\d+)条(?<in1>${ITEMS}*)|第(?<chapter>${HAN_NUMBER}|\\d+)章|附件(?<annex>\\d+)`
  + `|第(?<part>${HAN_NUMBER}|\\d+)部分(?<in2>${ITEMS}*)|(?<dotted>\\d+(?:\\.\\d+)+)(?<in3>${ITEMS}*)`
  + `|(?<section>${HAN_NUMBER})(?<in4>${ITEMS}+|\\.\\d+)`
  + `|\\b(?<named>article|chapter|section|annex|clause)\\s*(?<number>\\d+(?:\\.\\d+)*)(?<in5>${ITEMS}*)`)

/** Words that are in every text. */
const EMPTY = new Set(('a an and are at be by can do does for from has have how i if in is it many me much must my of on or the to '
  + 'under was what when where which who whom why will with').split(' '))

/** What a question has and its answer has not. */
const ASKING = /(?:请问|什么时候|什么时间|什么|为什么|怎么办|怎么样|怎么|怎样|如何|是不是|有没有|能不能|可以|多少钱|多少|几天内|几日内|几天|几日|多长时间|多久|哪些|哪里|谁来|吗|呢)/g

/**
 * @param {string} text - folded
 * @param {number} [weight]
 * @returns {Alternative}
 */
const alternative = (text, weight = 1) => ({ text, weight, keys: keysOf(text) })

/**
 * 二十一 as 21, 五千 as 5000; digits stay.
 *
 * @param {string} words
 */
export function hanNumber(words) {
  if (/^\d+$/.test(words)) return Number(words)
  if (!/[十百千]/.test(words)) return Number([...words].map((each) => '〇一二三四五六七八九'.indexOf(each.replace('零', '〇').replace('两', '二'))).join(''))
  let total = 0
  let unit = 0
  for (const character of words) {
    const scale = { 十: 10, 百: 100, 千: 1000 }[character]
    if (scale) {
      total += (unit || 1) * scale
      unit = 0
    } else unit = hanNumber(character)
  }
  return total + unit
}

/**
 * What the glossary and the places give to look words up by.
 *
 * @param {readonly Term[]} terms
 * @param {readonly string[]} places - full Chinese names: 益阳市资阳区
 * @returns {Names}
 */
export function namesOf(terms, places) {
  /** @type {Map<string, string[]>} */
  const known = new Map()
  const others = new Set()
  for (const [zh, en, , , also, forms] of terms) {
    const both = [folded(zh), folded(en)]
    for (const name of [zh, en, ...also, ...forms]) known.set(folded(name), [...(known.get(folded(name)) ?? []), ...both])
    for (const name of also) others.add(folded(name))
  }
  const parts = places.flatMap((place) => [...place.matchAll(/[^省市区县]+[省市区县]/g)].map(String))
  const short = parts.map((part) => part.slice(0, -1)).filter((part) => part.length > 1)
  const inside = [...known.keys(), ...parts, ...short].filter((name) => hanRuns(name)[0] === name)
  return { terms: known, others: byLength(others), inside: byLength(inside) }
}

/** @param {Iterable<string>} names */
const byLength = (names) => [...new Set(names)].sort((a, b) => b.length - a.length)

/**
 * What a query may mean. The first reading takes it as it stands.
 *
 * @param {string} query
 * @param {Names} names
 * @returns {Reading[]}
 */
export function readingsOf(query, names) {
  const phrase = folded(query).trim()
  if (!phrase) return []
  /** @type {Reading[]} */
  const readings = [[wordOf(phrase, names)]]
  const asked = wordsOf(phrase.replace(ASKING, ' '))
  const words = asked.length ? asked : [phrase]
  if (words.length > 1) readings.push(words.map((word) => wordOf(word, names)))
  else if (words[0] !== phrase) readings.push([wordOf(words[0], names)])
  const joined = withNames(words, names)
  if (joined.length < words.length) readings.push(joined.map((word) => wordOf(word, names)))
  const cut = words.flatMap((word) => cutByNames(word, names))
  if (cut.length > words.length) readings.push(cut.map((word) => wordOf(word, names)))
  const raw = query.normalize('NFKC').toLowerCase()
  const number = raw.match(DOCUMENT)
  if (number) readings.push([[alternative(folded(number[0]).replace(/[\s第]/g, '').replace(/(\d{4})年/, '$1'))]])
  const referred = reference(raw)
  if (referred) readings.push([[referred.clause], ...wordsOf(folded(referred.rest).trim()).map((word) => wordOf(word, names))])
  return readings.sort((a, b) => Math.min(a.length, 2) - Math.min(b.length, 2))
}

/**
 * Words between spaces; those that every text has only where there are no others.
 *
 * @param {string} phrase - folded
 */
function wordsOf(phrase) {
  const words = phrase.split(/[\s,，、;?!。]+/).filter(Boolean)
  const telling = words.filter((word) => !EMPTY.has(word) && !(word.length === 1 && isHan(word)))
  return telling.length ? telling : words
}

/**
 * Neighbours that make up one name of the glossary, joined.
 *
 * @param {readonly string[]} words
 * @param {Names} names
 */
function withNames(words, names) {
  const joined = []
  for (let at = 0; at < words.length; ) {
    let length = Math.min(5, words.length - at)
    while (length > 1 && !names.terms.has(words.slice(at, at + length).join(' '))) length -= 1
    joined.push(words.slice(at, at + length).join(' '))
    at += length
  }
  return joined
}

/**
 * 资阳医保缴费 as 资阳, 医保 and 缴费: cut where a name begins or ends.
 *
 * @param {string} phrase
 * @param {Names} names
 * @returns {string[]}
 */
function cutByNames(phrase, names) {
  const name = names.inside.find((each) => each.length + 1 < phrase.length && (phrase.startsWith(each) || phrase.endsWith(each)))
  if (!name) return [phrase]
  return phrase.startsWith(name) ? [name, ...cutByNames(phrase.slice(name.length), names)]
    : [...cutByNames(phrase.slice(0, -name.length), names), name]
}

/**
 * A word with what may stand for it.
 *
 * @param {string} text - folded
 * @param {Names} names
 * @returns {Word}
 */
function wordOf(text, names) {
  /** @type {Map<string, number>} */
  const found = new Map([[text, 1]])
  const add = (/** @type {string} */ other, /** @type {number} */ weight) => found.has(other) || found.set(other, weight)
  add(text.replace(NUMBER, (words) => String(hanNumber(words))), SAME_NUMBER)
  add(text.replace(/([\u3400-\u9fff]) (?=[\u3400-\u9fff])/g, '$1'), WITHOUT_SPACE)
  if (/^[a-z]{4,}[^s\s]s$/.test(text)) add(text.slice(0, -1), SINGULAR)
  for (const other of names.terms.get(text) ?? []) add(other, SYNONYM)
  for (const name of names.others) {
    if (name.length < text.length && hanRuns(name)[0] === name && text.includes(name)) {
      for (const other of names.terms.get(name) ?? []) if (hanRuns(other).length) add(text.replace(name, other), SYNONYM_INSIDE)
    }
  }
  return [...found].map(([other, weight]) => alternative(other, weight))
}

/**
 * The clause that a query names by its number, and the rest of the query.
 *
 * @param {string} raw - in narrow characters, with its brackets
 * @returns {{ clause: Alternative, rest: string } | undefined}
 */
function reference(raw) {
  const match = raw.match(REFERENCE)
  if (!match || /[a-z0-9.]/.test(raw[match.index - 1] ?? ' ')) return undefined
  const anchor = anchorOf(match.groups)
  const rest = `${raw.slice(0, match.index)} ${raw.slice(match.index + match[0].length)}`
  const shown = match.groups.section ? match[0] : match[0].split('(')[0]
  return { clause: { text: folded(shown), anchor, weight: 1, keys: [`#${anchor}`] }, rest }
}

/**
 * As macros and rules make anchors of numbers: 4.1.2（1） -> c-4-1-2-1, 第六条（二） -> article-6-2.
 *
 * @param {Record<string, string>} groups
 */
function anchorOf({ article, chapter, annex, part, dotted, section, named, number, ...inside }) {
  const items = Object.values(inside).join('').match(/\d+|[〇零一二两三四五六七八九十百]+/g) ?? []
  const tail = items.map((item) => `-${hanNumber(item)}`).join('')
  if (article) return `article-${hanNumber(article)}${tail}`
  if (chapter) return `chapter-${hanNumber(chapter)}`
  if (annex) return `annex-${annex}`
  if (['article', 'chapter', 'annex'].includes(named)) return `${named}-${number}${tail}`
  return `c-${dotted || section || part || number}${tail}`.replace(/^c-(\D+?)(?=-|$)/, (_, words) => `c-${hanNumber(words)}`)
    .replaceAll('.', '-')
}

/**
 * The same readings, with words that have a mistake of one character in them.
 *
 * @param {readonly Reading[]} readings
 * @param {string} vocabulary - English words between spaces
 * @returns {Reading[]}
 */
export function withMistakes(readings, vocabulary) {
  return readings.map((reading) => reading.map((word) => [...word, ...mistakesIn(word[0], vocabulary)]))
}

/**
 * @param {Alternative} typed
 * @param {string} vocabulary
 * @returns {Alternative[]}
 */
function mistakesIn({ text, anchor }, vocabulary) {
  if (anchor) return []
  if (new RegExp(`^[a-z-]{${LEAST_LETTERS},}$`).test(text)) return nearWords(text, vocabulary).map((word) => alternative(word, MISTAKEN))
  const han = [...text].flatMap((character, at) => (isHan(character) ? [at] : []))
  if (han.length < LEAST_HAN || text.length > MOST) return []
  return han.map((at) => {
    const [before, rest] = [text.slice(0, at), text.slice(at + 1)]
    return { text: before, rest, weight: MISTAKEN, keys: [...keysOf(before), ...keysOf(rest)] }
  })
}

/**
 * Words at one change, one letter more or less, or two letters in the wrong order.
 *
 * @param {string} typed
 * @param {string} vocabulary
 */
export function nearWords(typed, vocabulary) {
  return vocabulary.split(' ').filter((word) => Math.abs(word.length - typed.length) < 2 && isNear(word, typed))
}

/**
 * @param {string} a
 * @param {string} b
 */
function isNear(a, b) {
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let [enda, endb] = [a.length, b.length]
  while (enda > start && endb > start && a[enda - 1] === b[endb - 1]) {
    enda -= 1
    endb -= 1
  }
  const [left, right] = [a.slice(start, enda), b.slice(start, endb)]
  return Math.max(left.length, right.length) < 2 || (left.length === 2 && left === right[1] + right[0])
}

/**
 * The pairs of characters and the words of a query, for passages that hold most of them.
 *
 * @param {string} query
 * @returns {Word[]}
 */
export function partsOf(query) {
  const phrase = folded(query).replace(ASKING, ' ').trim()
  const pairs = hanRuns(phrase).flatMap((run) => Array.from(run.slice(1), (_, at) => run.slice(at, at + 2)))
  const words = wordsOf(phrase.replace(/[^a-z0-9.-]+/g, ' ')).filter((word) => word.length > 2 && !EMPTY.has(word))
  return [...new Set([...pairs, ...words])].map((part) => [alternative(part)])
}
