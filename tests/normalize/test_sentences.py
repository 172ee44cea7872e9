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


@pytest.mark.parametrize(
    "piece", ["Bell (so.) Adu ", "etc. A ", "at 9 a.m. Adu ", "U.S. In ", "1. ", "(a) x. ", "… A ", "x.12 A "]
)
def test_many_of_one_kind_do_not_keep_the_reader(piece: str) -> None:
    """Where a rule looks back over the whole text at each mark, this test takes for ever."""
    assert split(piece * 8000)


def test_nothing_is_lost() -> None:
    text = "One came.  Two left! Did three stay? Nobody, not even Dr. Amaru, knows."
    assert "".join("".join(split(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "sentences",
    [
        ["They sold nets, boats, etc.", "Guards came."],
        ["They sold nets, etc. in the north.", "Guards came."],
        ["They sold nets, etc., and boats.", "Guards came."],
        ["The law passed in Oct.", "Guards hid it."],
        ["It passed in Dec. 2019.", "On Jan. 5 it was lost."],
        ["They fled to the U.S.A.", "They came home in May."],
        ["They fled to the U.S.", "The guards let them."],
        ["They fled to the U.S.", "Authorities let them."],
        ["The U.S. Embassy and the U.S. Government paid.", "The U.N. High Panel did not."],
        ["They came at 9 a.m.", "Guards slept until 5 p.m.", "It rained."],
        ["At 9 p.m. Guard Bell came.", "He left by 10 p.m. on foot."],
        ["It was built by Bell Inc.", "The firm is gone."],
        ["Bell Inc. and Cole Co. built it.", "Cole Jr. did not."],
        ["They took Plan B.", "It failed.", "They took Vitamin C.", "Nobody knew."],
        ["The answer was no.", "Guards left."],
        ["See No. 5, Nos. 6 and 7, Fig. 3, and vol. 2.", "They differ."],
        ["Approx. 40 crews came.", "Some left."],
        ["J. P. Bell and John F. Cole wrote it.", "It sold."],
        ["Bell et al. wrote it.", "It sold."],
        ["Section 3.2 costs 4.5 crowns.", "Section 4.1.2 is free."],
    ],
)
def test_abbreviations_that_end_a_sentence_and_those_that_do_not(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["The drive Row Home! drew 162 crews.", "The club Why Not? has 40."],
        ["She rows for Yahoo! in the north.", "She wins."],
        ['"Row!" he cried.', "They rowed."],
        ['He asked, "Who rows?"', "Nobody did."],
        ["Row!", "They rowed.", "Did they win?", "They did."],
    ],
)
def test_names_that_end_like_a_sentence(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["(Guards came late.)", "They left."],
        ["They left.", "(Guards came late.)", "Nobody stayed."],
        ["They left.", "[Guards came late.]", "Nobody stayed."],
        ["They left (guards came late).", "Nobody stayed."],
        ["They fled (e.g., to the U.S.) Bell did not."],
        ["He said: “Nobody came.”", "“They did,” she said."],
        ["“Nobody came.”", "“They left.”"],
        ["They waited... and left.", "Nobody came."],
        ["They waited…", "Nobody came."],
        ["They waited … and left.", "Nobody came."],
    ],
)
def test_brackets_quotes_and_dots(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["They must (a) row; (b) fish; and (c) count.", "Guards watched 22 of them."],
        ["They must: (1) row, (2) fish, and (3) count.", "Guards watched."],
        ["They must: (a) row. (b) fish. (c) count.", "Guards watched."],
        ["Goals: i) row; ii) fish; iii) count.", "Guards watched."],
        ["Goals: 1) Row home.", "2) Fish more.", "3) Count all.", "Guards watched 22 of them."],
        ["Goals: (a) Row home.", "(b) Fish more.", "Guards watched."],
        ["Goals: 1. Row home.", "2. Fish more."],
        ["It rose to 5.", "20 crews left."],
    ],
)
def test_lists_inside_a_paragraph(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["Guards found nets.[12]", "Crews left.[13][14]", "They sold fish."],
        ["Guards found nets. [12]", "Crews left."],
        ["Guards found nets.12", "Crews left."],
        ["Guards saw No.5 and Art.12 of it.", "Crews left."],
    ],
)
def test_marks_of_notes_behind_an_end(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences
