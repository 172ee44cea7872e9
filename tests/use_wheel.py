"""What an installed wheel must do on any system, away from the checkout: `python tests/use_wheel.py`.

Takes the tipdiff that this interpreter has installed, prints a line for each thing done, fails at the first that is
not as it should be. Needs nothing but the standard library; the types are checked where mypy is installed.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

PAIR = ("peralonia:2023", "peralonia:2024")
TYPED = """\
import tipdiff
log = tipdiff.diff(tipdiff.load("2023.html"), tipdiff.load("2024.html"))
held = [match.similarity for match in tipdiff.align.match([each.text for each in log.old.findings], ["Courts sat."])]
"""
"""A user's script, as strictly as mypy checks."""


def tipdiff(folder: Path, *arguments: str, code: int = 0) -> bytes:
    """What the installed command prints; it must end with this code."""
    words = [sys.executable, "-m", "tipdiff", *arguments]
    done = subprocess.run(words, cwd=folder, env={**os.environ, "PYTHONUTF8": "0"}, capture_output=True, check=False)
    if done.returncode != code or b"Traceback" in done.stderr:
        sys.exit(f"{' '.join(arguments)}: exit {done.returncode}\n{done.stderr.decode(errors='replace')}")
    print("tipdiff", *arguments)
    return done.stdout


def use(folder: Path) -> None:
    words = [sys.executable, "-c", "import tipdiff; print(tipdiff.__file__)"]
    where = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()
    assert "site-packages" in where, f"{where} is a checkout, not an installed wheel"
    assert b"SAMPLE DATA" in tipdiff(folder, "diff", *PAIR, "--digest")
    log = json.loads(tipdiff(folder, "diff", *PAIR, "-f", "json"))
    assert log["schema"] == "tipdiff.changelog/1" and log["summary"]["figures_changed"] > 0
    for name in ("log.html", "log.csv", "log.md", "log.xlsx"):
        kind = {"md": "markdown"}.get(name.partition(".")[2], name.partition(".")[2])
        tipdiff(folder, "diff", *PAIR, "-f", kind, "-o", name)
        assert (folder / name).stat().st_size > 1000, name
    assert json.loads(tipdiff(folder, "figures", "peralonia:2024", "-f", "json"))["reports"]
    assert b"Investigations" in tipdiff(folder, "timeline", "peralonia")
    assert b"figure-changed" in tipdiff(folder, "check", *PAIR, code=1)
    assert tipdiff(folder, "diff", "peralonia:1066", "peralonia:2024", code=2) == b""
    for kind in ("changelog", "snapshot", "figures", "timeline", "check"):
        assert json.loads(tipdiff(folder, "schema", kind))["$schema"]


def check_types(folder: Path) -> None:
    """A user's type checker is content with the installed package."""
    script = folder / "user.py"
    script.write_text(TYPED, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mypy", "--strict", str(script)], cwd=folder, check=True)
    script.write_text(TYPED + "held = log.old.country\n", encoding="utf-8")
    wrong = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", str(script)], cwd=folder, capture_output=True, text=True, check=False
    )
    assert wrong.returncode == 1 and "user.py:4" in wrong.stdout, "the types say nothing"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        use(Path(folder))
        if importlib.util.find_spec("mypy"):
            check_types(Path(folder))
