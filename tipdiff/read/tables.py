"""Which tables hold data, and which are a box or a frame around prose.

Takes the cells of a table as text, row by row. Prose in a table is read as prose; data is no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

PROSE_WORDS = 8
"""A cell of at least so many words that ends like a sentence is prose; labels and heads are shorter."""
FEW = 4
"""So many words do where a full stop closes them."""
PROSE_SHARE = 0.5
"""Share of the letters of a table of several columns that stand in prose: in data it is under 0.3."""
LONG = 400
"""Characters; a cell that is longer is a page's text, whatever stands beside it."""
SENTENCE = re.compile(r"[.!?;:][\"'”’)\]]*$|[.!?][\"'”’)]*\s+[A-Z]")
ENDED = re.compile(r"[a-z)][.!?][\"'”’)]*$")
NUMBER = re.compile(r"[\W\d]*\d[\W\d]*[%A-Za-z]{0,3}")


def is_data(rows: Sequence[Sequence[str]], layout: bool = False) -> bool:
    """True for a table that is no prose; `layout` where it says of itself that it only lays out."""
    cells = [cell for row in rows for cell in row if cell]
    if not cells:
        return True
    if any(len(cell) > LONG for cell in cells):
        return False
    columns = max(sum(bool(cell) for cell in row) for row in rows)
    numbers = sum(NUMBER.fullmatch(cell) is not None for cell in cells)
    if layout or columns == 1:
        return numbers > len(cells) / 2
    prose = sum(len(cell) for cell in cells if is_prose(cell))
    return prose < PROSE_SHARE * sum(map(len, cells)) or numbers > len(cells) / 3


def is_prose(cell: str) -> bool:
    """True for a cell that says something in sentences."""
    words = cell.count(" ") + 1
    return (words >= PROSE_WORDS and SENTENCE.search(cell) is not None) or (
        words >= FEW and ENDED.search(cell) is not None
    )


def row_text(row: Sequence[str]) -> str:
    """A row in a line."""
    return " | ".join(row)
