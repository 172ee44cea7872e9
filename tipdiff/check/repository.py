"""Paths as a forge knows them: relative to the root of the repository, wherever the command ran."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path


def within(source: str) -> str:
    """The path of a file from the root of its repository; as it is where there is none above it."""
    path = Path(source).resolve()
    top = root(path.parent)
    return path.relative_to(top).as_posix() if top else source.replace(os.sep, "/")


@lru_cache(maxsize=256)
def root(folder: Path) -> Path | None:
    """The nearest folder above that is a repository."""
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)
