"""Cells of real tables, of accounts in HTML and of enforcement in PDF: each value in its row and for its year.

The truth was taken from the pages by other readers and looked through by hand. Rows are named by a digest of their
label, so that no report's text stands here.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

from tipdiff.figures import cells
from tipdiff.figures.tokens import ENGLISH
from tipdiff.normalize.tables import tables_of
from tipdiff.read import read

SALT = "tipdiff cells 1"
RIGHT = 0.97


def _digest(label: str) -> str:
    words = " ".join(re.findall(r"\w+", label.lower()))
    return sha256(f"{SALT}{words[:30]}".encode()).hexdigest()[:12]


def _found(path: Path) -> dict[tuple[str, int | None], set[float]]:
    """(row, year) -> what the file's tables give for it."""
    document = read(path.read_bytes(), str(path))
    found = defaultdict(set)
    for grid in document.tables:
        before = [block.text for block in document.blocks[: grid.at][-3:]]
        for table in tables_of(grid, str, before, str):
            for row in cells.figures(table, None, ENGLISH, cells.in_its_words).rows:
                for figure in row.figures:
                    found[_digest(row.label), figure.reference_year].add(figure.value)
    return found


def test_real_cells(shared: Path) -> None:
    with (Path(__file__).parent / "real_cells.tsv").open(encoding="utf-8") as file:
        truth = list(csv.DictReader(file, delimiter="\t"))
    by_file = {name: _found(shared / "reports" / name) for name in {row["file"] for row in truth}}
    wrong = [row for row in truth if float(row["value"]) not in by_file[row["file"]][row["row"], int(row["year"])]]
    assert len(truth) > 150
    assert len(wrong) <= (1 - RIGHT) * len(truth), wrong
