"""Places in a source: whatever marks lie between the words of a sentence."""

import pytest

from tipdiff.locate import Place, locate

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


def test_what_is_not_there_has_no_place() -> None:
    assert locate("Courts convicted 20 traffickers – all of them in Korandé.", SENTENCE, 17) is None
    assert locate("anything", "...", 0) is None
