"""An evaluation as JSON: what programs and the pages of the hub exchange. It reads back exactly."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from stemhub.formats.common import Find, Refused, Return, found
from stemhub.formats.facts import about
from stemhub.model.evaluation import Evaluation, MadeFrom
from stemhub.model.evaluation_json import NotAnEvaluation, evaluation_of, written
from stemhub.model.form import Form

SUFFIX = ".json"
TITLE = "Data"
GOOD_FOR = "for programs, and to carry answers between this site and other tools"


def blank(form: Form) -> bytes:
    """An evaluation without an answer, with all that says what it was made from."""
    return fill(form, Evaluation())


def fill(form: Form, evaluation: Evaluation) -> bytes:
    """The whole evaluation."""
    facts = MadeFrom(form.kind, form.source, form.version, form.digest, evaluation.made_from.more)
    told = {"form": form.id, "made_from": facts, "language": form.language, "audience": form.audience}
    return written(dataclasses.replace(evaluation, **told), about(form))


def read(data: bytes, find: Find) -> Return:
    """The evaluation in a JSON file."""
    evaluation = parsed(data)
    form = found(find, evaluation.form, evaluation.made_from.version)
    return Return(form, evaluation)


def parsed(data: bytes) -> Evaluation:
    """The evaluation in a JSON file, whatever form it belongs to. Raises Refused."""
    try:
        return evaluation_of(json.loads(data.decode("utf-8-sig"), parse_constant=_no_number))
    except NotAnEvaluation as wrong:
        raise Refused(f"It is JSON, but {wrong}.") from wrong
    except UnicodeDecodeError as wrong:
        raise Refused("It is not UTF-8 text. Save it as UTF-8 and try again.") from wrong
    except RecursionError as wrong:
        raise Refused("It is nested too deep to be an evaluation.") from wrong
    except ValueError as wrong:
        line = getattr(wrong, "lineno", 1)
        raise Refused(f"It is not whole JSON: line {line} cannot be read. The file may have been cut off.") from wrong


def _no_number(name: str) -> Any:
    raise NotAnEvaluation(f"it holds `{name}`, which is no number")
