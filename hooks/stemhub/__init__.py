"""The hub's compiler, free of any site engine. Imports point one way: words ← stages ← entrances.

words      what things are; they import only each other
    diagnostics   Span, Severity, Finding, Diagnostic, Manual of a rule
    wording       did-you-mean, lists in words, dates and minutes in words
    source/       Document: YAML or Markdown that remembers where each value was written; edits by these places
    model/        Hub > Module > Unit > Block; Guide > Chapter; Framework > Edition > Element > Item; Template; …; addresses; digests;
                  coverage; Form > Section > Row > Field, made from a framework or a template; Evaluation, what people wrote into one

stages     what is done; a stage imports words, never another stage
    load/         find → parse → check against the schemas → assemble into a Hub
    rules/        one module per rule; the table RULES
    cache         the findings of a hub in which nothing has changed since they were made
    render/       Hub → pages and files, by the templates in overrides/pages; the table FAMILIES
    formats/      Form + Evaluation → PDF, DOCX, XLSX, ODS, CSV, JSON, and back; the table FORMATS
    answers/      evaluations carried over to a newer edition, merged, collated
    search/       pages → the files of the search's index, and from them ranked results
    scaffolds/    Hub + kind + id → the files of a valid draft, from the texts beside it; the table KINDS
    release/      Hub + id + date → the files of a dated version

entrances  where people and the engine come in; they import stages and words
    report/       diagnostics → text, JSON, GitHub annotations, SARIF; the table REPORTS; coverage in words
    build         the list of steps, read from top to bottom
    apart         folders of modules checked apart: those that changed, or a share in each of some processes
    documents     the blank forms of a hub as files, each made once
    export        the compiled pages as plain Markdown for another engine
    save          files written together: all of them or none
    cli/          `stemhub …`, one module a group of commands; the table COMMANDS

The engine is known only to `hooks/events.py` and `hooks/engine/`, beside this package.
"""
