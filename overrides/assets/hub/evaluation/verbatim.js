/**
 * The normal form of what people write in answers, and how a format that cannot hold a text writes it: model/verbatim.py in the reader's
 * browser, text for text. Nothing is ever lost: `unescaped(escaped(text)) === text`, `unguarded(guarded(text)) === text`.
 */

/* What XML 1.0 forbids (section 2.2), and CR, which every XML reader turns into LF. Halves of a pair stand by themselves in the `u` mode. */
const FORBIDDEN = "\\x00-\\x08\\x0b-\\x1f\\ud800-\\udfff\\ufffe\\uffff";
const TO_ESCAPE = new RegExp(`[${FORBIDDEN}]|_(?=x[0-9A-Fa-f]{4}_)|⟦(?=U\\+)`, "gu");
const ESCAPED = /⟦U\+([0-9A-F]{4})⟧/gu;
const CAN_BE_ESCAPED = new RegExp(`^[${FORBIDDEN}_⟦\\t]`, "u");
/* How a formula may begin (OWASP, CSV injection), full-width signs included; an apostrophe before it must be guarded too. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u, GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/u;

/** The most bytes of UTF-8 in a cell. Excel holds 32,767 characters, and LibreOffice breaks a longer line of a cell in two, even within a letter. */
export const CELL = 16_000;

/** The normal form of a text: LF at its line ends, and the very code points that were written. @param {string} text */
export const normal = text => text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");

/** A text that XML can hold. @param {string} text */
export const escaped = text => text.replace(TO_ESCAPE, found => `⟦U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟧`);

/** The text that was escaped. Other letters that a person wrote in this way stay as they are. @param {string} text */
export const unescaped = text => text.replace(ESCAPED, (found, code) => {
  const letter = String.fromCharCode(parseInt(code, 16));
  return CAN_BE_ESCAPED.test(letter) ? letter : found;
});

/** A text that no spreadsheet takes for a formula. @param {string} text */
export const guarded = text => FORMULA.test(text) ? `'${text}` : text;

/** The text that was guarded. An apostrophe before anything else is a person's own, as in “'S e”. @param {string} text */
export const unguarded = text => GUARDED.test(text) ? text.slice(1) : text;

/** The text cut so that each piece has at most `most` bytes of UTF-8 and no letter is cut; one empty piece for an empty text.
 * @param {string} text @param {number} [most] */
export function inPieces(text, most = CELL) {
  const pieces = [];
  let start = 0, place = 0, held = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0, size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (held + size > most) {
      pieces.push(text.slice(start, place));
      [start, held] = [place, 0];
    }
    held += size;
    place += letter.length;
  }
  return [...pieces, text.slice(start)];
}
