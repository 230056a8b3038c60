"""`stemhub new`: a valid draft with guidance, for editors."""

from __future__ import annotations

import argparse

from stemhub.cli.common import Command, WrongCall, checked, written
from stemhub.scaffolds import KINDS, CannotScaffold, scaffold


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=KINDS, help="what to begin")
    parser.add_argument("id", metavar="ID", help="its name in its address for ever, such as outdoor-maths; a unit's is MODULE/ID, a pack's its module's")


def _run(options: argparse.Namespace) -> int:
    held = checked(options.root)
    try:
        draft = scaffold(held.hub, options.kind, options.id, lambda path: (options.root / path).read_bytes())
    except CannotScaffold as why:
        raise WrongCall(str(why)) from why
    except OSError as closed:
        raise WrongCall(f"cannot read {closed.filename} ({closed.strerror}). Nothing was changed.") from closed
    if not written(options.root, held, draft.created, draft.changed):
        return 1
    print(f"Next: open the {'file' if len(draft.created) == 1 else 'files'}. {draft.next} Then run `stemhub check`.")
    return 0


NEW = Command("new", "Begin something with a valid draft that explains its fields: a module, a unit, a directory entry …", _arguments, _run)
