/**
 * Zip files opened with care and made anew, by the browser's own compression: no library is needed. What formats/archive.py refuses is refused
 * here in the same words: many parts, parts that unpack to far more than a document needs, programs, passwords.
 *
 * @typedef {{name: string, method: number, size: number, packed: number, start: number, crc: number}} Entry
 */
import { Refused } from "./refused.js";

/* A return is a few hundred kilobytes; with pasted pictures a few megabytes. */
const MOST_PARTS = 2_000, MOST_BYTES = 150_000_000, MOST_OF_A_PART = 40_000_000, MOST_RATIO = 300, SMALL = 1_000_000;
const RUNS = ["vbaproject", "vbadata", "activex", "/embeddings/oleobject", "macrosheets", "basic/script", "scripts/"];
export const PROGRAM = "It holds a macro or another program. The hub’s forms hold none. It was not opened.";
export const PASSWORD = "It is protected by a password. Save it without one and send it again.";
const DAMAGED = "The file is damaged or was cut off. Ask for it again.";
export const BOMB = "It unpacks to far more than a document needs (a “zip bomb”). It was not opened.";
const END = 0x06054b50, DIRECTORY = 0x02014b50, LOCAL = 0x04034b50;

/** The parts of a zip file by name, when nothing in it is dangerous. Throws Refused. @param {Uint8Array} data @returns {Map<string, Entry>} */
export function parts(data) {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  /** @type {Map<string, Entry>} */
  const found = new Map();
  try {
    let end = data.length - 22;
    while (end >= Math.max(0, data.length - 65_557) && view.getUint32(end, true) !== END) end--;
    const many = view.getUint16(end + 10, true), before = end - view.getUint32(end + 12, true) - view.getUint32(end + 16, true);
    if (view.getUint32(end, true) !== END || before < 0) throw new Refused(DAMAGED);
    if (many > MOST_PARTS) throw new Refused("It has more parts than a document has, or two of one name. It was not opened.");
    let at = view.getUint32(end + 16, true) + before, sum = 0;
    for (let i = 0; i < many; i++) {
      if (view.getUint32(at, true) !== DIRECTORY) throw new Refused(DAMAGED);
      const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
      const [crc, packed, size] = [16, 20, 24].map(place => view.getUint32(at + place, true));
      const [long, extra, comment] = [28, 30, 32].map(place => view.getUint16(at + place, true));
      const name = new TextDecoder().decode(data.subarray(at + 46, at + 46 + long));
      if (found.has(name)) throw new Refused("It has more parts than a document has, or two of one name. It was not opened.");
      if (flags & 1) throw new Refused(PASSWORD);
      if (RUNS.some(one => name.toLowerCase().includes(one))) throw new Refused(PROGRAM);
      if (size > MOST_OF_A_PART || (size > SMALL && size > MOST_RATIO * Math.max(1, packed))) throw new Refused(BOMB);
      sum += size;
      const local = view.getUint32(at + 42, true) + before;
      if (view.getUint32(local, true) !== LOCAL) throw new Refused(DAMAGED);
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      found.set(name, { name, method, size, packed, start, crc });
      at += 46 + long + extra + comment;
    }
    if (sum > MOST_BYTES) throw new Refused("It unpacks to more than 150 MB. Take large pictures out and send it again.");
  } catch (wrong) {
    throw wrong instanceof Refused ? wrong : new Refused(DAMAGED);
  }
  return found;
}

/** One part. Throws Refused when it is not there, damaged or larger than the archive says. @param {Uint8Array} data @param {Map<string, Entry>} entries @param {string} name */
export async function part(data, entries, name) {
  const entry = entries.get(name);
  if (!entry || entry.start + entry.packed > data.length || (entry.method !== 0 && entry.method !== 8)) throw new Refused(DAMAGED);
  const packed = data.subarray(entry.start, entry.start + entry.packed);
  const held = entry.method ? await through(new DecompressionStream("deflate-raw"), packed, entry.size) : packed;
  if (held.length !== entry.size || crc32(held) !== entry.crc) throw new Refused(DAMAGED);
  return held;
}

/** Bytes through a stream, never more of them than `most`. @param {GenericTransformStream} stream @param {Uint8Array} bytes @param {number} most */
async function through(stream, bytes, most) {
  const made = new Uint8Array(Number.isFinite(most) ? most : bytes.length + 1024), reader = stream.readable.getReader(), writer = stream.writable.getWriter();
  writer.write(bytes).then(() => writer.close()).catch(() => {}); // what went wrong is told where it is read
  let whole = made, length = 0;
  try {
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      if (length + value.length > most) throw new Refused(BOMB);
      if (length + value.length > whole.length) {
        const more = new Uint8Array(whole.length * 2 + value.length);
        more.set(whole);
        whole = more;
      }
      whole.set(value, length);
      length += value.length;
    }
  } catch (wrong) {
    reader.cancel().catch(() => {});
    throw wrong instanceof Refused ? wrong : new Refused(DAMAGED);
  }
  return whole.subarray(0, length);
}

/** A zip file of these parts, without the time of day. @param {Map<string, Uint8Array>} files @returns {Promise<Uint8Array>} */
export async function zipped(files) {
  /** @type {Uint8Array[]} */
  const pieces = [], directory = [];
  let at = 0, size = 0;
  for (const [name, held] of files) {
    const called = new TextEncoder().encode(name), packed = await through(new CompressionStream("deflate-raw"), held, Infinity);
    const head = new Uint8Array(30 + called.length), entry = new Uint8Array(46 + called.length), [one, two] = [new DataView(head.buffer), new DataView(entry.buffer)];
    one.setUint32(0, LOCAL, true);
    two.setUint32(0, DIRECTORY, true);
    two.setUint16(4, 20, true);
    for (const [view, from] of /** @type {[DataView, number][]} */ ([[one, 4], [two, 6]])) {
      view.setUint16(from, 20, true);
      view.setUint16(from + 2, 0x800, true); // names are UTF-8
      view.setUint16(from + 4, 8, true);
      view.setUint32(from + 6, 0x00210000, true); // 1980-01-01
      view.setUint32(from + 10, crc32(held), true);
      view.setUint32(from + 14, packed.length, true);
      view.setUint32(from + 18, held.length, true);
      view.setUint16(from + 22, called.length, true);
    }
    two.setUint32(42, at, true);
    head.set(called, 30);
    entry.set(called, 46);
    pieces.push(head, packed);
    directory.push(entry);
    at += head.length + packed.length;
    size += entry.length;
  }
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, END, true);
  for (const place of [8, 10]) end.setUint16(place, directory.length, true);
  end.setUint32(12, size, true);
  end.setUint32(16, at, true);
  return new Uint8Array(await new Blob(/** @type {BlobPart[]} */ ([...pieces, ...directory, new Uint8Array(end.buffer)])).arrayBuffer());
}

const TABLE = Int32Array.from({ length: 256 }, (_, i) => {
  for (let bit = 0; bit < 8; bit++) i = i & 1 ? (i >>> 1) ^ 0xedb88320 : i >>> 1;
  return i;
});
/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let made = -1;
  for (const byte of bytes) made = TABLE[(made ^ byte) & 255] ^ (made >>> 8);
  return (made ^ -1) >>> 0;
}
