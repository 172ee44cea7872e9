"""What the alignment is measured on, and how.

Gives gold texts with their links: the shared ones where they lie beside the project, the passages whose
sentences are found again in the shared reports, and the German ones written here. Scores as
`../shared/gold/score_pairs.py`.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tipdiff import align

GOLD = Path(__file__).parent / "gold"
SHARED = Path(__file__).parents[3] / "shared"

Link = tuple[int, int]


@dataclass(frozen=True)
class Places:
    """Where the sentences of one version stand, as the product passes it to the engine."""

    sections: tuple[str, ...]
    paragraphs: tuple[int, ...]


@dataclass(frozen=True)
class Text:
    """Two versions of one text, sentence by sentence, and which sentences belong together."""

    id: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    links: frozenset[Link]
    places: tuple[Places, Places] | None = None
    """Of the old and the new version; essays and tales have neither sections nor paragraphs."""


Matcher = Callable[[Text], set[Link]]


@dataclass(frozen=True)
class Score:
    """Links found, wrong and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        return self.right / ((self.right + self.missed) or 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / ((2 * self.right + self.wrong + self.missed) or 1)


def engine(text: Text) -> set[Link]:
    """The links of `tipdiff.align`."""
    known = {}
    for side, places in zip(("old", "new"), text.places or (), strict=False):
        known |= {f"{side}_sections": places.sections, f"{side}_paragraphs": places.paragraphs}
    return {(o, n) for match in align.match(text.old, text.new, **known) for o in match.old for n in match.new}


def shared_gold(name: str) -> list[Text]:
    """`hrr.dev`, `hrr.dev2` or `argrewrite2.dev`, the halves to develop on. Empty where `../shared` is absent."""
    return [_text(row, row["old"], row["new"], row["gold"]) for row in _rows(SHARED / f"gold/{name}.jsonl")]


def passages(*rounds: int) -> list[Text]:
    """The hand-linked passages of these rounds. Empty as above.

    Raises:
        ValueError: a report is not the one that was linked.
    """
    if not SHARED.is_dir():
        return []
    return [
        _text(row, _sentences(row["old"]), _sentences(row["new"]), row["links"])
        for row in _rows(GOLD / "passages.jsonl")
        if row["round"] in rounds
    ]


def reports() -> list[Text]:
    """Every passage of real reports. Empty as above."""
    return [*shared_gold("hrr.dev"), *shared_gold("hrr.dev2"), *passages(1, 2, 3)]


def simple_german() -> list[Text]:
    return [_text(row, row["old"], row["new"], row["links"]) for row in _rows(GOLD / "simple_german.jsonl")]


def score(texts: Iterable[Text], matcher: Matcher = engine) -> tuple[Score, Score]:
    """Over all links, and over those between sentences that differ; all texts pooled."""
    every, changed = [0, 0, 0], [0, 0, 0]
    for text in texts:
        found = matcher(text)
        for tally, kind in ((every, _any), (changed, _differs)):
            gold = {link for link in text.links if kind(text, link)}
            said = {link for link in found if kind(text, link)}
            for place, links in enumerate((gold & said, said - gold, gold - said)):
                tally[place] += len(links)
    return Score(*every), Score(*changed)


@cache
def plain_text(file: str) -> str:
    """A report without its markup, paragraphs separated by a pilcrow, white space single."""
    text = (SHARED / "reports" / file).read_text(encoding="utf-8")
    if file.endswith(".html"):
        text = re.sub(r"(?is)<(script|style)\b.*?</\1>", " ", text)
        blocks = r"(?i)</?(?:p|div|h[1-6]|li|ul|ol|br|section|article|tr|td|table)\b[^>]*>"
        text = html.unescape(re.sub(r"<[^>]+>", "", re.sub(blocks, " ¶ ", text)))
    else:
        text = text.replace("\n", " ¶ ")
    return " ".join(text.split())


def _text(row: dict[str, Any], old: Sequence[str], new: Sequence[str], links: Iterable[Sequence[int]]) -> Text:
    pairs = frozenset((o, n) for o, n in links)
    return Text(row["id"], tuple(old), tuple(new), pairs, _places().get(row["id"]))


@cache
def _places() -> dict[str, tuple[Places, Places]]:
    return {row["id"]: (_of_side(row["old"]), _of_side(row["new"])) for row in _rows(GOLD / "places.jsonl")}


def _of_side(side: dict[str, Any]) -> Places:
    """Out of run lengths: `[section, sentences]` and the sentences of each paragraph."""
    return Places(
        tuple(section for section, length in side["sections"] for _ in range(length)),
        tuple(number for number, length in enumerate(side["paragraphs"], 1) for _ in range(length)),
    )


def _sentences(side: dict[str, Any]) -> tuple[str, ...]:
    spans = iter(side["spans"])
    text = plain_text(side["file"])
    sentences = tuple(text[start:end] for start, end in zip(spans, spans, strict=True))
    found = hashlib.sha256(("tipdiff alignment gold\n" + "\n".join(sentences)).encode()).hexdigest()
    if found[:16] != side["hash"]:
        raise ValueError(f"{side['file']} is not the report that was linked")
    return sentences


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def _any(text: Text, link: Link) -> bool:
    return True


def _differs(text: Text, link: Link) -> bool:
    return text.old[link[0]].split() != text.new[link[1]].split()
