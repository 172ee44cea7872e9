"""One family a corpus: what no family's phrases tell is no report of a corpus whose others are of a known family.

Alone owns how a stray text is told there: by the reports beside it, of which a few are looked at.
"""

from __future__ import annotations

from itertools import islice

from tipdiff.corpus import Corpus, files
from tipdiff.corpus.loading import recognized
from tipdiff.errors import ReadError
from tipdiff.model import Report
from tipdiff.read import read

LOOKED_AT = 8
"""Other reports that are looked at until one is of a known family."""


def require_kin(report: Report, name: str, corpus: Corpus) -> None:
    """Refuses a text of no known family in a corpus of one; `name` is for messages.

    Raises:
        ReadError: it is such a text.
    """
    if report.family.detect:
        return
    others = (
        entry.path for entry in corpus.entries() if entry.country != report.country or entry.edition != report.edition
    )
    for path in islice(others, LOOKED_AT):
        try:
            recognized(read(files.contents(path), str(path)), str(path))
        except (ReadError, OSError):
            continue
        raise ReadError(f"{name} is not a report of a known family", "Name the family with --profile")
