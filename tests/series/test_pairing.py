"""Which figure of a change stands against which."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from sentence_gold import examples

import tipdiff
from tipdiff.figures import annotate, extract
from tipdiff.model import FigureChange, Finding
from tipdiff.profiles import load
from tipdiff.series import pair
from tipdiff.series.pairing import movement

DIGITS = re.compile(r"(?<![\w.,$€-])\d+(?:,\d{3})*(?![\w-]|[.,]\d)")
YEAR = re.compile(r"(?:19|20)\d\d")


def changes(old: str, new: str, old_edition: int = 2023, new_edition: int = 2024) -> list[tuple[object, object]]:
    found = pair([finding(old, old_edition)], [finding(new, new_edition)], True, old_edition, new_edition)
    return [values(change) for change in found]


def finding(text: str, edition: int = 2024) -> Finding:
    return Finding("protection.1.1", text, figures=tuple(extract(text, edition)))


def values(change: FigureChange) -> tuple[object, object]:
    return change.old and change.old.value, change.new and change.new.value


def test_each_year_stands_against_the_same_distance_from_its_edition() -> None:
    assert changes(
        "Police investigated 40 cases in 2022, compared with 30 cases in 2021.",
        "Police investigated 52 cases in 2023, compared with 41 cases in 2022.",
    ) == [(40, 52), (30, 41)]


def test_reordered_parts_find_each_other() -> None:
    assert changes(
        "Courts convicted 30 traffickers (12 for sex trafficking and 18 for labor trafficking).",
        "Courts convicted 30 traffickers (19 for labor trafficking and 12 for sex trafficking).",
    ) == [(18, 19)]


def test_what_came_and_went_has_nothing_on_the_other_side() -> None:
    assert changes("Courts convicted 30 traffickers.", "Courts convicted 30 traffickers and acquitted four men.") == [
        (None, 4)
    ]
    assert changes("Courts convicted 30 traffickers and acquitted four men.", "Courts convicted 30 traffickers.") == [
        (4, None)
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # another deed, though the words around the number are the same
        (
            "The minister stated that 266 women were killed by husbands.",
            "The minister stated that 392 women were killed in floods and storms of the north.",
        ),
        # another limit of time
        (
            "A bureau said that 45 percent of the judges had three years or less of service.",
            "Because of the purge 33 percent of the judges have less than five years of service.",
        ),
        # other places
        (
            "A survey of 31 prisons found 4,308 inmates without beds in their cells.",
            "In a second survey of 47 prisons the bureau found 5,594 inmates without beds in their cells.",
        ),
        # what parts are taken of
        (
            "Of the 125 deaths in custody the north had the most.",
            "The north had most of these deaths, before the south with 10 deaths in custody.",
        ),
        # another body's count
        (
            "The Lomoura Inspectorate reported inquiries against 20 prison guards for abuse.",
            "As of July 29, the Bureau of Jails reported inquiries against 135 prison guards for abuse.",
        ),
        (
            "The maternal mortality rate was 342 per 100,000 births, according to the Lomoura Health Board.",
            "The maternal mortality rate was 355 per 100,000 births, according to the 2019 national census.",
        ),
        # a part of what the other side gives as a whole
        (
            "According to the ministry there were 31 kidnappings attributed to gangs of the coast.",
            "According to the ministry there were 13 kidnappings, five of them on the coast.",
        ),
        # cumulative over other years
        (
            "Some 600 foreigners who had entered with visas were registered in 2017-18.",
            "Some 690 foreigners who had entered with visas were registered in the 2017-2019 period.",
        ),
    ],
)
def test_what_is_narrowed_otherwise_is_not_the_same(old: str, new: str) -> None:
    assert all(None in each for each in pairs(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "The bureau reported 266 women were killed by husbands in raids.",
            "According to a bureau of the ministry, 392 women were killed by husbands during the year.",
        ),
        (
            "A bureau said that 45 percent of the judges had three years or less of service.",
            "Because of the purge 33 percent of the judges have three years or less of service.",
        ),
        (
            "The Foundation for Inmates of Peralonia (FIP) reported inquiries against 20 prison guards for abuse.",
            "In its second review, FIP reported inquiries against 135 prison guards for abuse.",
        ),
        ("A total of 20 guards were dismissed in the north.", "In the north, 31 guards were dismissed."),
    ],
)
def test_what_is_narrowed_alike_is_the_same(old: str, new: str) -> None:
    assert any(None not in each for each in pairs(old, new))


def test_the_same_words_with_another_limit_of_time_count_another_thing() -> None:
    old, new = (
        f"The share of counsel during the first {hours} hours of an arrest fell to {share} percent."
        for hours, share in ((24, 17), (48, 19))
    )
    assert pairs(old, new) == [(24, 48), (None, 19), (17, None)]
    terms = "Courts sentenced {} women to {} years in prison."
    assert pairs(terms.format(12, 5), terms.format(15, 7)) == [(12, 15), (5, 7)]


def test_vague_words_are_no_change_of_what_no_measure_counts() -> None:
    assert (
        pairs("The bureau gives 10 percent of the women.", "The bureau gives an estimated 10 percent of women.") == []
    )
    assert len(pairs("The bureau gives 10 percent of the women.", "It gives at least 10 percent of the women.")) == 1


def pairs(old: str, new: str) -> list[tuple[object, object]]:
    sides = [Finding("section-1.1.1", text, figures=tuple(extract(text, 2024, "hrr"))) for text in (old, new)]
    return [values(each) for each in pair([sides[0]], [sides[1]], True, 2023, 2024)]


def test_a_leap_of_three_orders_of_magnitude_has_no_distance() -> None:
    assert movement(32, 32_000) == (None, None)
    assert movement(32, 31_000) == (30_968, 96775.0)
    assert movement(5_000, 5) == (None, None)
    assert movement(0, 5_000) == (5_000, None)


def test_a_share_never_stands_against_a_count() -> None:
    found = changes(
        "The council counted 3,100 births to girls (30 percent above 2020).",
        "The council counted 2,900 births to girls, of which 90 in the capital.",
    )
    assert (3100, 2900) in found and (30, 90) not in found


def test_years_that_roll_are_no_change() -> None:
    assert changes("In 2022, police arrested 12 men, as in 2021.", "In 2023, police arrested 12 men, as in 2022.") == []


def test_new_words_around_the_same_value_are_no_change() -> None:
    assert changes("Authorities identified 44 victims.", "Officials detected 44 victims.") == []


def test_potential_victims_are_another_count() -> None:
    found = changes("Authorities identified 44 victims.", "Officials detected at least 44 potential victims.")
    assert found == [(None, 44), (44, None)]


@pytest.mark.parametrize("bound", ["about", "at least", "more than", "up to"])
def test_another_bound_of_the_same_value_is_a_change(bound: str) -> None:
    assert changes(f"Police identified {bound} 44 victims.", "Police identified 44 victims.") == [(44, 44)]


def test_no_per_cent_of_what_is_below_zero() -> None:
    assert movement(-4, 4) == (8, None)


def test_both_sums_of_one_figure() -> None:
    old, new = "It allocated 2 million euros ($2.1 million).", "It allocated 2 million euros ($2.3 million)."
    assert changes(old, new) == [(2_100_000, 2_300_000)]


def test_not_reported_is_never_compared() -> None:
    assert changes(
        "The government did not report how many victims it referred to care.",
        "The government referred 12 victims to care.",
    ) == [(None, 12)]


def test_per_cent_has_one_decimal_and_none_of_nothing() -> None:
    (more,) = pair([finding("Police arrested 831 men.")], [finding("Police arrested 531 men.")], True, 2023, 2024)
    (none,) = pair(
        [finding("Courts did not convict any traffickers.")],
        [finding("Courts convicted five traffickers.")],
        True,
        2023,
        2024,
    )
    assert (more.delta, more.percent) == (-300, -36.1)
    assert (none.delta, none.percent) == (5, None)


def test_n_numbers_that_change_make_n_changes() -> None:
    """Whatever integers of whatever sentence change, exactly these are the changes: with years rolled,
    and without."""
    rng = random.Random(20240624)
    tried = 0
    for example in examples("every_measure.txt"):
        found = [figure for figure in extract(example.sentence, 2024) if figure.high is None]
        places = [
            m
            for m in DIGITS.finditer(example.sentence)
            if any(f.span[0] == m.start() for f in found) and not YEAR.fullmatch(m[0])
        ]
        chosen = rng.sample(places, min(len(places), rng.choice((1, 2, 3))))
        if not chosen:
            continue
        text, wanted = example.sentence, []
        for place in sorted(chosen, key=lambda m: -m.start()):
            value = int(place[0].replace(",", ""))
            other = value + rng.randint(1, max(2, value // 3))
            text = text[: place.start()] + (f"{other:,}" if "," in place[0] else str(other)) + text[place.end() :]
            wanted.append((other, value))
        rolled = YEAR.sub(lambda m: str(int(m[0]) - 1), text)
        scale = {f.span[0]: f.value for f in found}
        if any(isinstance(scale[m.start()], int) and scale[m.start()] != int(m[0].replace(",", "")) for m in chosen):
            continue  # "2 million": the value is not the number that was edited
        assert sorted(changes(text, example.sentence, 2024, 2024)) == sorted(wanted), example.sentence
        assert sorted(changes(rolled, example.sentence, 2023, 2024)) == sorted(wanted), example.sentence
        tried += 1
    assert tried > 80


def test_a_report_against_itself_changes_nothing(corpus: Path) -> None:
    report = tipdiff.load(corpus / "peralonia/2023.html")
    again = annotate(report, load("tip"))
    for one, other in zip(report.findings, again.findings, strict=True):
        assert pair([one], [other], True, 2023, 2023) == ()


@pytest.mark.parametrize(
    ("old", "new", "paired"),
    [
        ("Growth was -3.4 percent in the fiscal year.", "Growth was 3.4 percent in the fiscal year.", [(-3.4, 3.4)]),
        ("Aid changed by minus ten percent.", "Aid changed by ten percent.", [(-10, 10)]),
        (
            "Debts stood at −2.5 billion dollars.",
            "Debts stood at −2.1 billion dollars.",
            [(-2_500_000_000, -2_100_000_000)],
        ),
        ("Of the boats, 12 percent sank.", "Of the boats, 12 % sank.", []),
        ("Of the boats, 12 percent sank.", "Of the boats, 14 % sank.", [(12, 14)]),
    ],
)
def test_a_sign_and_another_spelling_of_a_share_part_no_slot(
    old: str, new: str, paired: list[tuple[float, float]]
) -> None:
    assert changes(old, new) == paired


def test_no_per_cent_between_victims_of_one_kind_and_all() -> None:
    wholes = "Police identified 50 victims of sex trafficking in 2022.", "Police identified 49 victims in 2023."
    texts = "Those identified included 35 girls and 15 boys.", "Those identified included 32 girls and 17 boys."
    old, new = (
        Finding("protection.1.2", text, figures=tuple(extract(text, edition, before=(whole,))))
        for text, whole, edition in zip(texts, wholes, (2023, 2024), strict=True)
    )
    found = pair([old], [new], True, 2023, 2024)
    assert [(*values(change), change.percent, change.paired_by) for change in found] == [
        (35, 32, None, "slot"),
        (15, 17, None, "slot"),
    ]
