"""What is done with evaluations once they are read: carry-over, merge, collate. No file format is known here.

What one needs to know to write it:

- `model/evaluation.py` is the evaluation; `model/evaluation_json.py` turns it into data and back; `model/verbatim.py` is the
  normal form of texts. Every noun has `more`, the fields that it does not know: copy nouns with `dataclasses.replace`, never
  build them anew, and unknown fields survive.
- `Answer.carried` says how an answer came over (change class, version it came from, items it was given to, `confirm`).
  `Answer.offers` holds answers to choose from (split, merged). `Evaluation.archive` holds answers to items that are no
  longer asked, each with the item, the version and the question as it was worded. `Evaluation.derived_from` is the lineage.
  All texts in offers and archive are shown by every format: a form filled with `model/values.py: filled` gets a section
  for every text that has no field, and reads back the same. So nothing that is put there can be lost by a change of format.
- `Item.change` (model/framework.py) is the change of an item against the released edition before; ids are never reused and
  withdrawn items stay. `model/checklist.py: checklist` makes a Form of any edition, and `model/forms.py: form_of` finds one by id and version.
- `formats.FORMATS[name].read(data, find)` gives a Return (form, evaluation, what was noticed) or raises Refused; the safe
  reading of many files, a process each, is in `formats/safely.py`. Stages do not import each other: `cli/evaluation.py`
  joins reading with what is done here.

The functions, one module each:

    carry_over.py   carry_over(evaluation, framework, to) -> CarriedOver(evaluation, report)
    merge.py        merge(evaluations) -> Evaluation
    collate.py      collate(returns, …) -> Collation
"""
