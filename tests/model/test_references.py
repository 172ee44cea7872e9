"""References: their string, back again, and a side told as an edition."""

from __future__ import annotations

import pytest

from tipdiff.model.references import FigureRef, FindingRef


def test_a_reference_is_written_as_its_report_and_its_finding() -> None:
    assert str(FindingRef("old", "prosecution.2.1")) == "old:prosecution.2.1"
    assert str(FindingRef(2024, "prosecution.2.1")) == "2024:prosecution.2.1"


def test_a_side_becomes_its_edition_and_an_edition_stays() -> None:
    assert FindingRef("old", "prevention.1.1").among(2022, 2024) == FindingRef(2022, "prevention.1.1")
    assert FindingRef("new", "prevention.1.1").among(2022, 2024) == FindingRef(2024, "prevention.1.1")
    assert FindingRef(2023, "prevention.1.1").among(2022, 2024) == FindingRef(2023, "prevention.1.1")


@pytest.mark.parametrize("ref", [FigureRef("prosecution.2.1", 23), FigureRef("", 0)])
def test_a_figure_is_found_again_by_what_was_written(ref: FigureRef) -> None:
    assert FigureRef.parse(str(ref)) == ref


@pytest.mark.parametrize("text", ["", "prosecution.2.1", "prosecution.2.1:", "prosecution.2.1:x"])
def test_what_names_no_figure_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        FigureRef.parse(text)
