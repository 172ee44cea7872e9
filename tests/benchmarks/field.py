"""What a reader has to go through, with tipdiff and with tools that diff words, on pairs whose edits are known.

    python tests/benchmarks/field.py CASE... [--redlines PATH]

CASE is a folder with `old.txt`, `new.txt` and `edits.json`, as the shared pair generator makes it. For each tool
that is installed: places it lists per edit that was made, and how many of the changed figures it shows as what
they are, the old number standing against the new one and nothing else.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import orjson

Told = tuple[int, list[tuple[str, str]]]
"""Places listed, and texts that stand against each other: (old, new)."""
MARKED = re.compile(r"\[-(?P<old>.*?)-\](?:\s*\{\+(?P<new>.*?)\+\})?|\{\+(?P<only>.*?)\+\}", re.DOTALL)


def output(*words: str) -> bytes:
    return subprocess.run(words, stdout=subprocess.PIPE, check=False).stdout


def tipdiff(old: str, new: str) -> Told:
    """Changes that are neither unchanged nor quiet; their figures."""
    log = orjson.loads(output("tipdiff", "diff", old, new, "-f", "json"))
    quiet = ({"year-roll"}, {"typography"}, {"year-roll", "typography"})
    news = [c for c in log["changes"] if c["moved"] or (c["kind"] != "unchanged" and set(c["aspects"]) not in quiet)]
    moved = [(each["old"], each["new"]) for change in news for each in change["figures"]]
    return len(news), [(number(before), number(after)) for before, after in moved if before and after]


def number(figure: dict[str, object]) -> str:
    return str(figure["value"])


def redlines(command: str, old: str, new: str) -> Told:
    """Its list of changes."""
    changes = [each for each in orjson.loads(output(command, "json", old, new))["changes"] if each["type"] != "equal"]
    pairs = [(each["source_text"], each["test_text"]) for each in changes if each["type"] == "replace"]
    return len(changes), pairs


def words(*command: str) -> Told:
    """Deletions and insertions marked in the text; one beside the other is one place."""
    found = list(MARKED.finditer(output(*command).decode()))
    return len(found), [(each["old"], each["new"]) for each in found if each["old"] and each["new"]]


def bare(text: str) -> str:
    """Text without the commas and marks around its words."""
    return " ".join(text.replace(",", "").split()).strip(".;:()")


def named(pairs: Iterable[tuple[str, str]], edits: list[dict[str, str]]) -> int:
    """How many of the edited figures stand against each other and by themselves."""
    told = Counter((bare(old), bare(new)) for old, new in pairs)
    wanted = Counter((bare(each["old"]), bare(each["new"])) for each in edits)
    return (told & wanted).total()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="+", type=Path, metavar="CASE")
    parser.add_argument("--redlines", default=shutil.which("redlines"))
    arguments = parser.parse_args()
    tools: dict[str, Callable[[str, str], Told]] = {"tipdiff": tipdiff}
    if arguments.redlines:
        tools["redlines"] = lambda old, new: redlines(arguments.redlines, old, new)
    if shutil.which("wdiff"):
        tools["wdiff"] = lambda old, new: words("wdiff", old, new)
    if shutil.which("git"):
        tools["git --word-diff"] = lambda old, new: words("git", "diff", "--no-index", "--word-diff=plain", old, new)
    for name, tool in tools.items():
        places = made = figures = shown = 0
        for case in arguments.cases:
            edits = orjson.loads((case / "edits.json").read_bytes())["edits"]
            numbers = [each for each in edits if each["kind"] == "figure" and each["old"].replace(",", "").isdigit()]
            listed, pairs = tool(str(case / "old.txt"), str(case / "new.txt"))
            places, made = places + listed, made + len(edits)
            figures, shown = figures + len(numbers), shown + named(pairs, numbers)
        print(f"{name:<16} {places / made:5.1f} places an edit, {shown:4} of {figures} figures old against new")


main()
