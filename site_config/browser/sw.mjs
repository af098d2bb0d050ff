/**
 * The service worker (sw.js at the root of the site): what a reader has opened can be opened again with the line cut.
 *
 * One edition, one cache. Every file is kept only when its bytes are those that were built with this edition, so that a
 * server which has moved on meanwhile cannot put a newer file among older ones; and a page asks for what it shares
 * with others by the name of its edition (`?e=`), so that it gets a file of its own edition or none. A new edition waits
 * until its reader asks for it.
 *
 * The names in capitals that begin with HANDBOOK are filled in by site_config/edition.py.
 */

/** @typedef {Record<string, [sha256: string, size: number]>} Files - by address under the site: path, or path?query */

/** @type {ServiceWorkerGlobalScope} */
const worker = /** @type {any} */ (self)

/** @type {string} */
const EDITION = HANDBOOK_EDITION

/** @type {Files} */
const FILES = HANDBOOK_FILES

/** What every page needs, and the way in: fetched before anyone asks. @type {readonly string[]} */
const SHELL = HANDBOOK_SHELL

/** Bytes that the files of one edition may take on the reader's device; the oldest go first. */
const LIMIT = 30 * 2 ** 20

const ROOT = new URL('./', worker.location.href)

/** Other handbooks may live on the same host. */
const CACHES = `handbook ${ROOT.pathname} `

/** Where a cache holds the list of its edition. */
const LIST = new URL('edition.json', ROOT).href

/** What is kept is known by its bytes, whatever the request for it said. */
const SAME = { ignoreVary: true }

/** @param {string} edition */
const cacheName = (edition) => CACHES + edition

/** @param {string} address */
const urlOf = (address) => new URL(address, ROOT).href

/** Whether the reader has asked to save data; then nothing is fetched that nobody has opened. */
const saving = () => Boolean(/** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection?.saveData)

/**
 * The address of a file under the site; empty for what is not of the site.
 *
 * @param {URL} url
 */
function addressOf(url) {
  if (url.origin !== ROOT.origin || !url.pathname.startsWith(ROOT.pathname)) return ''
  const path = url.pathname.slice(ROOT.pathname.length).replace(/(^|\/)$/, '$1index.html')
  return path.endsWith('.html') || url.searchParams.has('e') ? path : path + url.search
}

worker.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  const url = new URL(request.url)
  const address = addressOf(url)
  if (!address) return
  // Asked of the browser's own cache alone, for the machine code that goes with it: to answer here would lose that.
  if (request.cache === 'only-if-cached') return
  const edition = url.searchParams.get('e') ?? EDITION
  if (edition !== EDITION) event.respondWith(giveOther(edition, address, event))
  else if (address.endsWith('.html')) answerPage(address, event)
  else if (Object.hasOwn(FILES, address)) event.respondWith(give(EDITION, FILES, address, event))
  else if (url.search) event.respondWith(giveKept(event))
})

/**
 * @param {string} address
 * @param {FetchEvent} event
 */
function answerPage(address, event) {
  const visits = event.request.mode === 'navigate'
  if (!Object.hasOwn(FILES, address)) {
    // A page of a newer edition may be kept already; a wrong address is the server's to tell.
    if (visits) event.respondWith(fetch(event.request).catch(() => keptAnywhere(address)))
    return
  }
  event.respondWith(givePage(address, event, visits))
  if (visits) event.waitUntil(tidy())
}

/**
 * @param {string} address
 * @param {FetchEvent} event
 * @param {boolean} visits - shows the page in a window, rather than turning to it
 */
async function givePage(address, event, visits) {
  try {
    const cache = await caches.open(cacheName(EDITION))
    const kept = await cache.match(urlOf(address), SAME)
    if (kept) return kept
    const response = await fetch(event.request.url, { cache: 'no-cache' })
    if (response.redirected && visits) return Response.redirect(response.url)
    if (!response.ok) return response
    if (await isBuilt(FILES, address, response)) event.waitUntil(keep(cache, FILES, address, response.clone()))
    // The server has moved on. The page is whole in its own edition: it asks for its files by that edition's name.
    else event.waitUntil(lookForUpdate())
    return response
  } catch (error) {
    if (!visits) throw error
    return keptAnywhere(address)
  }
}

/**
 * A page with the line cut: as any edition has it, or else the word that it is not kept.
 *
 * @param {string} address
 */
async function keptAnywhere(address) {
  for (const name of await ourCaches()) {
    const kept = await caches.match(urlOf(address), { ...SAME, cacheName: name })
    if (kept) return kept
  }
  const home = ROOT.pathname
  const text = `<!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>方案手册 The Plan Handbook</title><h1>这一页还没有存到这台设备上</h1>
<p>现在没有网络。以前打开过的页面可以照常看、照常算：<a href="${home}zh/index.html">首页</a></p>
<h1 lang="en">This page is not kept on this device yet</h1>
<p lang="en">There is no connection. Pages that you have opened before work as usual:
<a href="${home}en/index.html">home page</a></p></html>`
  return new Response(text, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

/**
 * A file of an edition: as it is kept, or from the server where that still has it.
 *
 * @param {string} edition
 * @param {Files} files - of that edition
 * @param {string} address
 * @param {FetchEvent} event
 */
async function give(edition, files, address, event) {
  const cache = await caches.open(cacheName(edition))
  const kept = await cache.match(urlOf(address), SAME)
  if (kept) return kept
  const response = await fetch(event.request)
  if (!response.ok || isNeedless(files, address, response)) return response
  if (address.includes('?')) {
    // The page checks these by itself, and shows how far they are: they are not held up here.
    const copy = response.clone()
    event.waitUntil(keepIfBuilt(cache, files, address, copy))
    return response
  }
  const right = await rightOf(files, address, response)
  if (!right) {
    event.waitUntil(lookForUpdate())
    return Response.error()
  }
  event.waitUntil(keep(cache, files, address, right.clone()))
  return right
}

/**
 * A file that lies packed beside itself and came plain: the page turns it down, and asks for the packed one.
 *
 * @param {Files} files
 * @param {string} address
 * @param {Response} response
 */
function isNeedless(files, address, response) {
  return Object.hasOwn(files, address.replace('?', '.gz?')) && address.includes('?') && !response.headers.has('content-encoding')
}

/**
 * The response if it is of its edition, or else what comes past every cache on the way, once.
 *
 * @param {Files} files
 * @param {string} address
 * @param {Response} response
 */
async function rightOf(files, address, response) {
  if (await isBuilt(files, address, response)) return response
  const again = await fetch(response.url, { cache: 'reload' })
  return again.ok && (await isBuilt(files, address, again)) ? again : undefined
}

/**
 * A file for a page of another edition: of that one, or none. Where nothing is known of the edition, the server decides.
 *
 * @param {string} edition
 * @param {string} address
 * @param {FetchEvent} event
 */
async function giveOther(edition, address, event) {
  const name = cacheName(edition)
  if (!(await caches.has(name))) return fetch(event.request)
  const files = await listOf(name)
  return Object.hasOwn(files, address) ? give(edition, files, address, event) : fetch(event.request)
}

/**
 * A file that has its hash in its address may come from any edition.
 *
 * @param {FetchEvent} event
 */
async function giveKept({ request }) {
  for (const name of await ourCaches()) {
    const kept = await caches.match(request, { ...SAME, cacheName: name })
    if (kept) return kept
  }
  return fetch(request)
}

/** @returns {Promise<string[]>} the caches of this handbook, the oldest first */
async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(CACHES))
}

/**
 * @param {string} name - of a cache
 * @returns {Promise<Files>}
 */
async function listOf(name) {
  const list = await (await caches.open(name)).match(LIST, SAME)
  return list ? list.json() : {}
}

/**
 * @param {Files} files
 * @param {string} address
 * @param {Response} response - stays unread
 */
async function isBuilt(files, address, response) {
  const digest = await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer())
  return files[address]?.[0] === btoa(String.fromCharCode(...new Uint8Array(digest)))
}

/**
 * @param {Cache} cache
 * @param {Files} files
 * @param {string} address
 * @param {Response} response
 */
async function keepIfBuilt(cache, files, address, response) {
  if (await isBuilt(files, address, response)) await keep(cache, files, address, response)
}

/**
 * @param {Cache} cache
 * @param {Files} files
 * @param {string} address
 * @param {Response} response
 */
async function keep(cache, files, address, response) {
  try {
    await cache.put(urlOf(address), response)
    await trim(cache, files)
  } catch (error) {
    // A device that is full keeps less.
    console.warn(error)
  }
}

/**
 * Drop what was kept first until the rest is within the limit; never what every page needs.
 *
 * @param {Cache} cache
 * @param {Files} files
 */
async function trim(cache, files) {
  const kept = (await cache.keys()).map(({ url }) => url.slice(ROOT.href.length))
  const sizes = kept.map((address) => files[address]?.[1] ?? 0)
  let total = sizes.reduce((sum, size) => sum + size, 0)
  for (const [index, address] of kept.entries()) {
    if (total <= LIMIT) break
    if (SHELL.includes(address) || !Object.hasOwn(files, address)) continue
    await cache.delete(urlOf(address))
    total -= sizes[index]
  }
}

worker.addEventListener('install', (event) => event.waitUntil(install()))

/** Lay the shell in, and take over what is still good; fail where the server does not have this edition whole. */
async function install() {
  const cache = await caches.open(cacheName(EDITION))
  await cache.put(LIST, new Response(JSON.stringify(FILES), { headers: { 'content-type': 'application/json' } }))
  const wanted = await inherit(cache)
  if (saving()) return
  await Promise.all(SHELL.map((address) => bring(cache, address)))
  for (const address of wanted) await bring(cache, address).catch(console.warn)
}

/**
 * Fetch a file that is not kept yet.
 *
 * @param {Cache} cache
 * @param {string} address
 */
async function bring(cache, address) {
  if (await cache.match(urlOf(address), SAME)) return
  const url = new URL(address, ROOT)
  // As the pages ask for it, so that the browser need not fetch it twice.
  if (!/\?|\.html$/.test(address)) url.searchParams.set('e', EDITION)
  // What is asked for by its edition or its hash never changes: what a page has just loaded does not go over the line again.
  const response = await fetch(url, { cache: url.search ? 'default' : 'no-cache' })
  if (isNeedless(FILES, address, response)) {
    await response.body?.cancel()
    return
  }
  const right = response.ok ? await rightOf(FILES, address, response) : undefined
  if (!right) throw new Error(`${address} is not of edition ${EDITION}`)
  await keep(cache, FILES, address, right)
}

/**
 * Take what is unchanged from the caches of other editions.
 *
 * @param {Cache} cache
 * @returns {Promise<Set<string>>} what the reader had there and is another file now
 */
async function inherit(cache) {
  const wanted = new Set()
  const now = Object.keys(FILES)
  for (const name of await ourCaches()) {
    if (name === cacheName(EDITION)) continue
    const files = await listOf(name)
    const other = await caches.open(name)
    for (const request of await other.keys()) {
      const address = request.url.slice(ROOT.href.length)
      const same = now.find((each) => each.split('?')[0] === address.split('?')[0])
      if (!same || !files[address]) continue
      const kept = FILES[same][0] === files[address][0] ? await other.match(request, SAME) : undefined
      if (kept) await keep(cache, FILES, same, kept)
      else wanted.add(same)
    }
  }
  return wanted
}

worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim().then(tidy)))

/** Drop older editions once no page of theirs can be open; one that waits is newer. */
async function tidy() {
  const { registration, clients } = worker
  if (registration.waiting || registration.installing) return
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  const ours = windows.filter(({ url }) => url.startsWith(ROOT.href))
  if (ours.length > 1) return
  for (const name of await ourCaches()) if (name !== cacheName(EDITION)) await caches.delete(name)
}

async function lookForUpdate() {
  await worker.registration.update().catch(console.warn)
}

worker.addEventListener('message', (event) => {
  const { ask, addresses } = event.data
  if (ask === 'edition') event.ports[0].postMessage(EDITION)
  if (ask === 'take over') event.waitUntil(worker.skipWaiting())
  if (ask === 'keep') event.waitUntil(keepLoaded(addresses))
})

/**
 * Keep what a page loaded before this worker was there.
 *
 * @param {string[]} urls
 */
async function keepLoaded(urls) {
  if (saving()) return
  const cache = await caches.open(cacheName(EDITION))
  const addresses = urls.map((url) => new URL(url)).filter((url) => (url.searchParams.get('e') ?? EDITION) === EDITION).map(addressOf)
  for (const address of new Set(addresses)) {
    if (Object.hasOwn(FILES, address)) await bring(cache, address).catch(console.warn)
  }
}
