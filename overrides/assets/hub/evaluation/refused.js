/** The file cannot be read as a return; the message is a sentence that says why, and where it does not say what to do, `forward` does. */
export class Refused extends Error {
  /** @param {string} why @param {string} [forward] */
  constructor(why, forward = "") {
    super(why);
    this.forward = forward;
  }
}
