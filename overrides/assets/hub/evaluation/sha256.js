/** SHA-256 (FIPS 180-4). The browser's own needs a secure address and a promise; a site on a plain one, or a file, has neither. */
const PRIMES = (() => {
  /** @type {number[]} */
  const found = [];
  for (let number = 2; found.length < 64; number++) if (found.every(prime => number % prime)) found.push(number);
  return found;
})();
const part = (/** @type {number} */ root) => ((root - Math.floor(root)) * 2 ** 32) | 0;
const K = PRIMES.map(prime => part(Math.cbrt(prime))), START = PRIMES.slice(0, 8).map(prime => part(Math.sqrt(prime)));
const turned = (/** @type {number} */ word, /** @type {number} */ by) => (word >>> by) | (word << (32 - by));

/** In hexadecimal digits, of a text in UTF-8. @param {string} text */
export function sha256(text) {
  const bytes = new TextEncoder().encode(text), blocks = new Uint8Array(((bytes.length + 72) >> 6) << 6), view = new DataView(blocks.buffer);
  blocks.set(bytes);
  blocks[bytes.length] = 0x80;
  view.setUint32(blocks.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(blocks.length - 4, bytes.length << 3);
  const state = [...START], w = new Int32Array(64);
  for (let from = 0; from < blocks.length; from += 64) {
    for (let i = 0; i < 64; i++) {
      if (i < 16) { w[i] = view.getInt32(from + i * 4); continue; }
      const a = w[i - 15], b = w[i - 2];
      w[i] = w[i - 16] + (turned(a, 7) ^ turned(a, 18) ^ (a >>> 3)) + w[i - 7] + (turned(b, 17) ^ turned(b, 19) ^ (b >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
    }
    for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] + word) | 0;
  }
  return state.map(word => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
