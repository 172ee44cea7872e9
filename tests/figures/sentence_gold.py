"""The sentence gold: own-worded sentences with the figures that each states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tipdiff.figures import extract
from tipdiff.model import Figure, Number

HERE = Path(__file__).parent / "sentences"
FILES = tuple(sorted(path.name for path in HERE.iterdir()))


@dataclass(frozen=True)
class Wanted:
    value: Number
    high: Number | None
    measure: str
    qualifiers: frozenset[str]
    scope: str
    """`-` none, `*` some, else itself."""
    year: int | None

    def meant(self, figure: Figure) -> bool:
        """True where the figure means what is wanted; of `other` only the value counts."""
        if (figure.value, figure.measure) != (self.value, self.measure):
            return False
        scope = {"-": figure.scope is None, "*": figure.scope is not None}.get(self.scope, figure.scope == self.scope)
        return self.measure == "other" or (
            scope
            and figure.high == self.high
            and frozenset(figure.qualifiers) == self.qualifiers
            and figure.reference_year == self.year
        )


@dataclass(frozen=True)
class Example:
    sentence: str
    before: tuple[str, ...]
    country: str
    edition: int
    wanted: tuple[Wanted, ...]

    def figures(self) -> list[Figure]:
        found = extract(self.sentence, self.edition, "tip", self.country, self.before)
        return [figure for figure in found if figure.status == "stated"]


def examples(name: str) -> Iterator[Example]:
    """The examples of a file; its head says how it is written."""
    country, edition, before, sentence = "", 0, [], ""
    wanted: list[Wanted] = []
    for line in [*(HERE / name).read_text(encoding="utf-8").splitlines(), ""]:
        if sentence and not line.startswith(("  ", "> ")):
            yield Example(sentence, tuple(before), country, edition, tuple(wanted))
            sentence, before, wanted = "", [], []
        if line.startswith("= "):
            country, year = line[2:].split()
            edition = int(year)
        elif line.startswith("> "):
            before.append(line[2:])
        elif line.startswith("  "):
            wanted.append(_wanted(line.split()))
        elif line and not line.startswith("#"):
            sentence = line


def _wanted(columns: list[str]) -> Wanted:
    value, measure, qualifiers, scope, year = columns
    low, _, high = value.partition("..")
    return Wanted(
        _number(low),
        _number(high) if high else None,
        measure,
        frozenset() if qualifiers == "-" else frozenset(qualifiers.split(";")),
        scope,
        None if year == "-" else int(year),
    )


def _number(text: str) -> Number:
    return float(text) if "." in text else int(text)
