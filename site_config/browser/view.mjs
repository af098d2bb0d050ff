/**
 * Build what Python shows. Python sends a tree: a string, or [tag, attributes, child, child…]. Only the tags and
 * attributes listed here are built, everything else is dropped, and text only ever becomes text.
 */

/** @typedef {string | [string, Record<string, string>, ...Node[]]} Node */

const TAGS = new Set(
  `div p h4 h5 ul ol li dl dt dd span strong em table caption thead tbody tr th td a button details summary code time
   small mark section`.split(/\s+/),
)

/** Shapes, and what they may have beside their class: where they are. No links, no styles, nothing that is fetched. */
const SVG = 'http://www.w3.org/2000/svg'
const SHAPES = new Set('svg g path line rect circle text'.split(' '))
const GEOMETRY = /^(?:viewBox|x|y|x1|y1|x2|y2|cx|cy|r|d|width|height|text-anchor)$/

const ATTRIBUTES = /^(?:class|lang|role|tabindex|colspan|rowspan|scope|datetime|title|data-[a-z-]+|aria-[a-z]+)$/

/** An anchor of this page, or a relative path: no scheme, no other site, no root. */
const HREF = /^(?:#|(?![/\\])[^\s:\\]+$)/

/**
 * @param {Node} node
 * @returns {Element | Text | ''} nothing for what is not allowed
 */
export function build(node) {
  if (!Array.isArray(node)) return document.createTextNode(String(node ?? ''))
  const [tag, attributes, ...children] = node
  if (!TAGS.has(tag) && !SHAPES.has(tag)) return ''
  const element = SHAPES.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag)
  if (element instanceof HTMLButtonElement) element.type = 'button'
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (isAllowed(tag, name, String(value))) element.setAttribute(name, value)
  }
  element.append(...children.map(build))
  return element
}

/**
 * @param {string} tag
 * @param {string} name
 * @param {string} value
 */
function isAllowed(tag, name, value) {
  if (name === 'href') return tag === 'a' && HREF.test(value)
  if (SHAPES.has(tag) && GEOMETRY.test(name)) return true
  if (name === 'open') return tag === 'details'
  return ATTRIBUTES.test(name)
}

/** Elements that begin a new line in plain text. */
const BLOCKS = new Set('DIV P H4 H5 UL OL LI DL DT DD TABLE CAPTION TR DETAILS SUMMARY SECTION'.split(' '))

/**
 * The same content as plain text: a line for each block, a tab between cells. A picture has no lines, and the answer
 * beside it says what it shows.
 *
 * @param {Element} element
 * @returns {string}
 */
export function plainText(element) {
  return lines(element)
    .replace(/[^\S\n\t]+/g, ' ')
    .replace(/ *\n[ \n\t]*/g, '\n')
    .trim()
}

/**
 * @param {globalThis.Node} node
 * @returns {string}
 */
function lines(node) {
  if (node instanceof Text) return node.data.replace(/\s+/g, ' ')
  if (node.nodeName === 'BUTTON' || (node instanceof Element && node.matches('.hb-picture'))) return ''
  const inside = [...node.childNodes].map(lines).join('')
  if (node.nodeName === 'TD' || node.nodeName === 'TH') return `${inside}\t`
  return BLOCKS.has(node.nodeName) ? `\n${inside}\n` : inside
}
