"""Documents that are zip files: takes bytes, gives their parts, never more than a report can be.

Alone owns what is asked of such a file before any reader sees it: that it is whole, that it is not locked, and that it
does not unpack to what fills the memory. XML comes from it without entities and without the network.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from tipdiff.errors import ReadError

if TYPE_CHECKING:
    from lxml import etree

MOST_BYTES = 200_000_000
"""Unpacked, of one part that is read; the text of the longest book is under 30 MB with its markup."""
MOST_PARTS = 20_000
LOCKED = 0x1
"""The flag of a part that a password locks."""
SAVE_AGAIN = "Save it again, or as PDF, HTML or text"


class Parts:
    """The parts of a zip file, by name.

    Raises:
        ReadError: it is damaged or too large to be a report.
    """

    def __init__(self, data: bytes, name: str, what: str) -> None:
        self.name, self.what = name, what
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise self.damaged() from error
        self._sizes = {info.filename: info for info in self._zip.infolist()}
        if len(self._sizes) > MOST_PARTS:
            raise self._too_large()
        self._left = MOST_BYTES

    def __contains__(self, part: str) -> bool:
        return part in self._sizes

    def names(self) -> list[str]:
        """The names of all parts, in the file's order."""
        return list(self._sizes)

    def bytes_of(self, part: str) -> bytes:
        """What a part holds; nothing where there is no such part.

        Raises:
            ReadError: it is damaged, locked, or the parts that were read are together too large.
        """
        info = self._sizes.get(part)
        if info is None:
            return b""
        if info.flag_bits & LOCKED:
            raise self.locked()
        self._left -= info.file_size
        if self._left < 0:
            raise self._too_large()
        try:
            return self._zip.read(info)  # never more than the size that the file gives for it
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
            raise self.damaged() from error

    def xml(self, part: str) -> etree._Element | None:
        """The root of a part of XML; None where there is no such part.

        Raises:
            ReadError: as `bytes_of`, or it is no XML.
        """
        from lxml import etree

        data = self.bytes_of(part)
        if not data.strip():
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
                                 remove_pis=True)  # fmt: skip
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged() from error

    def damaged(self) -> ReadError:
        """The error of a file that is not whole."""
        return ReadError(f"{self.name} is {self.what}, but a damaged one", SAVE_AGAIN)

    def locked(self) -> ReadError:
        """The error of a file that only its owner can open."""
        return ReadError(f"{self.name} is {self.what} locked by a password", "Save it without its password")

    def _too_large(self) -> ReadError:
        return ReadError(f"{self.name} unpacks to more than any report holds", "Give the report alone")
