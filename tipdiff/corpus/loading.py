"""A file to a report: takes a path, gives the `Report` in it, read, placed in its family, its figures found.

What a step does stands in its own room; here stands in which order they come, how a family is told, and what
stands in for a reading that was done before.
"""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

from tipdiff import figures, profiles
from tipdiff.corpus import files, snapshot_json
from tipdiff.corpus.records import record_of
from tipdiff.errors import OtherFamilyError, ReadError
from tipdiff.model import Report
from tipdiff.model.edition import Edition
from tipdiff.model.frozen import replace
from tipdiff.normalize import Given, normalize
from tipdiff.profiles import Profile
from tipdiff.read import Document, read

if TYPE_CHECKING:
    from pathlib import Path

SNAPSHOTS = "snapshots"
"""Folder beside a corpus."""


def load(
    source: str | Path,
    *,
    profile: str | None = None,
    country: str | None = None,
    edition: Edition | None = None,
    fresh: bool = False,
) -> Report:
    """The report in a file, or in its snapshot; `-` is standard input.

    A report of a corpus that has snapshots beside it is not parsed again while its source is the same.

    Args:
        profile: name of a family, or a TOML file; told by the text where it is None.
        country: slug that wins over the text, which wins over the path.
        edition: as country.
        fresh: parse it, whatever snapshots there are.

    Raises:
        ReadError: the file cannot be read, or holds no report.
        ProfileError: the profile does not exist or is wrong.
    """
    name = str(source)
    data = _bytes(name)
    if snapshot_json.is_one(data, name):
        return snapshot_json.from_json(data, name, profiles.load(profile) if profile else None)
    digest = sha256(data).hexdigest()
    if not (fresh or profile or country or edition) and (kept := stored(name, digest)):
        return kept
    document = read(data, name)
    given = Given(name, digest, country, edition)
    family = profiles.load(profile) if profile else detect(document)
    try:
        report = normalize(document, family, given)
    except OtherFamilyError:
        if profile:
            raise
        family = profiles.load(profiles.ANY)  # it only spoke of that family
        report = normalize(document, family, given)
    return figures.annotate(_recorded(report), family)


def detect(document: Document) -> Profile:
    """The family whose phrases the text holds most of; that of everything else where it holds none."""
    return profiles.load(_told(document) or profiles.ANY)


def recognized(document: Document, name: str) -> Profile:
    """The family whose phrases the text holds most of.

    Raises:
        ReadError: it holds none of any family.
    """
    family = _told(document)
    if family is None:
        raise ReadError(f"{name} is not a report of a known family", "Name the family with --profile")
    return profiles.load(family)


def _told(document: Document) -> str | None:
    text = "\n".join((*document.titles, *(block.text for block in document.blocks))).lower()
    shares = {
        family: sum(phrase in text for phrase in phrases) / len(phrases)
        for family, phrases in profiles.phrases().items()
        if phrases
    }
    best = max(shares, key=lambda family: shares[family])
    return best if shares[best] else None


def stored(name: str, digest: str) -> Report | None:
    """The report of `corpus/<country>/<edition>.html` from `snapshots/<country>/<edition>.json` beside the corpus.

    None where there is no such snapshot, or it was made from another source or by another version of tipdiff.
    """
    folder, file = os.path.split(os.path.abspath(name))
    corpus, country = os.path.split(folder)
    kept = os.path.join(os.path.dirname(corpus), SNAPSHOTS, country, f"{os.path.splitext(file)[0]}.json")
    if not os.path.isfile(kept):
        return None
    report = snapshot_json.current(_bytes(kept), kept, digest)
    return replace(report, source=name) if report else None


def _recorded(report: Report) -> Report:
    """With address and date from the record beside the page, where the page is still the one that was recorded."""
    record = record_of(report.source)
    if record is None or record.sha256 != report.sha256:
        return report
    return replace(report, url=record.url or report.url, retrieved=record.retrieved)


def _bytes(name: str) -> bytes:
    return files.bounded(sys.stdin.buffer, "standard input") if name == "-" else files.contents(name)
