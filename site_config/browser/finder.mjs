/**
 * Finds clauses, plans, calculators, chains, comparisons and terms. An exact look through the texts, piece by piece; where
 * there are too many pieces to load them all, an index says which ones can hold what is looked for. Nothing holds up the
 * page for long.
 *
 * The finder loads by a function that it is given, so that the same finder runs in a page and in a test.
 */
import { folded, hanRuns, piecesOf, shardOf } from './fold.mjs'
import { MISTAKEN, namesOf, partsOf, readingsOf, withMistakes } from './query.mjs'
import { statusOn } from './status.mjs'

/** @typedef {import('./query.mjs').Alternative} Alternative */
/** @typedef {import('./query.mjs').Reading} Reading */
/** @typedef {import('./query.mjs').Word} Word */
/** @typedef {[key: string, zh: string, en: string]} Choice */

/**
 * @typedef {object} Head
 * @property {number} pieces
 * @property {number} shards - 0 where all pieces are loaded
 * @property {Choice[]} place
 * @property {Choice[]} kind
 * @property {Choice[]} family
 * @property {Choice[]} status
 * @property {import('./query.mjs').Term[]} terms
 */

/** @typedef {{ place?: string, kind?: string, family?: string, status?: string }} Filters */

/**
 * @typedef {object} Plan
 * @property {string} place
 * @property {string} kind
 * @property {string} zh - its short name
 * @property {string} en
 * @property {[since: string, key: string, words: string][]} dates
 */

/**
 * @typedef {object} About - a plan, or what puts rules of several together
 * @property {string} id - the folder of its page
 * @property {string[]} numbers
 * @property {string} names - all that its plans and their places are called
 * @property {Plan[]} plans - itself, or those that take part
 */

/**
 * @typedef {object} Entry
 * @property {'plan' | 'clause' | 'calculator' | 'together' | 'term'} kind - together: a chain or a comparison
 * @property {string} anchor
 * @property {Record<string, string>} title - by language
 * @property {Record<string, string>} text
 * @property {Set<string>} items - of a clause, as in their anchors
 * @property {string} family
 * @property {Group} [group] - none for a term
 * @property {string} low - title, folded
 * @property {string} lowText
 * @property {string[]} alone - folded names that are the whole of it
 */

/** @typedef {{ about: About, names: string, has: WeakMap<Alternative, boolean> }} Group - names: folded; has: what they hold */

/** @typedef {{ entry: Entry, score: number, anchor: string }} Found */

/**
 * @typedef {object} Answer
 * @property {Found[]} found - the best first
 * @property {boolean} more - there may be others that were not looked for
 * @property {'exact' | 'mistakes' | 'parts' | 'none'} how
 * @property {Alternative[]} lit - what to light up
 * @property {string[]} nearest - terms to offer where nothing stands exactly so
 */

/** Where a phrase stands decides first, how well it fits within that. */
const REFERENCE = 2000
const IN_TITLE = 1000
const IN_TEXT = 500
const TERM = 490

/** A term that is what was typed stands no further down than this. */
const TERM_PLACE = 3
const FIT = 50

/** What several words weigh, each by where it stands. */
const WORD = { reference: REFERENCE, title: 10, text: 4, names: 3 }

/** @type {Record<string, number>} */
const OF_KIND = { calculator: 3, together: 3, clause: 2, plan: 1, term: 0 }

/** What stands for a page as a whole, or can be used at once: listed where there are filters and no query. */
const LISTED = new Set(['plan', 'calculator', 'together'])

/** A chain or comparison has the words of all that takes part, which comes before it where it fits as well. */
const TOGETHER = 0.55

/** So many chains and comparisons stand where they fit; there are many alike, which would hide the clauses. */
const TOGETHER_FIRST = 3

/** How many results end a search through many pieces, and how many pieces end it anyway. */
export const ENOUGH = 30
const MOST_PIECES = 64
const ROUND = 8

/** Pieces in memory where not all are. */
const KEPT = 192

/** Milliseconds that the page may be held up at a time. */
const SLICE = 12

/** Of the parts of a query, how many a passage must have: two words of two characters are three pairs. */
const SOME = 0.33

const NEAREST = 5
const NEAR = 0.25
const NEAR_WORD = 0.6

export class Finder {
  /** @type {(name: string) => Promise<string>} */ #fetch
  /** @type {Promise<Head> | undefined} */ #head
  /** @type {import('./query.mjs').Names} */ #names
  /** @type {Entry[]} */ #terms = []
  /** @type {Map<number, Promise<Entry[]>>} the latest used last */ #pieces = new Map()
  /** @type {Map<number, Promise<Record<string, string>>>} */ #shards = new Map()
  /** @type {Promise<string> | undefined} */ #words
  #began = 0

  /** @param {(name: string) => Promise<string>} fetch - gives what a script holds, by its name */
  constructor(fetch) {
    this.#fetch = fetch
  }

  /**
   * @param {string} name
   * @returns {Promise<any>}
   */
  async #bring(name) {
    const text = await this.#fetch(name)
    await this.#breathe()
    return JSON.parse(text)
  }

  /** @returns {Promise<Head>} what can be filtered by, and how much there is; a failure may be tried again */
  head() {
    this.#head ??= this.#bring('head').then((/** @type {Head} */ head) => {
      this.#names = namesOf(head.terms, head.place.map(([, zh]) => zh))
      this.#terms = head.terms.map(termEntry)
      return head
    })
    this.#head.catch(() => {
      this.#head = undefined
    })
    return this.#head
  }

  /** @returns {Promise<string>} every English word, between spaces */
  #vocabulary() {
    this.#words ??= this.#bring('words')
    this.#words.catch(() => {
      this.#words = undefined
    })
    return this.#words
  }

  /** Load what every query needs. */
  async warm() {
    const { pieces, shards } = await this.head()
    if (shards) return
    await Promise.all(Array.from({ length: pieces }, (_, number) => this.#piece(number)))
    await this.#vocabulary()
  }

  /**
   * @param {string} query
   * @param {object} [how]
   * @param {Filters} [how.filters]
   * @param {string} [how.day] - that a status is asked for: 2026-11-21
   * @param {() => boolean} [how.isStale] - nobody waits for the answer any more
   * @param {(answer: Answer) => void} [how.early] - is given what is found first, where there is more to look through
   * @returns {Promise<Answer | undefined>} nothing where it went stale
   */
  async find(query, { filters = {}, day = '', isStale = () => false, early = () => {} } = {}) {
    await this.head()
    const search = { filters, day, isStale }
    const readings = readingsOf(query, this.#names)
    if (!readings.length) return this.#list(search)
    const first = (/** @type {Found[]} */ found) => early({ found, more: true, how: 'exact', lit: litBy(readings), nearest: [] })
    const exact = await this.#look(readings, { ...search, first })
    if (!exact || exact.found.length) return exact && { ...exact, how: 'exact', lit: litBy(readings), nearest: [] }
    const mistaken = withMistakes(readings, await this.#vocabulary())
    const near = await this.#look(mistaken, search)
    if (!near || near.found.length) return near && { ...near, how: 'mistakes', lit: litBy(mistaken), nearest: [] }
    const parts = partsOf(query)
    const some = await this.#lookForParts(parts, search)
    const nearest = this.#nearest(folded(query), await this.#vocabulary())
    return some && { ...some, how: some.found.length ? 'parts' : 'none', lit: litBy([parts]), nearest }
  }

  /**
   * Without a query: the plans, calculators, chains and comparisons that the filters leave; nothing without filters.
   *
   * @param {Search} search
   * @returns {Promise<Answer | undefined>}
   */
  async #list(search) {
    const wanted = Object.values(search.filters).some(Boolean)
    const score = (/** @type {Entry} */ { kind }) => (LISTED.has(kind) ? OF_KIND[kind] : 0)
    const all = wanted ? await this.#through([{ pieces: await this.#filtered(search.filters), enough: 0 }], score, search)
      : { found: [], more: false }
    return all && { ...all, how: 'exact', lit: [], nearest: [] }
  }

  /**
   * first: is given what is found first, where there is more to look through
   *
   * @typedef {{ filters: Filters, day: string, isStale: () => boolean, first?: (found: Found[]) => void }} Search
   * @typedef {{ pieces: number[], enough: number }} Tier - pieces to look through, and the score that ends the search
   */

  /**
   * @param {Reading[]} readings
   * @param {Search} search
   */
  async #look(readings, search) {
    const tiers = await this.#tiers(readings, search.filters)
    const looked = await this.#through(tiers, (entry) => pointsOf(readings, entry), search)
    const anchor = readings.flat(2).find((alternative) => alternative.anchor)?.anchor
    for (const each of looked?.found ?? []) if (anchor && isAt(anchor, each.entry)) each.anchor = anchor
    return looked
  }

  /**
   * Passages that hold most parts of a query.
   *
   * @param {Word[]} parts
   * @param {Search} search
   */
  async #lookForParts(parts, search) {
    if (parts.length < 2) return { found: [], more: false }
    const tiers = [{ pieces: await this.#richest(parts, search.filters), enough: 0 }]
    return this.#through(tiers, (entry) => coverage(parts, entry), search)
  }

  /**
   * Look through pieces, tier after tier, until enough is found.
   *
   * @param {Tier[]} tiers
   * @param {(entry: Entry) => number} score - 0 for what is not meant
   * @param {Search} search
   * @returns {Promise<{ found: Found[], more: boolean } | undefined>}
   */
  async #through(tiers, score, search) {
    const { shards } = await this.head()
    const found = await this.#take(this.#terms, score, search)
    let told = !shards
    for (const { round, enough, before } of rounds(tiers)) {
      const most = shards && (before >= MOST_PIECES || found.filter((each) => each.score >= enough).length >= ENOUGH)
      if (most) return { found: sorted(found), more: true }
      for (const entries of round.map((piece) => this.#piece(piece))) found.push(...await this.#take(await entries, score, search))
      if (search.isStale()) return undefined
      if (!told && found.length) search.first?.(sorted([...found]))
      told ||= found.length > 0
    }
    return { found: sorted(found), more: false }
  }

  /**
   * @param {Entry[]} entries
   * @param {(entry: Entry) => number} score
   * @param {Search} search
   */
  async #take(entries, score, search) {
    /** @type {Found[]} */
    const found = []
    for (const [index, entry] of entries.entries()) {
      if (index % 32 === 0) await this.#breathe()
      if (search.isStale()) break
      const points = passes(entry, search) ? score(entry) : 0
      if (points > 0) found.push({ entry, score: points, anchor: entry.anchor })
    }
    return found
  }

  /**
   * Which pieces to look through, those that can hold the best first.
   *
   * @param {Reading[]} readings
   * @param {Filters} filters
   * @returns {Promise<Tier[]>}
   */
  async #tiers(readings, filters) {
    const { shards } = await this.head()
    const all = await this.#filtered(filters)
    if (!shards) return [{ pieces: all, enough: 0 }]
    const [single, several] = [readings.filter(({ length }) => length === 1), readings.filter(({ length }) => length > 1)]
    const referring = readings.filter((reading) => reading.some((word) => word[0].anchor))
    const tiers = []
    for (const [some, mark, enough, unsure] of /** @type {[Reading[], string, number, boolean?][]} */ ([
      [referring, '', REFERENCE], [single, '^', 0.8 * IN_TITLE], [single, '', 0.4 * IN_TEXT], [several, '^', 0], [several, '', 0],
      [readings, '', 0, true]])) {
      const has = some_(await Promise.all(some.map((reading) => this.#holds(reading, mark, unsure))))
      tiers.push({ pieces: all.filter((piece) => has(piece)), enough })
    }
    return tiers
  }

  /**
   * @param {Reading} reading
   * @param {string} mark - "^" for titles only
   * @param {boolean} [unsure] - with what the index knows nothing of (one character, 2特), which any piece can hold
   * @returns {Promise<Has>} whether a piece can hold all of it
   */
  async #holds(reading, mark, unsure = false) {
    const words = reading.map(async (word) => {
      const known = word.filter(({ keys }) => keys.length)
      const some = unsure || !known.length ? word : known
      return some_(await Promise.all(some.map(({ keys }) => this.#all(keys, mark))))
    })
    return every_(await Promise.all(words))
  }

  /**
   * @param {string[]} keys
   * @param {string} mark
   */
  async #all(keys, mark) {
    return every_(await Promise.all(keys.map((key) => this.#has(/^[#@]/.test(key) ? key : mark + key))))
  }

  /**
   * @param {string} key
   * @returns {Promise<Has>}
   */
  async #has(key) {
    const { shards } = await this.head()
    const number = shardOf(key, shards)
    if (!this.#shards.has(number)) this.#shards.set(number, this.#bring(`pairs-${number}`))
    const loading = this.#shards.get(number)
    loading.catch(() => this.#shards.delete(number))
    const posting = (await loading)[key]
    if (posting === '*') return () => true
    const pieces = new Set(posting ? piecesOf(posting) : [])
    return (piece) => pieces.has(piece)
  }

  /**
   * @param {Filters} filters
   * @returns {Promise<number[]>} pieces that can hold what they leave
   */
  async #filtered({ place, kind, family }) {
    const { pieces, shards } = await this.head()
    const all = Array.from({ length: pieces }, (_, number) => number)
    const chosen = [place, kind, family].filter(Boolean)
    if (!shards || !chosen.length) return all
    const has = await this.#all(chosen.map((key) => `@${key}`), '')
    return all.filter((piece) => has(piece))
  }

  /**
   * Pieces with most of the parts, those with more of them first.
   *
   * @param {Word[]} parts
   * @param {Filters} filters
   */
  async #richest(parts, filters) {
    const { shards } = await this.head()
    const all = await this.#filtered(filters)
    if (!shards) return all
    const has = await Promise.all(parts.map(([{ keys }]) => this.#all(keys, '')))
    const counted = all.map((piece) => ({ piece, count: has.filter((each) => each(piece)).length }))
    return counted.filter(({ count }) => count >= parts.length * SOME).sort((a, b) => b.count - a.count).map(({ piece }) => piece)
  }

  /**
   * @param {number} number
   * @returns {Promise<Entry[]>}
   */
  #piece(number) {
    const known = this.#pieces.get(number) ?? this.#bring(`text-${number}`).then((groups) => this.#unpack(groups))
    this.#pieces.delete(number)
    this.#pieces.set(number, known)
    known.catch(() => this.#pieces.delete(number))
    this.head().then(({ shards }) => {
      if (shards && this.#pieces.size > KEPT) this.#pieces.delete(this.#pieces.keys().next().value)
    })
    return known
  }

  /**
   * @param {[About, string[][]][]} groups
   * @returns {Promise<Entry[]>}
   */
  async #unpack(groups) {
    const entries = []
    for (const [about, rows] of groups) {
      /** @type {Group} */
      const group = { about, names: folded(about.names), has: new WeakMap() }
      for (const row of rows) {
        if (entries.length % 8 === 0) await this.#breathe()
        entries.push(entryOf(row, group))
      }
    }
    return entries
  }

  /** Let the page do what it has to, every few milliseconds. */
  async #breathe() {
    if (performance.now() - this.#began < SLICE) return
    await (globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve)))
    this.#began = performance.now()
  }

  /**
   * Names in the glossary that are most like what was typed, and words of the texts that are more so.
   *
   * @param {string} phrase - folded
   * @param {string} vocabulary - English words between spaces
   */
  #nearest(phrase, vocabulary) {
    const names = new Set(this.#terms.flatMap(({ alone }) => alone))
    const words = new Set(/^[a-z-]+$/.test(phrase) ? vocabulary.split(' ') : [])
    const alike = [...names, ...words].map((name) => ({ name, likeness: likeness(phrase, name) }))
      .filter(({ name, likeness }) => likeness >= (names.has(name) ? NEAR : NEAR_WORD))
    return alike.sort((a, b) => b.likeness - a.likeness).slice(0, NEAREST).map(({ name }) => name)
  }
}

/**
 * A few pieces at a time, each once, with the score that ends the search and how many came before.
 *
 * @param {Tier[]} tiers
 * @returns {Generator<{ round: number[], enough: number, before: number }>}
 */
function* rounds(tiers) {
  const seen = new Set()
  for (const { pieces, enough } of tiers) {
    const fresh = pieces.filter((piece) => !seen.has(piece))
    for (let at = 0; at < fresh.length; at += ROUND) {
      const round = fresh.slice(at, at + ROUND)
      yield { round, enough, before: seen.size }
      for (const piece of round) seen.add(piece)
    }
  }
}

/** @typedef {(piece: number) => boolean} Has */

/** @param {Has[]} has @returns {Has} */
const every_ = (has) => (piece) => has.every((each) => each(piece))

/** @param {Has[]} has @returns {Has} */
const some_ = (has) => (piece) => has.some((each) => each(piece))

/**
 * The best first; but what a word means is not to be lost among the many places that have it, nor these among chains.
 *
 * @param {Found[]} found
 */
function sorted(found) {
  found.sort((a, b) => b.score - a.score)
  const last = new Set(found.filter(({ entry }) => entry.kind === 'together').slice(TOGETHER_FIRST))
  found.sort((a, b) => Number(last.has(a)) - Number(last.has(b)))
  const term = found.findIndex(({ entry, score }) => entry.kind === 'term' && score === TERM)
  if (term > TERM_PLACE) found.splice(TERM_PLACE, 0, ...found.splice(term, 1))
  return found
}

/**
 * @param {string[]} row
 * @param {Group} group
 * @returns {Entry}
 */
function entryOf([kind, anchor, zhTitle, zh, enTitle, en = '', items = '', family = ''], group) {
  const numbers = kind === 'plan' ? group.about.numbers : []
  return {
    kind: /** @type {Entry['kind']} */ (kind), anchor, title: { zh: zhTitle, en: enTitle }, text: { zh, en },
    items: new Set(items.split(' ')), family, group, low: folded([zhTitle, enTitle, ...numbers].join('\n')),
    lowText: folded(`${zh}\n${en}`) + (kind === 'plan' ? ` ${group.names}` : ''), alone: numbers.map(folded),
  }
}

/**
 * @param {import('./query.mjs').Term} term
 * @returns {Entry}
 */
function termEntry([zh, en, zhNote, enNote, also, forms]) {
  const names = [zh, en, ...also, ...forms]
  return {
    kind: 'term', anchor: `term-${zh}`, title: { zh, en }, text: { zh: [zhNote, ...also].join(' · '), en: [enNote, ...also].join(' · ') },
    items: new Set(), family: '', low: folded(names.join('\n')), lowText: folded(`${zhNote}\n${enNote}`), alone: names.map(folded),
  }
}

/**
 * Whether the filters leave an entry: one of its plans must be all that they ask for.
 *
 * @param {Entry} entry
 * @param {Search} search
 */
function passes({ group, family }, { filters, day }) {
  if (filters.family && family !== filters.family) return false
  if (!group) return !filters.place && !filters.kind && !filters.status
  return group.about.plans.some(({ place, kind, dates }) => (!filters.place || place === filters.place)
    && (!filters.kind || kind === filters.kind) && (!filters.status || statusOn(dates, day)[1] === filters.status))
}

/**
 * Where a folded text holds an alternative; not in the middle of a word or a figure.
 *
 * @param {string} low
 * @param {Alternative} alternative
 * @param {number} [from]
 * @returns {[start: number, end: number] | undefined}
 */
export function locate(low, { text, rest }, from = 0) {
  const ahead = text ? 0 : 1
  for (let at = low.indexOf(text || rest, from + ahead); at >= 0; at = low.indexOf(text || rest, at + 1)) {
    const start = at - ahead
    if (text && rest && !low.startsWith(rest, at + text.length + 1)) continue
    if (isWordly(low.charCodeAt(at)) && isWordly(low.charCodeAt(at - 1))) continue
    return [start, start + text.length + (rest === undefined ? 0 : 1 + rest.length)]
  }
  return undefined
}

/** @param {number} code @returns {boolean} a letter or a digit */
const isWordly = (code) => (code > 96 && code < 123) || (code > 47 && code < 58)

/**
 * @param {string} low
 * @param {Alternative} alternative
 * @param {number} most
 */
function count(low, alternative, most) {
  let times = 0
  for (let found = locate(low, alternative); found && times < most; found = locate(low, alternative, found[1])) times += 1
  return times
}

/**
 * What the best of some readings makes of an entry. Where it stands as a phrase, several words could not say more.
 *
 * @param {readonly Reading[]} readings - those of one word first
 * @param {Entry} entry
 */
function pointsOf(readings, entry) {
  let most = 0
  for (const reading of readings) {
    if (reading.length === 1 || most < MISTAKEN * IN_TEXT || reading[0][0].anchor) most = Math.max(most, points(reading, entry))
  }
  return entry.kind === 'together' ? TOGETHER * most : most
}

/**
 * What a reading makes of an entry; 0 where a word is not there, or only in what its plan is called.
 *
 * @param {Reading} reading
 * @param {Entry} entry
 */
function points(reading, entry) {
  if (reading.length === 1) return Math.max(...reading[0].map((alternative) => pointsOfPhrase(alternative, entry)))
  let total = OF_KIND[entry.kind]
  let own = false
  for (const word of reading) {
    const { where, weight } = best(word, entry)
    if (!where) return 0
    own ||= where !== 'names'
    total += WORD[where] * weight
  }
  return own ? total : 0
}

/**
 * @param {Alternative} alternative
 * @param {Entry} entry
 */
function pointsOfPhrase(alternative, entry) {
  const where = ownPlace(alternative, entry)
  if (!where) return 0
  const kind = OF_KIND[entry.kind]
  if (where === 'reference') return REFERENCE + kind
  const length = alternative.text.length
  if (entry.kind === 'term') {
    return alternative.weight * (entry.alone.includes(alternative.text) ? TERM : where === 'title' ? 0.8 * IN_TEXT : 0.4 * IN_TEXT)
  }
  const whole = entry.alone.includes(alternative.text) ? FIT : 0
  const fit = where === 'title' ? IN_TITLE + whole + (FIT * length) / entry.low.length
    : IN_TEXT + 3 * count(entry.lowText, alternative, 5) + (FIT * length) / (length + entry.lowText.length)
  return alternative.weight * fit + kind
}

/**
 * @param {Word} word
 * @param {Entry} entry
 * @returns {{ where?: keyof typeof WORD, weight: number }}
 */
function best(word, entry) {
  /** @type {{ where?: keyof typeof WORD, weight: number }} */
  let found = { weight: 0 }
  for (const alternative of word) {
    const where = place(alternative, entry)
    if (where && WORD[where] * alternative.weight > (found.where ? WORD[found.where] * found.weight : 0)) {
      found = { where, weight: alternative.weight }
    }
  }
  return found
}

/**
 * @param {Alternative} alternative
 * @param {Entry} entry
 * @returns {keyof typeof WORD | undefined}
 */
function place(alternative, entry) {
  const own = ownPlace(alternative, entry)
  if (own || !entry.group || alternative.anchor) return own
  const { has, names } = entry.group
  if (!has.has(alternative)) has.set(alternative, locate(names, alternative) !== undefined)
  return has.get(alternative) ? 'names' : undefined
}

/**
 * @param {Alternative} alternative
 * @param {Entry} entry
 * @returns {'reference' | 'title' | 'text' | undefined}
 */
function ownPlace(alternative, entry) {
  if (alternative.anchor) return isAt(alternative.anchor, entry) ? 'reference' : undefined
  if (locate(entry.low, alternative)) return 'title'
  return locate(entry.lowText, alternative) ? 'text' : undefined
}

/**
 * Whether a clause, or an item in it, has this anchor.
 *
 * @param {string} anchor
 * @param {Entry} entry
 */
function isAt(anchor, { kind, anchor: own, items }) {
  if (kind !== 'clause') return false
  return anchor === own || (anchor.startsWith(`${own}-`) && items.has(anchor.slice(own.length + 1)))
}

/**
 * How much of the parts an entry has: 100 for all of them.
 *
 * @param {Word[]} parts
 * @param {Entry} entry
 */
function coverage(parts, entry) {
  const places = parts.map((part) => best(part, entry).where)
  const held = places.filter(Boolean).length / parts.length
  const own = places.some((where) => where === 'title' || where === 'text')
  const inTitle = places.filter((where) => where === 'title').length / parts.length
  return own && held >= SOME ? 100 * held + 20 * inTitle + OF_KIND[entry.kind] : 0
}

/** @param {Reading[]} readings */
const litBy = (readings) => readings.flat(2).filter(({ text, rest }) => (text + (rest ?? '')).length > 0)

/**
 * How alike two texts are, by the pairs of characters that they share: 0 to 1.
 *
 * @param {string} a
 * @param {string} b
 */
function likeness(a, b) {
  const [left, right] = [a, b].map((text) => new Set(Array.from(text.slice(1), (_, at) => text.slice(at, at + 2))))
  const shared = [...left].filter((pair) => right.has(pair)).length
  const characters = hanRuns(a).length ? [...new Set(a)].filter((character) => b.includes(character)).length : 0
  return (2 * shared + 0.5 * characters) / (left.size + right.size || 1)
}
