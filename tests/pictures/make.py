"""The pictures of README, made by the application itself from the sample corpus.

    python tests/pictures/make.py

Writes the terminal's screens as SVG, and the page as PNG where Chromium is installed, beside this file.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import tempfile
from pathlib import Path

import tipdiff
from tipdiff.corpus import Corpus, shipped
from tipdiff.tui.app import TipdiffApp
from tipdiff.tui.library import Library
from tipdiff.views import as_html

HERE = Path(__file__).parent
SIZE = (132, 40)
CHROMIUM = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1280,900")


async def screens() -> None:
    """The diff screen at a changed figure, the figures screen, and the corpus."""
    old, new = (tipdiff.load(shipped() / f"peralonia/{edition}.html") for edition in (2023, 2024))
    app = TipdiffApp(pair=tipdiff.diff(old, new), library=Library(Corpus(shipped())))
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("escape", "}", "}")
        await pilot.pause()
        app.save_screenshot("diff.svg", str(HERE))
        await pilot.press("m")
        await pilot.pause()
        app.save_screenshot("figures.svg", str(HERE))


def page() -> None:
    """The page that `tipdiff diff -f html` writes."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("Chromium is not installed: no picture of the page")
        return
    old, new = (tipdiff.load(shipped() / f"peralonia/{edition}.html") for edition in (2023, 2024))
    log = tipdiff.diff(old, new)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(as_html.write(log, log.changes, quiet_too=False), encoding="utf-8")
        picture = f"--screenshot={HERE / 'page.png'}"
        subprocess.run(
            [chromium, *CHROMIUM, f"--user-data-dir={folder}", picture, source.as_uri()],
            check=True,
            capture_output=True,
        )


if __name__ == "__main__":
    asyncio.run(screens())
    page()
