/**
 * XML of documents read and written, without the browser's parser: workers have none, and the policy of the site (Trusted Types) keeps it from
 * texts of others. A document type or an entity of its own is refused: no office program writes one.
 *
 * @typedef {{name: string, raw: string, attributes: Record<string, string>, children: (Node | string)[]}} Node `raw` is the name as it is written; `name` has the
 *   prefix of the table SPACES for its namespace; `attributes` go by their names as written
 */
import { Refused } from "./refused.js";

/** Namespaces by the prefix that `name` has. @type {Record<string, string>} */
const SPACES = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "x",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.openxmlformats.org/package/2006/relationships": "rels",
  "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
  "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
  "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
  "urn:stemhub:evaluation": "hub",
};
const BROKEN = "The document is damaged: a part of it is no XML.";
const ENTITIES = "Its XML declares entities, which no office program writes. It was not opened.";
/** @type {Record<string, string>} */
const NAMED = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const PIECE = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<!|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)|</gu;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
const DEEPEST = 400, MOST = 500_000;

/** @param {string} text */
const decoded = text => !text.includes("&") ? text : text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/gu, (_, hex, number, name) => {
  const letter = name ? NAMED[name] : String.fromCodePoint(Math.min(0x10ffff, hex ? parseInt(hex, 16) : Number(number)));
  if (letter === undefined) throw new Refused(BROKEN);
  return letter;
});

/** The root of a part. Throws Refused for XML that is broken or declares entities. @param {Uint8Array} bytes @returns {Node} */
export function parsed(bytes) {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const text = new TextDecoder(wide ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8").decode(bytes).replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  /** @type {Node} */
  const top = { name: "", raw: "", attributes: {}, children: [] };
  const open = [top], spaces = [/** @type {Record<string, string>} */ ({})];
  let many = 0;
  for (const [piece, data, end, start, attributes, closed, words] of text.matchAll(PIECE)) {
    const parent = open[open.length - 1];
    if (words !== undefined) {
      if (open.length > 1) parent.children.push(decoded(words));
      else if (words.trim().replace("\ufeff", "")) throw new Refused(BROKEN);
    } else if (data !== undefined) parent.children.push(data);
    else if (start !== undefined) {
      if (++many > MOST) throw new Refused("It holds far more than a form does. It was not read to its end, and nothing of it was used.");
      const node = element(start, attributes, spaces);
      parent.children.push(node);
      if (closed) spaces.pop();
      else if (open.push(node) > DEEPEST) throw new Refused(BROKEN);
    } else if (end !== undefined) {
      if (open.pop()?.raw !== end || !open.length) throw new Refused(BROKEN);
      spaces.pop();
    } else if (piece === "<!") throw new Refused(ENTITIES);
    else if (piece === "<") throw new Refused(BROKEN);
  }
  const root = elements(top)[0];
  if (open.length !== 1 || top.children.length !== 1 || !root) throw new Refused(BROKEN);
  return root;
}

/** @param {string} raw @param {string} text @param {Record<string, string>[]} spaces @returns {Node} */
function element(raw, text, spaces) {
  /** @type {Record<string, string>} */
  const attributes = {};
  let here = spaces[spaces.length - 1];
  for (const [, name, one, other] of text.matchAll(ATTRIBUTE)) {
    const value = decoded((one ?? other ?? "").replace(/[\t\n]/gu, " "));
    attributes[name] = value;
    if (name === "xmlns" || name.startsWith("xmlns:")) here = { ...here, [name.slice(6)]: SPACES[value] ?? value };
  }
  spaces.push(here);
  const [prefix, local] = raw.includes(":") ? raw.split(":") : ["", raw];
  return { name: here[prefix] ? `${here[prefix]}:${local}` : local, raw, attributes, children: [] };
}

/** The elements inside one. @param {Node} node @returns {Node[]} */
export const elements = node => node.children.filter(child => typeof child !== "string");
/** The first element of a name inside one, and of a name inside that. @param {Node | undefined} node @param {...string} names @returns {Node | undefined} */
export const child = (node, ...names) => names.reduce((/** @type {Node | undefined} */ found, name) => found && elements(found).find(one => one.name === name), node);
/** Every element of a name, at any depth, itself included, in reading order. @param {Node} node @param {string} name @returns {Iterable<Node>} */
export function* every(node, name) {
  if (node.name === name) yield node;
  for (const one of node.children) if (typeof one !== "string") yield* every(one, name);
}
/** An attribute, whatever its prefix. @param {Node | undefined} node @param {string} name */
export const attribute = (node, name) => node && (node.attributes[name] ?? Object.entries(node.attributes).find(([key]) => key.endsWith(`:${name}`))?.[1]);

/** A text as it stands in XML. @param {string} text */
export const escape = text => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
/** A text as the value of an attribute, with its quotes. @param {string} text */
export const quoted = text => `"${escape(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;")}"`;

/** An element as XML again. @param {Node} node @returns {string} */
export function written(node) {
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}=${quoted(value)}`).join("");
  return node.children.length ? `<${node.raw}${attributes}>${node.children.map(one => typeof one === "string" ? escape(one) : written(one)).join("")}</${node.raw}>` : `<${node.raw}${attributes}/>`;
}
/** A whole part. @param {Node} root */
export const part = root => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${written(root)}`);
