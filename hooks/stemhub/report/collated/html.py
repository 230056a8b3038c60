"""A collation as one page that opens anywhere: no script, nothing from elsewhere, made to be printed as well."""

from __future__ import annotations

import jinja2

from stemhub.answers.collate import Collation
from stemhub.report.collated.sheets import facts, sheets

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Summary of returns: {{ title }}</title>
<style>
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
@media print { body { margin: 0; max-width: none; } thead { display: table-header-group; } tr { break-inside: avoid; } }
</style>
</head>
<body>
<main>
<h1>Summary of returns: {{ title }}</h1>
<dl>{% for name, value in facts %}<dt>{{ name }}</dt><dd>{{ value }}</dd>{% endfor %}</dl>
{% if sheets | length > 1 %}<nav aria-label="Parts"><ul>{% for sheet in sheets %}<li><a href="#part-{{ loop.index }}">{{ sheet.name }}</a></li>{% endfor %}</ul></nav>{% endif %}

{% for sheet in sheets %}
<section aria-labelledby="part-{{ loop.index }}">
<h2 id="part-{{ loop.index }}">{{ sheet.name }}</h2>
<div class="scroll" role="region" aria-labelledby="part-{{ loop.index }}" tabindex="0">
<table>
<caption>{{ sheet.about }}</caption>
<thead><tr>{% for name in sheet.head %}<th scope="col">{{ name }}</th>{% endfor %}</tr></thead>
<tbody>
{% for row in sheet.rows %}
<tr>{% for cell in row %}{% if loop.first and cell != "" %}<th scope="row">{{ cell }}</th>{% else %}<td{% if cell is number %} class="number"{% endif %}>{{ cell }}</td>{% endif %}{% endfor %}</tr>
{% endfor %}
</tbody>
</table>
</div>
</section>
{% else %}
<p>No return could be counted.</p>
{% endfor %}
</main>
</body>
</html>
"""


def write(collation: Collation) -> bytes:
    """The whole file."""
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, undefined=jinja2.StrictUndefined)
    page = environment.from_string(_PAGE).render(title=collation.title, facts=facts(collation), sheets=sheets(collation))
    return (page + "\n").encode("utf-8", "replace")
