/**
 * A snapshot of Python's memory without the pages that hold nothing: of 31 MB two thirds are zeros.
 *
 * Layout: a count of pages and the whole length, 4 bytes each; the number of each page that is kept, 4 bytes each;
 * the pages. Numbers in the machine's own order, which is the same wherever WebAssembly runs.
 */
const PAGE = 4096

/**
 * @param {Uint8Array} memory - its length a multiple of 8, as Pyodide's snapshots have it
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function shrink(memory) {
  const words = new BigUint64Array(memory.buffer, memory.byteOffset, memory.length / 8)
  const kept = []
  for (let start = 0; start < memory.length; start += PAGE) {
    if (words.subarray(start / 8, (start + PAGE) / 8).some((word) => word !== 0n)) kept.push(start / PAGE)
  }
  const head = Uint32Array.of(kept.length, memory.length, ...kept)
  const small = new Uint8Array(head.byteLength + kept.length * PAGE)
  small.set(new Uint8Array(head.buffer))
  kept.forEach((page, index) => {
    small.set(memory.subarray(page * PAGE, (page + 1) * PAGE), head.byteLength + index * PAGE)
  })
  return small
}

/**
 * @param {ArrayBuffer} small - begins as `shrink` writes it
 * @returns {number} the bytes of the memory that it is a copy of
 */
export const wholeLength = (small) => new Uint32Array(small, 4, 1)[0]

/**
 * @param {ArrayBuffer} small
 * @param {Uint8Array} [memory] - zeros, which it is written into
 * @returns {Uint8Array}
 */
export function expand(small, memory = new Uint8Array(wholeLength(small))) {
  const [count, length] = new Uint32Array(small, 0, 2)
  const pages = new Uint32Array(small, 8, count)
  pages.forEach((page, index) => {
    const start = 8 + 4 * count + index * PAGE
    memory.set(new Uint8Array(small, start, Math.min(PAGE, length - page * PAGE)), page * PAGE)
  })
  return memory
}
