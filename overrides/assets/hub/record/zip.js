/** Files packed into one ZIP without compression, as an Office document wants them: pure rules after APPNOTE 6.3.3 (PKWARE). */

/** CRC-32 of ISO 3309, as ZIP wants it. @param {Uint8Array} octets */
export function checksum(octets) {
  let sum = ~0;
  for (const octet of octets) {
    sum ^= octet;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** Numbers of two or four octets, lowest first. @param {[number, 2 | 4][]} fields */
function packed(fields) {
  const octets = new DataView(new ArrayBuffer(fields.reduce((size, [, width]) => size + width, 0)));
  let at = 0;
  for (const [number, width] of fields) {
    if (width === 2) octets.setUint16(at, number, true);
    else octets.setUint32(at, number, true);
    at += width;
  }
  return new Uint8Array(octets.buffer);
}

/* The first day that ZIP can write: the files carry no clock. */
const DAY = 0x21;

/** @param {Record<string, string>} files path → text, in their order */
export function zipped(files) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [], directory = [];
  let at = 0;
  for (const [path, text] of Object.entries(files)) {
    const name = new TextEncoder().encode(path), content = new TextEncoder().encode(text);
    /** @type {[number, 2 | 4][]} Version 2.0, names in UTF-8, stored, day, checksum, two sizes, length of the name. */
    const about = [[20, 2], [0x0800, 2], [0, 2], [0, 2], [DAY, 2], [checksum(content), 4], [content.length, 4], [content.length, 4], [name.length, 2], [0, 2]];
    const entry = [packed([[0x04034b50, 4], ...about]), name, content];
    directory.push(packed([[0x02014b50, 4], [20, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]), name);
    parts.push(...entry);
    at += entry.reduce((size, part) => size + part.length, 0);
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0), number = directory.length / 2;
  return new Blob([...parts, ...directory, packed([[0x06054b50, 4], [0, 2], [0, 2], [number, 2], [number, 2], [size, 4], [at, 4], [0, 2]])]);
}
