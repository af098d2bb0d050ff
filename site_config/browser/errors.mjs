/**
 * The ways in which Python in the browser can fail a reader. Each error names the words (see words.json) that tell
 * the reader; its own message is for the console.
 */

/** Base class: anything that stops the calculators from answering. */
export class HandbookError extends Error {
  name = 'HandbookError'
  /** @type {string} key of the words shown to the reader */
  words = 'failed_answer'
}

/** An asset could not be fetched: no connection, or the file is not there. */
export class AssetError extends HandbookError {
  name = 'AssetError'
  words = 'failed_load'

  /**
   * @param {string} asset - file name of the asset
   * @param {string} reason - what happened
   */
  constructor(asset, reason) {
    super(`${asset} did not load: ${reason}`)
  }
}

/** An asset arrived, but its bytes are not the ones that were built. */
export class IntegrityError extends HandbookError {
  name = 'IntegrityError'
  words = 'failed_check'

  /**
   * @param {string} asset - file name of the asset
   * @param {string} reason - what differs
   */
  constructor(asset, reason) {
    super(`${asset} is not what was built: ${reason}`)
  }
}

/** The worker did not start, or it died; every open question is lost. */
export class WorkerError extends HandbookError {
  name = 'WorkerError'
  words = 'failed_worker'
}

/** The interpreter stopped: as a rule at a function that was left out of it, because no example calls it. */
export class StopError extends WorkerError {
  name = 'StopError'
}

/** Python raised an exception; the message is its traceback. The worker goes on. */
export class AnswerError extends HandbookError {
  name = 'AnswerError'
  words = 'failed_answer'
}
