"""What a later edition gives otherwise for a year, in reports of no known family."""

from __future__ import annotations

from pathlib import Path

import pytest

from tipdiff import diff, load


def restated(folder: Path, old: str, new: str) -> list[str]:
    for year, line in ((2023, old), (2024, new)):
        text = f"# The Veldt, {year}\n\n## Money\n\n### Catch value\n\n{line}\n\n## Water\n\nLevels fell.\n"
        (folder / f"{year}.md").write_text(text, encoding="utf-8")
    log = diff(load(folder / "2023.md"), load(folder / "2024.md"))
    return [f"{audit.measure}: {audit.message}" for audit in log.audits]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "In 2023, our catch reliance was 42% compared to 73% in 2022 and 64% in 2021.",
            "Our catch reliance was 46% in 2024, compared to 45% in 2023, and 64% in 2021.",
            ["the earlier report gave 42% (2023), the later one gives 45% (2023)"],
        ),
        # of something else, and beside figures of another kind
        (
            "In 2023, our catch reliance was 42% compared to 73% in 2022.",
            "Our boat reliance was 46% in 2024, compared to 45% in 2023.",
            [],
        ),
        (
            "Our catch reliance was 42% in 2023.",
            "Our catch reliance was 46% in 2024, of 12 crews, compared to 45% in 2023.",
            [],
        ),
    ],
)
def test_what_a_line_of_years_restates(tmp_path: Path, old: str, new: str, said: list[str]) -> None:
    assert [each.partition(": ")[2] for each in restated(tmp_path, old, new)] == said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "$1.9 trillion (2022 est.) $1.8 trillion (2021 est.)",
            "$2.1 trillion (2023 est.) $1.7 trillion (2022 est.) $1.8 trillion (2021 est.)",
            ["catch-value: the 2023 report gave $1.9 trillion (2022), the 2024 report gives $1.7 trillion (2022)"],
        ),
        (
            "north: 340 tons (2022) south: 12 tons (2022)",
            "north: 355 tons (2022) south: 12 tons (2022)",
            ["catch-value-north: the 2023 report gave 340 tons (2022), the 2024 report gives 355 tons (2022)"],
        ),
        # rounded, of another year, in another unit, of a year that only the words around it name
        ("3.49% (2022)", "3.5% (2022)", []),
        ("1.56% (2022)", "1.5% (2022)", []),
        ("3.49% (2022)", "3.9% (2023)", []),
        ("$340 (2022)", "€355 (2022)", []),
        ("north: 340 tons (since the flood of 2020)", "north: 355 tons (since the flood of 2020)", []),
        # two values of one year
        ("north: 340 tons (2022) north: 350 tons (2022)", "north: 355 tons (2022)", []),
    ],
)
def test_what_a_later_edition_restates(tmp_path: Path, old: str, new: str, said: list[str]) -> None:
    assert restated(tmp_path, old, new) == said
