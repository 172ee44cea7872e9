"""What a wheel is given beside the files: each profile as JSON too, which is read in a tenth of TOML's time."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ProfilesAsJson(BuildHookInterface[Any]):
    """A checkout has none, so that no edit of a profile waits for a build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        folder = Path(mkdtemp())
        for source in Path(self.root, "tipdiff", "profiles").glob("*.toml"):
            target = folder / f"{source.stem}.json"
            target.write_text(json.dumps(tomllib.loads(source.read_text(encoding="utf-8"))), encoding="utf-8")
            build_data["force_include"][str(target)] = f"tipdiff/profiles/{target.name}"
