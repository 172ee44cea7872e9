"""What differs between two installed versions of tipdiff, over real reports and the samples.

    python tests/compare_versions.py OLD_PYTHON NEW_PYTHON [FOLDER...] [--only figures,diff] [--show 40]

OLD_PYTHON and NEW_PYTHON are interpreters that have one version each (a virtual environment's `bin/python`;
`PYTHON=CHECKOUT` takes the package from a checkout instead). Each runs `figures` over every report, `diff` and
`check` over all neighbours, and `timeline` over every country, all as JSON. Outputs that are not byte-identical are
taken apart: figures one by one with the fields that differ, anything else by its place in the JSON. Exit code 1 where
anything differs. Folders default to `../shared/reports`, where it lies beside the checkout, and `corpus`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SUFFIXES = {".html", ".htm", ".md", ".txt", ".pdf", ".docx", ".epub", ".odt"}
COMMANDS = ("figures", "diff", "check", "timeline")
WORKERS = 2
SAID_BY_BOTH = {"version", "tipdiff"}
"""Keys that tell the version itself."""

RUNNER = """
import json, os, sys
from tipdiff.cli import main
sys.stderr = open(os.devnull, "w")
saved = os.dup(1)
for line in sys.stdin:
    name, argv = json.loads(line)
    out = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    try:
        code = main(argv)
    except SystemExit as stopped:
        code = stopped.code
    except Exception as error:
        code = f"{type(error).__name__}: {error}"
    sys.stdout.flush()
    os.dup2(saved, 1)
    os.write(out, ("\\n" + json.dumps(code)).encode())
    os.close(out)
"""


def reports(folders: list[Path]) -> Iterator[list[Path]]:
    """The reports of each folder that holds any, by name: an edition each."""
    for top in folders:
        for folder in sorted({path.parent for path in top.rglob("*") if path.suffix in SUFFIXES}):
            yield sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES)


def calls(folders: list[Path], only: set[str]) -> list[list[str]]:
    found = []
    for row in reports(folders):
        if "figures" in only:
            found += [["figures", str(path), "-f", "json"] for path in row]
        for old, new in pairwise(row):
            for command in ("diff", "check"):
                if command in only:
                    found.append([command, str(old), str(new), "-f", "json"])
        if "timeline" in only and len(row) > 1:
            found.append(["timeline", row[0].parent.name, "--corpus", str(row[0].parent.parent), "-f", "json"])
    return found


def run(python: str, work: list[list[str]], into: Path) -> list[bytes]:
    """The output of each call, with its exit code as the last line."""
    into.mkdir()
    interpreter, _, checkout = python.partition("=")
    environment = {**os.environ, "PYTHONPATH": checkout} if checkout else os.environ
    names = [into / str(n) for n in range(len(work))]

    def share(worker: int) -> None:
        lines = [json.dumps([str(names[n]), work[n]]) for n in range(worker, len(work), WORKERS)]
        subprocess.run(
            [interpreter, "-c", RUNNER], input="\n".join(lines), text=True, check=True, env=environment, cwd=into
        )

    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(share, range(WORKERS)))
    return [name.read_bytes() for name in names]


def parsed(output: bytes) -> Any:
    body, _, code = output.rpartition(b"\n")
    try:
        return {"exit": json.loads(code), "output": json.loads(body) if body.strip() else None}
    except ValueError:
        return {"exit": code.decode(), "output": body.decode(errors="replace")}


def differences(old: Any, new: Any, place: str = "") -> Iterator[tuple[str, Any, Any]]:
    """(place, old, new) wherever two JSON values differ; figures are told apart by where they stand."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in {**old, **new}:
            if key not in SAID_BY_BOTH:
                yield from differences(old.get(key), new.get(key), f"{place}.{key}")
    elif isinstance(old, list) and isinstance(new, list):
        named = [_named(side) for side in (old, new)]
        if None in named:
            if len(old) != len(new):
                yield place, old, new
            else:
                for n, (a, b) in enumerate(zip(old, new, strict=True)):
                    yield from differences(a, b, f"{place}[{n}]")
            return
        for name in {**named[0], **named[1]}:
            yield from differences(named[0].get(name), named[1].get(name), f"{place}[{name}]")
    elif old != new:
        yield place, old, new


def _named(rows: list[Any]) -> dict[str, Any] | None:
    """Rows by what tells them apart, where something does."""
    names: dict[str, Any] = {}
    for row in rows:
        if not isinstance(row, dict):
            return None
        if "span" in row:
            name = f"{row.get('finding')}:{row['span'][0]}"
        elif "measure" in row and "points" in row:
            name = f"{row['measure']} {' '.join(row['qualifiers'])} {row['scope']} {row['unit']}"
        elif isinstance(row.get("id"), str):
            name = row["id"]
        else:
            return None
        if name in names:
            return None
        names[name] = row
    return names


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--only", default=",".join(COMMANDS), help="of figures, diff, check, timeline")
    parser.add_argument("--show", type=int, default=40, help="differences printed in full")
    asked = parser.parse_args()
    folders = asked.folders or [path for path in (ROOT.parent / "shared/reports", ROOT / "corpus") if path.is_dir()]
    work = calls([folder.resolve() for folder in folders], set(asked.only.split(",")))
    with tempfile.TemporaryDirectory() as scratch:
        olds = run(asked.old, work, Path(scratch, "old"))
        news = run(asked.new, work, Path(scratch, "new"))
    kinds: Counter[str] = Counter()
    apart = shown = 0
    for call, old, new in zip(work, olds, news, strict=True):
        if old == new:
            continue
        rows = list(differences(parsed(old), parsed(new))) or [("bytes alone", None, None)]
        apart += 1
        for place, before, after in rows:
            kinds[f"{call[0]} {place.rpartition('.')[2] if '.' in place else place}"] += 1
            if shown < asked.show:
                print(f"{' '.join(Path(word).name if '/' in word else word for word in call)} {place}")
                print(f"    - {json.dumps(before, ensure_ascii=False)[:400]}")
                print(f"    + {json.dumps(after, ensure_ascii=False)[:400]}")
                shown += 1
    print(f"{len(work)} outputs, {len(work) - apart} alike, {apart} differ")
    for kind, count in kinds.most_common():
        print(f"{count:6} {kind}")
    return 1 if apart else 0


if __name__ == "__main__":
    sys.exit(main())
