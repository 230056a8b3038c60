"""A collation as JSON, for programs: the fields of answers/collate.py; a hidden number is null."""

from __future__ import annotations

import dataclasses
import json

from stemhub.answers.collate import Collation
from stemhub.report.collated.sheets import facts


def write(collation: Collation) -> bytes:
    """The whole file."""
    about = {name.lower().replace(" ", "_"): value for name, value in facts(collation)}
    text = json.dumps({"format": 1, "about": about, **dataclasses.asdict(collation)}, ensure_ascii=False, indent=2)
    return (text + "\n").encode("utf-8", "replace")
