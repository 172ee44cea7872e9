"""One spelling for one thing, whatever the printing did to it."""

from __future__ import annotations

import pytest

from tipdiff.normalize.typography import as_sentence, clean, fold, key, spelling_of

LISTED = ("victim-witness", "court-ordered", "front-line", "high-risk", "government-funded")


def cleaned(text: str, *others: str) -> str:
    return clean(text, spelling_of([text, *others], LISTED))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("the women’s “home”", 'the women\'s "home"'),
        ("two\u00a0men\u2003and\u202fa boy", "two men and a boy"),
        ("traf\u00adfickers", "traffickers"),
        ("traﬃckers and oﬀicers", "traffickers and officers"),
        ("2018—387 for labor", "2018 – 387 for labor"),
        ("in 2018 -- 387 for labor", "in 2018 – 387 for labor"),
        ("in 2018 – 387 for labor", "in 2018 – 387 for labor"),
        ("the 2022–2024 plan", "the 2022-2024 plan"),
        ("a co‑operative", "a co-operative"),
        ("terms.Increase aid", "terms. Increase aid"),
        ("P029—Protocol", "P029 – Protocol"),
        ("Côte", "Côte"),
        ("wait...", "wait..."),
        ("wait…", "wait..."),
        ("a   b\n c", "a b c"),
    ],
)
def test_one_spelling(source: str, text: str) -> None:
    assert cleaned(source) == text


@pytest.mark.parametrize(
    ("source", "others", "text"),
    [
        ("the victimwitness office", (), "the victim-witness office"),
        ("Victimwitness offices", (), "Victim-witness offices"),
        ("a shoreleave permit", ("the shore-leave office",), "a shore-leave permit"),
        ("to reform the ports", ("crews re-form at sea",), "to reform the ports"),
        ("the suc- cessful raid", ("a successful raid",), "the successful raid"),
        ("the suc- cessful raid", (), "the successful raid"),
        ("a front- line officer", ("the line in front",), "a front-line officer"),
        ("the court- funded home", ("funded by a court",), "the court-funded home"),
        ("twenty- four girls", ("four girls",), "twenty-four girls"),
        ("the UN- HCR", ("the UNHCR",), "the UNHCR"),
        ("any- where in the south", ("any man where it was",), "anywhere in the south"),
        ("two- and three-year terms", (), "two- and three-year terms"),
        ("the traficking of ofcials", (), "the trafficking of officials"),
        ("Signifcant eforts", (), "Significant efforts"),
        ("they fled and filed a suit", (), "they fled and filed a suit"),
    ],
)
def test_words_that_a_line_tore(source: str, others: tuple[str, ...], text: str) -> None:
    assert cleaned(source, *others) == text


def test_fold_keeps_every_place() -> None:
    text = "“Côte d’Aruel” – 5\u00a0boys • P029—"
    assert len(fold(text)) == len(text) and fold(text)[0] == '"'


def test_key_forgives_a_hyphen_inside_a_word_alone() -> None:
    assert key("high-risk work in 2022-2024") == "highrisk work in 2022-2024"


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        ("train judges", "Train judges."),
        ("Fund shelters;", "Fund shelters."),
        ("Pay (all) victims.", "Pay (all) victims."),
    ],
)
def test_items_as_sentences(item: str, sentence: str) -> None:
    assert as_sentence(item) == sentence


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Guards found nets.[12]", "Guards found nets."),
        ("Guards found nets.[13][14]", "Guards found nets."),
        ("The office acted [15].", "The office acted."),
        ("It acted [15, 16], and left", "It acted, and left"),
        ("467[3] crews", "467 crews"),
        ("467³ crews", "467 crews"),
        ("nets.¹²", "nets."),
        ("crews² came", "crews came"),
        ("crews† came", "crews came"),
        ("“so”¹ he said", '"so" he said'),
        ("[12] Crews came.", "Crews came."),
        ("Guards found nets. [12]", "Guards found nets."),
        ("Guards found nets.12", "Guards found nets."),
    ],
)
def test_marks_of_notes_are_not_said(text: str, said: str) -> None:
    assert clean(text, spelling_of([text], ())) == said


@pytest.mark.parametrize(
    "text",
    [
        "The court held [12] hearings.",
        "He [the judge] said [t]hat, [sic] and [a] bit more",
        "45 m² and 3 km² and 5 feet² and 2 miles²",
        "10⁶ eggs, an R² of 0.4",
        "It began in 2019.",
        "See No.5",
        "It rose by 0.12",
    ],
)
def test_what_looks_like_the_mark_of_a_note(text: str) -> None:
    assert clean(text, spelling_of([text], ())) == text


def test_lowered_figures_are_figures() -> None:
    assert clean("CO₂", spelling_of([], ())) == "CO2"
