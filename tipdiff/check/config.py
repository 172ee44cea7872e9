"""What `tipdiff.toml` sets: takes the file, gives the severity of every rule and the paths. Owns the rules' names."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from tipdiff.errors import UsageError
from tipdiff.model.frozen import Frozen

SEVERITIES = ("note", "warning", "error")
"""From mild to severe."""
RULES: Mapping[str, str] = {
    "edition-edited": "error",
    "tier-changed": "error",
    "restated": "error",
    "section-missing": "error",
    "snapshot-drift": "error",
    "figure-changed": "error",
    "sum": "warning",
    "claim": "warning",
    "recommendation-dropped": "warning",
    "finding-dropped": "note",
    "reading": "error",
    "unreadable": "error",
}
"""Each rule with its severity for two given reports."""
ACROSS_CORPUS: Mapping[str, str] = {"figure-changed": "note"}
"""Across a corpus figures change every year: that is not an error there."""
SETTINGS = ("fail-on", "baseline", "snapshots")
CONFIG = Path("tipdiff.toml")
BASELINE = "tipdiff-baseline.txt"


class Config(Frozen):
    """What `tipdiff.toml` sets."""

    severities: Mapping[str, str] = {}
    """Rule -> severity, or `off`."""
    fail_on: str = "error"
    baseline: Path = Path(BASELINE)
    snapshots: Path | None = None
    """Folder of the snapshots; `snapshots` beside the corpus where it is None."""

    def severity(self, rule: str, across_corpus: bool) -> str:
        default = ACROSS_CORPUS.get(rule, RULES[rule]) if across_corpus else RULES[rule]
        return self.severities.get(rule, default)


def read_config(path: Path | None) -> Config:
    """The configuration in a file; the default one where no file is named and `./tipdiff.toml` does not exist.

    Raises:
        UsageError: the file cannot be read, or sets what does not exist.
    """
    chosen = path or CONFIG
    if path is None and not chosen.is_file():
        return Config()
    try:
        table = tomllib.loads(chosen.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"cannot read {chosen}: {error.strerror}", "Check the path") from error
    except ValueError as error:
        raise UsageError(f"{chosen} is not valid TOML: {error}", "Fix it") from error
    rules = table.pop("rules", {})
    _require_settings(chosen, table, rules)
    folder = chosen.parent
    return Config(
        severities=rules,
        fail_on=table.get("fail-on", "error"),
        baseline=folder / table.get("baseline", BASELINE),
        snapshots=folder / table["snapshots"] if "snapshots" in table else None,
    )


def _require_settings(chosen: Path, table: Mapping[str, object], rules: object) -> None:
    """Nothing, where a configuration sets what there is to what it may be.

    Raises:
        UsageError: it does not.
    """
    if not isinstance(rules, dict):
        raise UsageError(f"{chosen} sets rules to {rules!r}", "Make it a table, [rules]")
    for name in table:
        if name not in SETTINGS:
            raise UsageError(f"{chosen} sets {name!r}, which does not exist", f"Use {', '.join(SETTINGS)} or [rules]")
        if not isinstance(table[name], str):
            raise UsageError(f"{chosen} sets {name} to {table[name]!r}", "Give it a text in quotes")
    for rule in rules:
        if rule not in RULES:
            raise UsageError(f"{chosen} names the rule {rule!r}, which does not exist", f"Rules: {', '.join(RULES)}")
    for severity in (*rules.values(), table.get("fail-on", "error")):
        if severity not in (*SEVERITIES, "off"):
            raise UsageError(f"{chosen} gives the severity {severity!r}", f"Use {', '.join(SEVERITIES)} or off")
