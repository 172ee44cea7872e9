"""The table of rules is the one that people read."""

from __future__ import annotations

from pathlib import Path

from tipdiff.check.rules import RULES, SEVERITIES

README = Path(__file__).parents[2] / "tipdiff/check/README.md"


def test_every_rule_stands_in_the_reference_with_its_severity() -> None:
    text = README.read_text(encoding="utf-8")
    for name, rule in RULES.items():
        severity = f"{rule.severity} / {rule.across}" if rule.across else rule.severity
        assert f"| `{name}` | {severity} | {rule.says} |" in text, name


def test_every_rule_says_what_to_do() -> None:
    for name, rule in RULES.items():
        assert rule.severity in SEVERITIES and rule.says.endswith(".") and rule.help.endswith("."), name
