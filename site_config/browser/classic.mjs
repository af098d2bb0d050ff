/**
 * Must come before Pyodide. A page opened from a folder can start classic workers only, and Pyodide refuses those: it
 * knows them by importScripts. We never use it (everything is in one bundle), so it may as well fail.
 *
 * That is one of some errors that a start throws and catches by design. To note where each was thrown the browser would
 * read half a megabyte of script again, four times; worker.mjs allows it once Python has started.
 */
Error.stackTraceLimit = 0

self.importScripts = () => {
  throw new TypeError('this worker is one bundle and imports nothing')
}
