"""The JSON Schema of each output, and of a family's TOML (`profile`), as files beside this one."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent


def names() -> tuple[str, ...]:
    """What has a schema."""
    return tuple(sorted(path.stem for path in HERE.glob("*.json")))


def read(name: str) -> bytes:
    """The schema of one of `names()`."""
    return (HERE / f"{name}.json").read_bytes()
