"""Every word that names of figures rest on does something: with it a sentence names its figure as with no other."""

from __future__ import annotations

import pytest
from test_called import names

LISTS = [
    # (sentence, the name with a word of the list, words, a word that gives another name)
    (
        "Some 12 women {} detained in prisons.",
        "women detained in prisons",
        "was were is are be been being had have has also still not all",
        "zorn",
    ),
    (
        "Some 12 women were {} in prisons.",
        "women {} in prisons",
        "held found killed shot sent built lost won given taken made born sold brought put spent paid run hurt beaten "
        "bought kept left set",
        "zorn",
    ),
    (
        "Some 12 women were {} in prisons.",
        "women",
        "reported stated noted said indicated estimated documented claimed alleged recorded announced included "
        "involved received compared based continued related required needed indeed united totaled listed numbered "
        "remained according appeared resulted occurred averaged reached exceeded represented accounted faced lasted "
        "surveyed designed counted ranked observed showed used learned started expected existed planned hundred ended "
        "succeeded "
        "failed transited arrived happened refused threatened attempted pointed dropped agreed worked decided tried "
        "wanted turned moved stayed managed allowed mobilized helped determined",
        "detained",
    ),
    (
        "Some 12 women were detained {} prisons.",
        "women detained {} prisons",
        "in for from against of by without under to with",
        "zorn",
    ),
    (
        "Some 12 women were detained in {} custody.",
        "women detained in custody",
        "the a an its their his her all this these those such any some",
        "zorn",
    ),
    (
        "Some 12 women were detained in custody {} bread.",
        "women detained in custody",
        "remain remains met faced face had said told lived worked live work go come happen or during year years month "
        "months day days week percent per ago old also while reported according last nationwide previous next",
        "zorn",
    ),
    (
        "There were 12 {} women.",
        "women",
        "additional other further new actual estimated approximate different separate known least paid",
        "zorn",
    ),
    (
        "Some 12 women were detained in {} custody.",
        "women detained in custody",
        "approximately more such total overall only those these following",
        "zorn",
    ),
    (
        "There were 12 {} of theft.",
        "{} of theft",
        "case cases incident incidents crime crimes act acts report reports complaint complaints allegation "
        "allegations instance instances death deaths attack attacks violation violations victim victims member members "
        "number investigations investigation persons people individuals",
        "zorns",
    ),
    ("The law sets 14 as the {} for work.", "age", "age aged ages older younger", "zorn"),
    (
        "Some 12 women were detained in {} cells.",
        "women detained in {} cells",
        "rights arms sports news sales goods series species means human-rights affairs services systems",
        "zorns",
    ),
]


@pytest.mark.parametrize(
    ("sentence", "name", "word"), [(row[0], row[1], word) for row in LISTS for word in row[2].split()]
)
def test_each_word_of_a_list_names(sentence: str, name: str, word: str) -> None:
    assert names(sentence.format(word))[:1] == [name.format(word)]


@pytest.mark.parametrize(("sentence", "name", "other"), [(row[0], row[1], row[3]) for row in LISTS])
def test_another_word_names_otherwise(sentence: str, name: str, other: str) -> None:
    assert names(sentence.format(other))[:1] != [name.format(other)]
