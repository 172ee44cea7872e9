"""The JSON Schema of each output, as files beside this one."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent


def names() -> tuple[str, ...]:
    """The outputs that have a schema."""
    return tuple(sorted(path.stem for path in HERE.glob("*.json")))


def read(name: str) -> bytes:
    """The schema of an output of `names()`."""
    return (HERE / f"{name}.json").read_bytes()
