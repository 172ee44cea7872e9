"""What importing costs: nobody pays for what they did not ask for."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"textual", "rich", "lxml", "bs4", "requests", "jinja2", "pypdfium2", "mammoth", "openpyxl", "xlsxwriter"}


def loaded(code: str) -> set[str]:
    """The heavy modules that a piece of code leaves loaded."""
    script = f"import sys\n{code}\nprint(*({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split("\n")[-2].split())


@pytest.mark.parametrize(
    "code", ["import tipdiff", "import tipdiff; tipdiff.align; tipdiff.figures", "import tipdiff.cli"]
)
def test_importing_loads_no_reader_and_no_screen(code: str) -> None:
    assert loaded(code) == set()


def test_a_page_loads_its_parser_and_nothing_else() -> None:
    arguments = ["diff", "peralonia:2023", "peralonia:2024", "-f", "json", "-o", "/dev/null"]
    code = f"from tipdiff.cli import main; main({arguments})"
    assert loaded(code) <= {"lxml", "bs4"}
