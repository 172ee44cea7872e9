"""A document of many countries, one report a country.

A report is written as Markdown: its title, its headings and its paragraphs as they were read, and above
them where they come from. Whoever reads it back finds the same report as in the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tipdiff.errors import ReadError
from tipdiff.model.edition import Edition
from tipdiff.model.frozen import replace
from tipdiff.profiles import countries

if TYPE_CHECKING:
    from tipdiff.model import Report
    from tipdiff.normalize.parts import Part
    from tipdiff.profiles import Profile

MARK = re.compile(r"[\\*_\[\]]|^[#+>-](?=\s)|(?<=^\d)[.)](?=\s)|(?<=^\d\d)[.)](?=\s)")
"""What Markdown would take for its own."""


def split(
    data: bytes, name: str, *, profile: str | None = None, edition: Edition | None = None
) -> Iterator[tuple[str, tuple[Report, bytes] | ReadError]]:
    """Each country of a document, with its report and the Markdown that holds it, or why it could not be
    read.

    Raises:
        ReadError: the document cannot be read, or has fewer than two countries in it.
    """
    from tipdiff import profiles
    from tipdiff.corpus.loading import recognized
    from tipdiff.normalize import Given, normalize
    from tipdiff.normalize.parts import parts
    from tipdiff.read import read

    document = read(data, name)
    family = profiles.load(profile) if profile else recognized(document, name)
    found = parts(document, family)
    if len(found) < 2:
        raise ReadError(f"{name} has fewer than two countries in it", "Place it with tipdiff import")
    source = f"{Path(name).name}, sha256 {sha256(data).hexdigest()}"
    for part in found:
        try:
            report = normalize(part.of(document), family, Given(name, "", part.country, edition))
        except ReadError as error:
            yield part.country, error
            continue
        text = _markdown(part, report, family, source)
        yield part.country, (replace(report, sha256=sha256(text).hexdigest()), text)


def _markdown(part: Part, report: Report, profile: Profile, source: str) -> bytes:
    from tipdiff.read import SAMPLE_MARK

    pages = sorted({block.page for block in part.blocks if block.page is not None})
    place = f", pages {pages[0]} to {pages[-1]}" if pages else ""
    lines = [f"<!-- From {source}{place} -->", f"# {report.edition} {profile.title}: {_name(part.country)}"]
    if report.sample:
        lines.insert(0, f"<!-- {SAMPLE_MARK} -->")
    for block in part.blocks:
        text = MARK.sub(r"\\\g<0>", block.text)
        lines.append({"heading": f"## {text}", "item": f"- {text}"}.get(block.kind, text))
    return "\n\n".join(lines).encode() + b"\n"


def _name(country: str) -> str:
    return countries.name(slug) if countries.known(slug := countries.slug(country)) else country.title()
