"""What every test may lean on: the sample corpus, the shared material where it lies beside the project, reports."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import tipdiff
from tipdiff.corpus import loading
from tipdiff.model import ChangeLog, Report

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared"


@pytest.fixture(autouse=True, scope="session")
def parsed() -> Iterator[None]:
    """No test reads a committed snapshot, which would hide what the code does today. What no test writes to, the
    samples and the shared reports, each process parses once."""

    @cache
    def once(name: str, digest: str) -> Report:
        return loading.load(name, fresh=True)

    def stored(name: str, digest: str) -> Report | None:
        kept = any(Path(name).resolve().is_relative_to(folder) for folder in (CORPUS, SHARED.resolve()))
        return once(name, digest) if kept else None

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "stored", stored)
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared material; a test that needs it skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("../shared is absent: no real reports to run on")
    return SHARED


@pytest.fixture(scope="session")
def corpus() -> Path:
    return CORPUS


@pytest.fixture(scope="session")
def sample_log(corpus: Path) -> ChangeLog:
    """One pair of the sample corpus: the fixture of every view."""
    return tipdiff.diff(tipdiff.load(corpus / "peralonia/2023.html"), tipdiff.load(corpus / "peralonia/2024.html"))


class Reports:
    """Small reports out of a few sentences: what a test is about, and no more."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def text(self, edition: int, prosecution: str, *, tier: str = "Tier 2", recommendations: str = "") -> str:
        return (
            f"# {edition} Trafficking in Persons Report: Elbonia\n\n# ELBONIA ({tier})\n\n"
            "The Government of Elbonia does not fully meet the minimum standards.\n\n"
            f"### PRIORITIZED RECOMMENDATIONS:\n\n{recommendations or 'Train more judges. * Fund one shelter.'}\n\n"
            f"## PROSECUTION\n\n{prosecution}\n\n"
            "## PROTECTION\n\nThe government maintained protection efforts.\n\n"
            "## PREVENTION\n\nThe government maintained prevention efforts.\n"
        )

    def path(self, edition: int, prosecution: str, **more: str) -> Path:
        path = self.folder / f"elbonia-{edition}-{len(list(self.folder.iterdir()))}.md"
        path.write_text(self.text(edition, prosecution, **more), encoding="utf-8")
        return path

    def report(self, edition: int, prosecution: str, **more: str) -> Report:
        return tipdiff.load(self.path(edition, prosecution, **more))

    def log(self, old: str, new: str, *, old_edition: int = 2023, new_edition: int = 2024) -> ChangeLog:
        return tipdiff.diff(self.report(old_edition, old), self.report(new_edition, new))


@pytest.fixture
def reports(tmp_path: Path) -> Reports:
    return Reports(tmp_path)
