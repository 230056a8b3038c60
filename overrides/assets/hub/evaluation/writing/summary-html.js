/** A collation as one page of HTML that needs nothing else and holds no script: report/collated/html.py in the browser. */
import { facts, sheets } from "../summary.js";
import { escape } from "../xml.js";

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
h1, h2 { line-height: 1.2; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9375rem; }
caption { text-align: start; padding-block: .25rem .5rem; }
th, td { padding: .35rem .6rem; border-block-end: 1px solid; text-align: start; vertical-align: top; }
td.number { text-align: end; font-variant-numeric: tabular-nums; }
td { white-space: pre-wrap; overflow-wrap: anywhere; }
dt { font-weight: 700; } dd { margin: 0 0 .5rem; }
@media print { body { margin: 0; max-width: none; } thead { display: table-header-group; } tr { break-inside: avoid; } }`;

/** @param {import("../summary.js").Cell} one @param {number} place */
const cell = (one, place) => place || one === "" ? `<td${typeof one === "number" ? ' class="number"' : ""}>${escape(String(one))}</td>` : `<th scope="row">${escape(String(one))}</th>`;
/** @param {string} name */
const headCell = name => `<th scope="col">${escape(name)}</th>`;
/** @param {import("../summary.js").Cell[]} row */
const line = row => `<tr>${row.map(cell).join("")}</tr>`;
/** @param {[string, string]} fact */
const fact = ([name, value]) => `<dt>${escape(name)}</dt><dd>${escape(value)}</dd>`;
/** @param {import("../summary.js").Sheet} sheet @param {number} place */
const link = (sheet, place) => `<li><a href="#part-${place + 1}">${escape(sheet.name)}</a></li>`;

/** @param {import("../summary.js").Sheet} sheet @param {number} place */
const section = (sheet, place) => `<section aria-labelledby="part-${place + 1}">
<h2 id="part-${place + 1}">${escape(sheet.name)}</h2>
<div class="scroll" role="region" aria-labelledby="part-${place + 1}" tabindex="0">
<table>
<caption>${escape(sheet.about)}</caption>
<thead><tr>${sheet.head.map(headCell).join("")}</tr></thead>
<tbody>
${sheet.rows.map(line).join("\n")}
</tbody>
</table>
</div>
</section>`;

/** @param {import("../collate.js").Collation} collation @returns {Uint8Array} */
export function page(collation) {
  const title = `Summary of returns: ${escape(collation.title)}`, all = sheets(collation), links = all.map(link).join("");
  const list = all.length > 1 ? `<nav aria-label="Parts"><ul>${links}</ul></nav>` : "";
  return new TextEncoder().encode(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${STYLE}
</style>
</head>
<body>
<main>
<h1>${title}</h1>
<dl>${facts(collation).map(fact).join("")}</dl>
${list}
${all.map(section).join("\n") || "<p>No return could be counted.</p>"}
</main>
</body>
</html>
`);
}
