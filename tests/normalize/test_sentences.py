"""Sentences end where a reader sees them end."""

from __future__ import annotations

import pytest

from tipdiff.normalize.sentences import split


@pytest.mark.parametrize(
    "sentences",
    [
        ["It met in May.", "Militias kept boys."],
        ["In May 2023, it met.", "No one came."],
        ["The U.S. embassy paid.", "The U.S. Congress did not."],
        ["Police (who came late) left.", "No. 5 stayed."],
        ["It joined the protocol (P029).", "Courts convicted nine (2022-2024).", "More followed."],
        ['The court said: "No one asked."', "He left."],
        ["About 3.5 percent fled.", "Of them, 1,200 returned."],
        ["They held approx. 40 men.", "They stayed."],
        ["Articles 11, 12, and 13 of Law No. 9 apply.", "They are new."],
        ["J. R. Brandt resigned.", "The post is vacant."],
        ["NGOs, e.g. churches, helped.", "The state did not."],
    ],
)
def test_split(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_a_lost_blank_parts_sentences() -> None:
    assert split("Raise terms.Increase aid (at sea).Fund shelters.") == [
        "Raise terms.",
        "Increase aid (at sea).",
        "Fund shelters.",
    ]


def test_nothing_is_lost() -> None:
    text = "One came.  Two left! Did three stay? Nobody, not even Dr. Amaru, knows."
    assert "".join("".join(split(text)).split()) == "".join(text.split())
