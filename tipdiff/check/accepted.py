"""The baseline: a file of the accepted problems, an id a line and what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tipdiff.check.problems import Problem
from tipdiff.errors import UsageError

ID = re.compile(r"[0-9a-f]{12}")


def read_baseline(path: Path) -> list[str]:
    """The ids that a baseline accepts; none where there is no file.

    Raises:
        UsageError: it cannot be read, or a line of it begins with no id.
    """
    if not path.exists():
        return []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}", "Check the path") from error
    except ValueError as error:
        raise UsageError(f"{path} is not a baseline: it is not UTF-8", "Name another with --baseline") from error
    said = {number: line.split() for number, line in enumerate(lines, start=1) if not line.startswith("#")}
    for number, words in said.items():
        if words and not ID.fullmatch(words[0]):
            raise UsageError(
                f"{path}, line {number}: {words[0][:20]!r} is not the id of a problem", "Fix or remove the line"
            )
    return [words[0] for words in said.values() if words]


def baseline(problems: Iterable[Problem]) -> str:
    """A baseline that accepts these problems: an id a line, and what it stands for."""
    lines = sorted({f"{each.id}  {each.rule}  {each.country}  {' '.join(each.message.split())}" for each in problems})
    return "\n".join(("# Problems that tipdiff check accepts: id, rule, country, message.", *lines, ""))
