"""Where a page came from: the record that lies beside it, `2023.source.json` for `2023.html`.

Takes the path of a report, gives its record or none. Costs nothing where there is no record, and never
loads the part that talks to the network: every report that is read asks for its record.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tipdiff.corpus import files
from tipdiff.errors import ReadError
from tipdiff.model.frozen import Frozen

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".source.json"
"""No report has this name: a corpus holds `<year>.<ext>`."""


class Record(Frozen):
    """How a page came into the corpus."""

    file: str
    """Name of the page that it speaks of, in the same folder."""
    url: str | None
    """The address that answered, after redirects; for an imported page the one that it gives itself."""
    retrieved: str | None
    """When, in UTC: `2024-06-25T14:03:11Z`; `None` for an imported page, which does not say."""
    etag: str | None
    last_modified: str | None
    """As the server sent them: what a conditional request gives back."""
    sha256: str
    """Of the page as it was stored: a page edited by hand no longer has it."""

    def dump(self) -> bytes:
        """The record's file."""
        import orjson

        fields = {
            "file": self.file,
            "url": self.url,
            "retrieved": self.retrieved,
            "etag": self.etag,
            "last_modified": self.last_modified,
            "sha256": self.sha256,
        }
        return orjson.dumps(fields, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def path_of(page: str | Path) -> str:
    """Where the record of a page lies."""
    return os.path.splitext(page)[0] + SUFFIX


def record_of(path: str | Path) -> Record | None:
    """The record of a page; `None` where there is none, it is damaged, or it speaks of another file."""
    try:
        data = files.contents(path_of(path))
    except ReadError:
        return None
    import orjson

    try:
        record = Record(**orjson.loads(data))
    except (orjson.JSONDecodeError, TypeError):
        return None
    return record if record.file == os.path.basename(path) else None
