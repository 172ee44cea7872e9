"""`tipdiff split`: a document of many countries in, one report a country out, each placed in a corpus.

A report is written as Markdown: its title, its headings and its paragraphs as they were read, and above
them where they come from. Whoever reads it back finds the same report as in the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tipdiff import corpus, countries
from tipdiff.errors import ExitCode, ReadError
from tipdiff.frozen import replace
from tipdiff.output import complain, write

if TYPE_CHECKING:
    import argparse

    from tipdiff.model import Report
    from tipdiff.normalize.parts import Part
    from tipdiff.profiles import Profile

MARK = re.compile(r"[\\*_\[\]]|^[#+>-](?=\s)|(?<=^\d)[.)](?=\s)|(?<=^\d\d)[.)](?=\s)")
"""What Markdown would take for its own."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `tipdiff split`."""
    parser.add_argument("file", metavar="FILE", help="a PDF or page that holds several countries")
    parser.add_argument("-o", "--output", default="corpus", metavar="DIR", help="the corpus: ./corpus")
    parser.add_argument("--edition", type=corpus.edition, metavar="YEAR", help="wins over what the document says")
    parser.add_argument("--profile", metavar="NAME|FILE", help="the family; told by the text otherwise")


def run(arguments: argparse.Namespace) -> int:
    """Places every report of the document; returns 0 where all could be read, else 2.

    Raises:
        ReadError: the document cannot be read, or holds fewer than two countries.
        UsageError: the corpus cannot be written to.
    """
    from tipdiff.fetch.storing import Shelf
    from tipdiff.records import Record

    file = Path(arguments.file)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ReadError(f"cannot read {file}: {error.strerror}", "Check the path") from error
    shelf = Shelf(Path(arguments.output), arguments.profile)
    day = datetime.now(UTC).strftime("%Y-%m-%d")
    refused = 0
    for country, part in split(data, str(file), profile=arguments.profile, edition=arguments.edition):
        if isinstance(part, ReadError):
            refused += 1
            complain(str(part))
            continue
        report, text = part
        record = partial(Record, url=report.url, retrieved=None, etag=None, last_modified=None, sha256=report.sha256)
        placed = shelf.put(report, text, record, day)
        write(f"{placed.kind:8} {placed.path}  {country}\n", None)
    return ExitCode.USAGE if refused else ExitCode.DONE


def split(
    data: bytes, name: str, *, profile: str | None = None, edition: int | None = None
) -> Iterator[tuple[str, tuple[Report, bytes] | ReadError]]:
    """Each country of a document, with its report and the Markdown that holds it, or why it could not be
    read.

    Raises:
        ReadError: the document cannot be read, or holds fewer than two countries.
    """
    from tipdiff import profiles
    from tipdiff.compare import detect
    from tipdiff.normalize import Given, normalize
    from tipdiff.normalize.parts import parts
    from tipdiff.read import read

    document = read(data, name)
    family = profiles.load(profile) if profile else detect(document, name)
    found = parts(document, family)
    if len(found) < 2:
        raise ReadError(f"{name} holds fewer than two countries", "Place it with tipdiff import")
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
        lines.insert(0, f"<!-- {SAMPLE_MARK.decode()} -->")
    for block in part.blocks:
        text = MARK.sub(r"\\\g<0>", block.text)
        lines.append({"heading": f"## {text}", "item": f"- {text}"}.get(block.kind, text))
    return "\n\n".join(lines).encode() + b"\n"


def _name(country: str) -> str:
    return countries.name(slug) if countries.known(slug := countries.slug(country)) else country.title()
