"""A drafted family as TOML, with comments that say where each line comes from and what is left to decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import orjson

from tipdiff.corpus.drafting import Draft
from tipdiff.views.output import printable

WIDTH = 48
"""Columns of a suggestion, before how often it stands there."""
FEW = 12
"""Of more sections a document may well lack one."""


def write(draft: Draft, name: str, placed: Sequence[float] = ()) -> str:
    """The file.

    Args:
        name: of the family.
        placed: share of the words of each document that stand in its named sections; told at the end.
    """
    lines = (*_head(draft, name), *_sections(draft), *_figures(draft), *_placed(draft, placed))
    return printable("\n".join(lines) + "\n")


def _head(draft: Draft, name: str) -> Iterator[str]:
    yield "# Drafted from these documents; read it line by line."
    yield from (f"#   {report.source}" for report in draft.documents)
    yield f"name = {_text(name)}"
    yield "version = 1"
    yield f"title = {_text(draft.title)}"
    yield "reference_year = 0           # the report of a year counts that year; -1: the year before"
    yield "headed = true                # a document's own headings are its sections, below those that are named here"
    yield ""
    yield "# Each phrase that a text holds is one vote for this family: leave those that no other report has."
    yield "detect = ["
    yield from (f"  {_text(phrase)}," for phrase in draft.phrases)
    yield "]"
    yield ""
    yield "# A pattern with the group edition or country, over the first lines, where title and path do not tell them."
    for report, line in zip(draft.documents, draft.dated_by, strict=True):
        told = f"by its line {line!r}" if line else "by nothing but the file"
        yield f"#   {report.source}: edition {report.edition} {told}"
    yield "editions = []"
    yield "countries = []"
    if draft.lists:
        yield ""
        yield "# What heads a list of recommendations or goals."
        yield f"lists_headed = {_list(draft.lists)}"
    if draft.furniture:
        yield ""
        yield "# Lines that stand often in every document: take in, without the mark, those that are no text."
        yield "furniture = ["
        yield from (f"  # {_pattern(line)}," for line in draft.furniture)
        yield "]"


def _sections(draft: Draft) -> Iterator[str]:
    if not draft.sections:
        yield ""
        yield "sections = []                # no heading stands in every document"
    for each in draft.sections:
        yield ""
        yield "[[sections]]"
        yield f"name = {_text(each.name)}"
        yield f"headings = {_list(each.headings)}"
        if len(draft.sections) <= FEW:
            yield "required = true"


def _figures(draft: Draft) -> Iterator[str]:
    """What to take in where it is followed: all of it commented out, since only a reader knows what counts."""
    told = "take in, without the mark, what you follow"
    for table, said, rows in (
        ("nouns", "Nouns that every document counts", draft.counted),
        ("stated", "Words before a number that every document has", draft.stated),
        ("rows", "Rows that a table of every document has", draft.rows),
    ):
        if rows:
            yield ""
            yield f"# {said}: {told}."
            yield f"# [figures.{table}]"
        for words, counts in rows:
            line = f"{_key(words)} = {_pattern(words)}"
            yield f"# {line:{WIDTH}} # {', '.join(map(str, counts))} times"


def _placed(draft: Draft, placed: Sequence[float]) -> Iterator[str]:
    if placed:
        yield ""
        yield "# Share of the words that stand in the sections named here:"
        yield from (f"#   {report.source}: {share:.0%}" for report, share in zip(draft.documents, placed, strict=True))


def _key(text: str) -> str:
    return "-".join("".join(mark if mark.isalnum() else " " for mark in text).split())


def _text(text: str) -> str:
    return orjson.dumps(text).decode()


def _list(texts: Sequence[str]) -> str:
    return "[" + ", ".join(map(_text, texts)) + "]"


def _pattern(text: str) -> str:
    return f"'{text}'" if "'" not in text else f"'''{text}'''"
