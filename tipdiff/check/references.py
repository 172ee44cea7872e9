"""What published editions said: takes a corpus, gives the reference of each, from its snapshots or from git.

Alone owns where references come from. Each is known by family, country and edition, whatever its path.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tipdiff.corpus import SUFFIXES, files, snapshot_json
from tipdiff.corpus.loading import load
from tipdiff.errors import ReadError, UsageError
from tipdiff.model import Report
from tipdiff.model.edition import parse
from tipdiff.model.frozen import Frozen, replace


class Reference(Frozen):
    """What an edition said."""

    report: Report
    path: Path
    """Of the snapshot, or of the report where git has it."""


class References(Frozen):
    """All that is known of published editions."""

    found: tuple[Reference, ...]
    unreadable: tuple[tuple[Path, ReadError], ...] = ()
    renamed: tuple[tuple[Path, Path], ...] = ()
    """(path then, path now) of files that git follows."""
    changed: frozenset[Path] | None = None
    """The files that differ from then, resolved; None where nothing tells."""


def of_snapshots(folder: Path) -> References:
    """The snapshots of a folder."""
    found: list[Reference] = []
    wrong: list[tuple[Path, ReadError]] = []
    for path in sorted(folder.glob("*/*.json")):
        try:
            found.append(Reference(snapshot_json.from_json(files.contents(path), str(path)), path))
        except ReadError as error:
            wrong.append((path, error))
    return References(tuple(found), tuple(wrong))


def since(revision: str, root: Path, profile: str | None) -> References:
    """What git has of a corpus where today's branch left a revision: only of files that differ.

    Raises:
        UsageError: git is not there, the corpus is in no repository, or there is no such revision.
    """
    top = Path(_git(root, "rev-parse", "--show-toplevel").decode().strip())
    if not _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", fails=True):
        raise UsageError(f"git knows no revision {revision!r}", "Give a branch, a tag or a commit; fetch it first")
    base = _git(root, "merge-base", revision, "HEAD").decode().strip()
    below = root.resolve().relative_to(top.resolve())
    pairs = [*_moves(_git(top, "diff", "--name-status", "-M", "-z", "--no-ext-diff", base).decode())]
    new = [Path(name) for name in _git(top, "ls-files", "-o", "--exclude-standard", "-z").decode().split("\0") if name]
    pairs += ((None, name) for name in new)
    touching = [pair for pair in pairs if any(path and path.is_relative_to(below) for path in pair)]
    found: list[Reference] = []
    wrong: list[tuple[Path, ReadError]] = []
    with tempfile.TemporaryDirectory() as folder:
        for then, _ in touching:
            if then is None or then.suffix.lower() not in SUFFIXES or parse(then.stem) is None:
                continue
            try:
                report = _at(base, then, top, Path(folder), profile)
            except ReadError:
                continue  # what could not be read then protects nothing now
            found.append(Reference(replace(report, source=str(then)), top / then))
    changed = frozenset((top / now).resolve() for _, now in touching if now)
    renamed = tuple((top / then, top / now) for then, now in touching if then and now and then != now)
    return References(tuple(found), tuple(wrong), renamed, changed)


def _at(base: str, path: Path, top: Path, folder: Path, profile: str | None) -> Report:
    """A report as a commit has it, read under its own name: the path may tell country and edition."""
    kept = folder / path
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(_git(top, "show", f"{base}:{path.as_posix()}"))
    return load(kept, profile=profile, fresh=True)


def _moves(listed: str) -> Iterator[tuple[Path | None, Path | None]]:
    """(path then, path now) of every file that `git diff --name-status -z` lists."""
    words = iter(listed.split("\0"))
    for status in words:
        if not status:
            return
        first = Path(next(words))
        if status[0] in "RC":
            yield first if status[0] == "R" else None, Path(next(words))
        else:
            yield (None if status[0] == "A" else first), (None if status[0] == "D" else first)


def _git(folder: Path, *words: str, fails: bool = False) -> bytes:
    """What git answers.

    Raises:
        UsageError: it is not there, or refuses.
    """
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=False)
    except OSError as error:
        raise UsageError("git is not installed", "Install it, or leave out --changed-since") from error
    if done.returncode and not fails:
        said: Sequence[str] = done.stderr.decode(errors="replace").strip().splitlines() or ["it refuses"]
        raise UsageError(f"git: {said[-1].removeprefix('fatal: ')}", "Run it in a clone with the history it needs")
    return done.stdout
