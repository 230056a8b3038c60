"""The table of rules. One rule, one module: a docstring manual, CODE, SLUG, SEVERITY, HINT and `check(hub)`.

Codes by hundreds: 0xx file · 1xx schema · 2xx references and versions · 3xx learning design and time · 4xx language and
accessibility · 5xx documents and exports. A code is never reused. A new rule is one module and one line in RULES.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import ModuleType

from stemhub.diagnostics import Diagnostic, Finding, Manual, read_manual
from stemhub.model import Hub
from stemhub.rules import (
    activity_without_safety,
    bad_name,
    bad_value,
    broken_link,
    check_without_answer,
    duplicate_id,
    duplicate_key,
    edition_changed,
    encoding,
    item_without_class,
    missing_field,
    missing_file,
    option_without_explanation,
    path_escape,
    prerequisite_cycle,
    stray_file,
    unclosed_block,
    unknown_block,
    unknown_code,
    unknown_field,
    unknown_reference,
    unknown_term,
    unlisted_code,
    unlisted_file,
    unreadable_file,
    wrong_type,
    yaml_alias,
    yaml_syntax,
)

RULES: tuple[ModuleType, ...] = (
    unreadable_file,
    encoding,
    yaml_syntax,
    duplicate_key,
    yaml_alias,
    unclosed_block,
    unknown_block,
    stray_file,
    bad_name,
    unknown_field,
    wrong_type,
    missing_field,
    bad_value,
    unknown_term,
    duplicate_id,
    unknown_reference,
    prerequisite_cycle,
    missing_file,
    unlisted_file,
    path_escape,
    edition_changed,
    item_without_class,
    broken_link,
    unknown_code,
    unlisted_code,
    check_without_answer,
    option_without_explanation,
    activity_without_safety,
)

BY_CODE: dict[str, ModuleType] = {rule.CODE: rule for rule in RULES}


def run(hub: Hub, rules: Iterable[ModuleType] = RULES) -> list[Diagnostic]:
    """All findings of all rules, in file order."""
    found = {diagnostic.order: diagnostic for rule in rules for diagnostic in _apply(rule, hub)}
    return [found[order] for order in sorted(found)]


def _apply(rule: ModuleType, hub: Hub) -> Iterator[Diagnostic]:
    finding: Finding
    for finding in rule.check(hub):
        document = hub.documents.get(finding.span.path)
        yield Diagnostic(
            span=finding.span,
            code=rule.CODE,
            slug=rule.SLUG,
            severity=rule.SEVERITY,
            message=finding.message,
            hint=rule.HINT.format_map(finding.values),
            line_text=document.line(finding.span.line) if document else "",
        )


def manuals() -> list[Manual]:
    """The manuals of all rules, in the order of their codes."""
    return [read_manual(rule.__doc__ or "", rule.CODE, rule.SLUG, rule.SEVERITY) for rule in RULES]
