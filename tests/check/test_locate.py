"""Places in a source: whatever marks lie between the words of a sentence."""

import pytest

from tipdiff.check.locate import Place, locate

SENTENCE = "Courts convicted 19 traffickers – all of them in Korandé."


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("Before.\nCourts convicted 19 traffickers – all of them in Korandé.", Place(2, 18)),
        ("<p>Courts convicted\n  <b>19</b> traffickers&mdash;all of\nthem in Korand&eacute;.</p>", Place(2, 6)),
        ("Courts **convicted** 19 traffickers — all\n> of them in Korandé.", Place(1, 22)),
    ],
)
def test_the_word_is_found(source: str, place: Place) -> None:
    assert locate(source, SENTENCE, SENTENCE.index("19")) == place


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("Courts con&shy;victed 19 traf\xadfickers, all of\nthem in Korandé.", Place(1, 23)),
        ("Courts con-\nvicted 19 traffickers, all of them in Korandé.", Place(2, 8)),
        ("_Courts_ convicted __19__ traffickers, all of them in Korandé.", Place(1, 22)),
        ("Courts convicted 19 traffickers, all of them\n\n114 | Elbonia\n\nin Korandé.", Place(1, 18)),
    ],
)
def test_what_lies_inside_a_word_or_parts_the_sentence_hides_no_place(source: str, place: Place) -> None:
    sentence = "Courts convicted 19 traffickers, all of them in Korandé."
    if "|" in source:
        sentence = sentence.replace("in Korandé", "in the far south and in Korandé")
        source = source.replace("in Korandé", "in the far south and in Korandé")
    assert locate(source, sentence, sentence.index("19")) == place


def test_money_is_pointed_at_with_its_number() -> None:
    assert locate("They paid about \\$350 a month.", "They paid about $350 a month.", 16) == Place(1, 19)


def test_words_that_stand_twice_tell_no_place() -> None:
    source = "Courts convicted 19 traffickers in May.\nCourts convicted 19 traffickers in June."
    assert locate(source, "Courts convicted 19 traffickers.", 17) == Place(1, 18)
    parted = "He said courts convicted 19 traffickers in all of the north, and one more."
    twice = f"{parted.replace('and', 'page 9 and')}\n{parted.replace('and', 'page 8 and')}"
    assert locate(twice, parted, parted.index("19")) is None


def test_what_is_not_there_has_no_place() -> None:
    assert locate("Courts convicted 20 traffickers – all of them in Korandé.", SENTENCE, 17) is None
    assert locate("anything", "...", 0) is None
