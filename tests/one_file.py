"""A hub that is read once, and of which one file at a time is another: so hundreds of mistakes are tried in seconds."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from stemhub import load
from stemhub.load.schemas import Schemas
from stemhub.model import Hub
from stemhub.source import Document, read


class OneFile:
    """All but the file in question is what it was: documents, and what readers made of the folders that it is not in."""

    def __init__(self, root: Path, schemas: Schemas, monkeypatch: pytest.MonkeyPatch):
        self.root, self.schemas = root, schemas
        self.changed = ""
        for part, reader in ((load.learning, "module"), (load.learning, "guide"), (load.frameworks, "framework"), (load.templates, "template")):
            self.remember(monkeypatch, part, reader)
        self.whole = load.load(root, schemas)
        self.documents = dict(self.whole.documents)
        check_form = load._check_form
        monkeypatch.setattr(load, "_read", lambda root, path: self.documents[path])
        monkeypatch.setattr(load, "_check_form", lambda doc, name, known: None if self.whole.documents.get(doc.path) is doc else check_form(doc, name, known))

    def remember(self, monkeypatch: pytest.MonkeyPatch, part: ModuleType, reader: str) -> None:
        """Let a reader work once for each folder that the changed file is not in."""
        make, made = getattr(part, reader), {}

        def again(*told: object) -> object:
            document = next(one for one in told if isinstance(one, Document))
            folder = "nutshell-guide" if reader == "guide" else document.path.rpartition("/")[0]
            if folder in self.changed:
                return make(*told)
            if document.path not in made:
                made[document.path] = make(*told)
            return made[document.path]

        monkeypatch.setattr(part, reader, again)

    def with_data(self, path: str, data: bytes) -> Hub:
        """The hub when a file of it holds `data`."""
        self.documents[path], self.changed = read(path, data), path
        try:
            return load.load(self.root, self.schemas)
        finally:
            self.documents[path] = self.whole.documents[path]
