"""Word differences: both sides rebuilt to the letter, numbers whole."""

import pytest

from tipdiff.compare.wording import pieces

PAIRS = [
    ("Courts convicted 1,234 traffickers.", "Courts convicted 1,834 traffickers."),
    ("It cost $35,000,000 (3.5 percent).", "It cost $36,000,000 (4.5 percent)."),
    ("", "A sentence that came."),
    ("A sentence that went.", ""),
    ("Police held 12-year-old boys.", "Police held 13-year-old boys – for days."),
    ("The end.", "The end."),
    ("Two  blanks\tand a tab", "Two blanks and a tab"),
]


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_pieces_rebuild_both_sides(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(text for kind, text in found if kind != "insert") == old
    assert "".join(text for kind, text in found if kind != "delete") == new


@pytest.mark.parametrize(
    ("old", "new", "gone", "came"),
    [
        ("They counted 1,234 cases.", "They counted 1,834 cases.", "1,234", "1,834"),
        ("A rate of 3.5 percent.", "A rate of 4.5 percent.", "3.5", "4.5"),
        ("They paid $35,000,000 then.", "They paid $35,000,001 then.", "35,000,000", "35,000,001"),
        ("It was so in 2022.", "It was so in 2023.", "2022", "2023"),
    ],
)
def test_a_number_is_never_cut(old: str, new: str, gone: str, came: str) -> None:
    changed = [(kind, text.strip(" $")) for kind, text in pieces(old, new) if kind != "equal"]
    assert changed == [("delete", gone), ("insert", came)]


def test_changes_parted_by_a_small_word_are_one() -> None:
    found = pieces("The Ministry of Labor paid them.", "The Office of Wages paid them.")
    assert [kind for kind, _ in found] == ["equal", "delete", "insert", "equal"]
