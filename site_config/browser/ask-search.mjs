/**
 * The search without a page, for the build's own check, the tests and the measurements.
 *
 * node ask-search.mjs FOLDER: FOLDER has the scripts of the search. Reads {"queries": [{"query", "filters"?, "day"?}],
 * "most"?} as JSON from standard input and prints a list of {"found": [address], "more", "how", "nearest",
 * "processor": milliseconds, "loaded": characters}.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Finder } from './finder.mjs'

const folder = process.argv[2]
let loaded = 0

/** @param {string} name */
async function fetch(name) {
  const text = await readFile(join(folder, `${name}.js`), 'utf8')
  loaded += text.length
  const start = `handbookData("${name}",`
  if (!text.startsWith(start)) throw new Error(`${name}.js does not begin with ${start}`)
  return JSON.parse(text.slice(start.length, text.lastIndexOf(')')))
}

/** @param {import('./finder.mjs').Found} found */
const addressOf = ({ entry, anchor }) => `${entry.group?.about.id ?? 'glossary'}${anchor ? `#${anchor}` : ''}`

async function main() {
  let input = ''
  for await (const piece of process.stdin) input += piece
  const { queries, most = 30 } = JSON.parse(input)
  const finder = new Finder(fetch)
  await finder.warm()
  const answers = []
  for (const { query, filters, day } of queries) {
    const before = loaded
    const begin = process.cpuUsage()
    const { found, more, how, nearest } = await finder.find(query, { filters, day })
    const { user, system } = process.cpuUsage(begin)
    answers.push({ found: found.slice(0, most).map(addressOf), more, how, nearest, processor: (user + system) / 1000,
      loaded: loaded - before })
  }
  process.stdout.write(JSON.stringify(answers))
}

await main()
