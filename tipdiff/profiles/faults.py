"""What is wrong with a profile, said to the one who wrote it: file, line, and the nearest name that would do.

Takes faults with their places, gives sentences and the error. Loaded only when something is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from tomllib import TOMLDecodeError

from rapidfuzz import process
from rapidfuzz.distance.DamerauLevenshtein import normalized_similarity

from tipdiff.errors import ProfileError
from tipdiff.model.frozen import Frozen
from tipdiff.profiles import figure_words, records
from tipdiff.profiles.lines import line_of, lines_of
from tipdiff.profiles.reading import fields
from tipdiff.profiles.shapes import Fault, Faults, table, within

NEAR = 0.6
"""Least likeness of a name that may be the one meant: one of five letters has 0.8 with one of them wrong or two
exchanged, 0.6 with two wrong."""
SURE = 0.8
"""Least likeness of a name that is meant rather than the same name in another table: one letter off, not two."""
FEW = 12
"""Names that are listed where none is near."""
GUIDE = "See the README beside the shipped profiles"


def first(faults: Faults, text: str, source: str) -> ProfileError:
    """The error of the first of these faults."""
    line, fault = min(ordered(faults, text), key=lambda told: told[1].missing)
    return ProfileError(f"{source}, line {line}: {fault.what}", remedy(fault))


def told(faults: Faults, text: str, source: str) -> Sequence[str]:
    """A sentence for every fault, in the order of the file."""
    return tuple(f"{source}, line {line}: {fault.what}. {remedy(fault)}" for line, fault in ordered(faults, text))


def ordered(faults: Faults, text: str) -> Sequence[tuple[int, Fault]]:
    """Faults with their lines, in the order of the file."""
    lines = lines_of(text)
    return sorted(((line_of(fault.at, lines), fault) for fault in faults), key=lambda told: told[0])


def broken(wrong: TOMLDecodeError, source: str) -> ProfileError:
    """The error of a file that is not TOML."""
    found = re.fullmatch(r"(.+) \(at (?:line (\d+), column \d+|end of document)\)", str(wrong), re.DOTALL)
    what = found[1] if found else str(wrong)
    where = f", line {found[2]}" if found and found[2] else ", at its end" if found else ""
    return ProfileError(f"{source}{where}: this is not TOML: {what[:1].lower()}{what[1:]}", "Fix the file")


def remedy(fault: Fault) -> str:
    """What to do: the nearest name, where else a key belongs, or the names that there are."""
    near = process.extractOne(fault.meant, fault.known, scorer=normalized_similarity, score_cutoff=NEAR)
    homes = tuple(_homes(fault.meant)) if fault.key else ()
    if homes and (near is None or near[1] < SURE):
        return f"It belongs {' or '.join(map(within, homes))}"
    if near is not None:
        return f"Did you mean {near[0]!r}?"
    if 0 < len(fault.known) <= FEW:
        return f"Use one of {', '.join(fault.known)}"
    return fault.remedy or GUIDE


def _homes(key: str) -> Iterator[str]:
    """The tables that have such a key."""
    for home, record in tables():
        if key in fields(record):
            yield home


def tables() -> Iterator[tuple[str, type[Frozen]]]:
    """Each table of a profile as its file writes it, with the record that it fills, in the order of reading."""
    yield table(()), records.Profile
    yield "[tier]", records.TierForm
    yield "[[sections]]", records.SectionForm
    yield "[figures]", figure_words.Figures
    for name, record in (
        ("roles", figure_words.Roles),
        ("parts", figure_words.Parts),
        ("years", figure_words.Years),
        ("silence", figure_words.Silence),
        ("caveats", figure_words.Caveats),
    ):
        yield f"[figures.{name}]", record
    yield "[sources]", records.Sources
