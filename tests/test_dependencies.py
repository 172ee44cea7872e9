"""What pyproject declares is what the code imports, neither more nor less."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OPTIONAL = ("docx", "pdf", "serve", "xlsx")
TOOLS = set("import-linter mypy pre-commit pytest-textual-snapshot pytest-xdist ruff types-lxml types-requests".split())
"""What `dev` declares to be run, or read by the type checker."""


def _imported(folder: Path) -> Iterator[str]:
    """Top names of the modules that the files of a folder import, at the top or where first needed."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                yield (node.module or "").partition(".")[0]
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.importorskip":
                yield ast.literal_eval(node.args[0]).partition(".")[0]


def _distributions(folder: Path) -> set[str]:
    """Names of the distributions that hold what a folder imports; its own modules and the standard library aside."""
    own = {path.stem for path in folder.rglob("*.py")} | {"tipdiff"}
    holders = packages_distributions()
    foreign = {name for name in _imported(folder) if name not in sys.stdlib_module_names and name not in own}
    missing = foreign - set(holders)
    assert not missing, f"imported and not installed: {missing}"
    return {_plain(holders[name][0]) for name in foreign}


def _plain(name: str) -> str:
    return re.split(r"[^\w.-]", re.sub(r"[-_.]+", "-", name).lower())[0]


def _declared(*extras: str) -> set[str]:
    lines = [line for extra in extras for line in PROJECT["optional-dependencies"][extra]]
    return {_plain(line) for line in (lines or PROJECT["dependencies"]) if not line.startswith("tipdiff[")}


def test_the_package_declares_what_it_imports() -> None:
    used = _distributions(ROOT / "tipdiff")
    assert _declared() == used - _declared(*OPTIONAL)
    assert _declared(*OPTIONAL) <= used


def test_the_tests_declare_what_they_import() -> None:
    known = _declared() | _declared(*OPTIONAL)
    assert _declared("dev") - TOOLS == _distributions(ROOT / "tests") - known
    assert _declared("dev") >= TOOLS


def test_the_extra_for_work_brings_the_others() -> None:
    assert f"tipdiff[{','.join(OPTIONAL)}]" in PROJECT["optional-dependencies"]["dev"]
