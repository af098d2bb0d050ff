/**
 * The page's side of the service worker: pages that were visited open again with the line cut, and a new edition is
 * announced when it is there. A page from a folder, and plain http from another machine, go without.
 */
import { editionOf } from './edition.mjs'
import { word } from './words.mjs'

/** The first page has better things to load. */
const CALM = 2000

/** How often a page that stays open looks for a new edition, in milliseconds. */
const OFTEN = 3_600_000

/** @type {ServiceWorkerRegistration | undefined} */
let registration

let looked = Date.now()

/** @param {URL} root - the folder of the site */
export function keepVisits(root) {
  if (!('serviceWorker' in navigator) || !/^https?:$/.test(root.protocol) || !editionOf()) return
  const begin = () => setTimeout(() => register(root).catch((error) => console.warn(error)), CALM)
  if (document.readyState === 'complete') begin()
  else addEventListener('load', begin)
}

/** A page was turned: the browser looks for a new edition only when one is loaded. */
export function lookForEdition() {
  if (Date.now() - looked < OFTEN) return
  looked = Date.now()
  registration?.update().catch(() => {})
}

/** @param {URL} root */
async function register(root) {
  const { serviceWorker } = navigator
  const controlled = Boolean(serviceWorker.controller)
  registration = await serviceWorker.register(new URL('sw.js', root), { updateViaCache: 'none' })
  if (!registration) return
  watch(registration)
  if (controlled) return
  await serviceWorker.ready
  tellLoaded()
  // What came while the worker was starting.
  document.addEventListener('visibilitychange', tellLoaded)
}

/** Name to the worker what this page has loaded before the worker was there. */
function tellLoaded() {
  const addresses = [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)]
  registration?.active?.postMessage({ ask: 'keep', addresses: addresses.map((address) => address.split('#')[0]) })
}

/**
 * The worker of a new edition may be waiting, on its way, or still to come.
 *
 * @param {ServiceWorkerRegistration} found
 */
function watch(found) {
  if (found.waiting) meet(found.waiting)
  follow(found.installing)
  found.addEventListener('updatefound', () => follow(found.installing))
}

/** @param {ServiceWorker | null} installing */
function follow(installing) {
  installing?.addEventListener('statechange', () => {
    if (installing.state === 'installed' && navigator.serviceWorker.controller) meet(installing)
  })
}

/**
 * A new edition is there. A page that is of that edition already has nothing to announce.
 *
 * @param {ServiceWorker} waiting
 */
async function meet(waiting) {
  if ((await editionBehind(waiting)) === editionOf()) waiting.postMessage({ ask: 'take over' })
  else announce(waiting)
}

/**
 * @param {ServiceWorker} worker
 * @returns {Promise<string>}
 */
function editionBehind(worker) {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data)
    worker.postMessage({ ask: 'edition' }, [port2])
  })
}

/** @param {ServiceWorker} waiting */
function announce(waiting) {
  const place = document.querySelector('[data-md-component=announce]')
  if (!place) return
  const banner = document.createElement('aside')
  banner.className = 'md-banner'
  banner.dataset.newEdition = ''
  const inner = document.createElement('div')
  inner.className = 'md-banner__inner md-grid md-typeset'
  inner.setAttribute('role', 'status')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'md-button md-button--primary'
  button.textContent = word('take_edition')
  button.addEventListener('click', () => change(waiting))
  inner.append(`${word('new_edition')} `, button)
  banner.append(inner)
  place.replaceChildren(banner)
}

/**
 * Load the page anew in the new edition. Pages in other windows stay as they are.
 *
 * @param {ServiceWorker} waiting
 */
function change(waiting) {
  if (waiting.state !== 'installed') {
    location.reload()
    return
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage({ ask: 'take over' })
}
