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
    address_taken,
    almost_markdown,
    american_spelling,
    anchor_missing,
    asks_for_names,
    bad_name,
    bad_value,
    bare_url,
    best_bet_astray,
    broken_link,
    check_without_answer,
    code_out_of_date,
    code_wrong_sector,
    colour_alone,
    dangerous_svg,
    duplicate_id,
    duplicate_key,
    duplicate_option,
    edition_changed,
    encoding,
    event_ends_first,
    figures_out_of_line,
    forbidden_claim,
    front_matter_misplaced,
    gaelic_older,
    gaelic_unplaced,
    hard_words,
    heading_skipped,
    heavy_picture,
    id_reused,
    indented_text,
    item_without_class,
    item_without_help,
    jargon,
    leaflet_sides,
    link_apart,
    link_text,
    log_not_told,
    long_average,
    long_sentence,
    merge_conflict,
    minutes_do_not_fit,
    missing_alt,
    missing_field,
    missing_file,
    mute_without_reason,
    option_without_explanation,
    outcome_unserved,
    outdated_claim,
    own_statement_unlabelled,
    pasted_letters,
    path_escape,
    personal_data,
    prerequisite_cycle,
    promise_without_account,
    raw_html,
    review_due,
    second_title,
    session_minutes,
    source_never_cited,
    stages_do_not_fit,
    stray_file,
    stray_quote,
    symlink_escape,
    table_header,
    unclosed_block,
    unit_without_item,
    unknown_block,
    unknown_code,
    unknown_field,
    unknown_reference,
    unknown_term,
    unlisted_code,
    unlisted_file,
    unopened_block,
    unreadable_file,
    version_order,
    wrong_language,
    wrong_type,
    yaml_alias,
    yaml_syntax,
)
from stemhub.source import Mute

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
    symlink_escape,
    mute_without_reason,
    front_matter_misplaced,
    merge_conflict,
    pasted_letters,
    unopened_block,
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
    version_order,
    id_reused,
    anchor_missing,
    code_out_of_date,
    code_wrong_sector,
    address_taken,
    promise_without_account,
    event_ends_first,
    figures_out_of_line,
    stages_do_not_fit,
    best_bet_astray,
    log_not_told,
    check_without_answer,
    option_without_explanation,
    activity_without_safety,
    minutes_do_not_fit,
    duplicate_option,
    outcome_unserved,
    unit_without_item,
    item_without_help,
    source_never_cited,
    review_due,
    own_statement_unlabelled,
    session_minutes,
    missing_alt,
    heading_skipped,
    second_title,
    link_text,
    bare_url,
    raw_html,
    long_sentence,
    hard_words,
    jargon,
    american_spelling,
    outdated_claim,
    forbidden_claim,
    gaelic_older,
    wrong_language,
    table_header,
    colour_alone,
    personal_data,
    long_average,
    gaelic_unplaced,
    asks_for_names,
    indented_text,
    stray_quote,
    link_apart,
    almost_markdown,
    dangerous_svg,
    heavy_picture,
    leaflet_sides,
)

BY_CODE: dict[str, ModuleType] = {rule.CODE: rule for rule in RULES}


def run(hub: Hub, rules: Iterable[ModuleType] = RULES) -> list[Diagnostic]:
    """All findings of all rules, in file order, without those that are muted; a mute without a reason is a finding itself."""
    muted = {(mute.span.path, mute.line, mute.code): mute for mute in mutes(hub)}
    used = set()
    found = {}
    for rule in rules:
        for diagnostic in _apply(rule, hub):
            place = (diagnostic.span.path, diagnostic.span.line, diagnostic.code)
            if place in muted:
                used.add(place)
            else:
                found[diagnostic.order] = diagnostic
    for place in (place for place in muted.keys() - used if muted[place].reason):
        diagnostic = _diagnostic(mute_without_reason, hub, mute_without_reason.idle(muted[place], place[2] in BY_CODE))
        found[diagnostic.order] = diagnostic
    return [found[order] for order in sorted(found)]


def mutes(hub: Hub) -> list[Mute]:
    """Every mute of the content, in file order: which rule, where, and why."""
    return [mute for document in hub.documents.values() for mute in document.mutes]


def _apply(rule: ModuleType, hub: Hub) -> Iterator[Diagnostic]:
    finding: Finding
    for finding in rule.check(hub):
        yield _diagnostic(rule, hub, finding)


def _diagnostic(rule: ModuleType, hub: Hub, finding: Finding) -> Diagnostic:
    document = hub.documents.get(finding.span.path)
    return Diagnostic(
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
