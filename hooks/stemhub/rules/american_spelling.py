"""A word in American spelling

The hub is written in British English, as its readers write. Names and titles of sources keep their own spelling.

Wrong, in `modules/tiny/first.md`:

    Children explore color and behavior.

Right, in `modules/tiny/first.md`:

    Children explore colour and behaviour.
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.rules.common import hints, phrases

CODE = "HUB410"
SLUG = "american-spelling"
SEVERITY = Severity.WARNING
HINT = "Write `{british}`."

BRITISH = {
    "color": "colour", "colors": "colours", "colored": "coloured", "colorful": "colourful", "favor": "favour",
    "favorite": "favourite", "favorites": "favourites", "behavior": "behaviour", "behaviors": "behaviours", "honor": "honour",
    "labor": "labour", "neighbor": "neighbour", "neighbors": "neighbours", "harbor": "harbour", "humor": "humour",
    "center": "centre", "centers": "centres", "centered": "centred", "fiber": "fibre", "theater": "theatre",
    "liter": "litre", "liters": "litres",
    "gray": "grey", "math": "maths", "mom": "mum", "moms": "mums", "catalog": "catalogue", "dialog": "dialogue",
    "analog": "analogue", "program's": "programme's", "enrollment": "enrolment", "fulfill": "fulfil", "skillful": "skilful",
    "traveling": "travelling", "traveled": "travelled", "modeling": "modelling", "modeled": "modelled", "labeled": "labelled",
    "labeling": "labelling", "canceled": "cancelled", "counselor": "counsellor", "aluminum": "aluminium", "sulfur": "sulphur",
    "organize": "organise", "organized": "organised", "organizing": "organising", "organization": "organisation",
    "recognize": "recognise", "recognized": "recognised", "realize": "realise", "realized": "realised",
    "analyze": "analyse", "analyzed": "analysed", "analyzing": "analysing", "emphasize": "emphasise", "summarize": "summarise",
    "prioritize": "prioritise", "specialize": "specialise", "utilize": "use", "apologize": "apologise", "minimize": "minimise",
    "maximize": "maximise", "preschool": "nursery or pre-school", "diaper": "nappy",
    "diapers": "nappies", "faucet": "tap", "flashlight": "torch", "sidewalk": "pavement", "trash": "rubbish",
    "garbage": "rubbish", "airplane": "aeroplane", "defense": "defence", "offense": "offence", "skeptical": "sceptical",
    "pediatric": "paediatric", "esthetic": "aesthetic", "maneuver": "manoeuvre", "plow": "plough", "mold": "mould", "molds": "moulds",
}  # fmt: skip
_HINTS = hints(*BRITISH)
_WORD = re.compile(rf"(?<![\w@/.#-])(?:{'|'.join(re.escape(word) for word in BRITISH)})(?![\w/-]|\.\w)", re.IGNORECASE)


def check(hub: Hub) -> Iterator[Finding]:
    """Words in American spelling in running text; source titles, synonyms, ids and addresses are left alone."""
    for span, word in phrases(hub, _WORD, _HINTS):
        yield Finding(span, f"“{word}” is American spelling.", {"british": BRITISH[word.casefold()]})
