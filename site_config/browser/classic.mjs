/**
 * Must come before Pyodide. A page opened from a folder can start classic workers only, and Pyodide refuses those: it
 * knows them by importScripts. We never use it (everything is in one bundle), so it may as well fail.
 */
self.importScripts = () => {
  throw new TypeError('this worker is one bundle and imports nothing')
}
