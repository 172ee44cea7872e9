"""What `align.match` says of small pairs: each kind of match, and what must stay apart."""

from __future__ import annotations

import pytest

from tipdiff import align
from tipdiff.align.cut_up import is_cut_up
from tipdiff.align.in_order import chain_up
from tipdiff.align.sides import Side
from tipdiff.model import Match

PORT = "The port authority screened 310 crew members for signs of forced labor."
LAW = "The penal code prescribed penalties of four to nine years in prison for traffickers."
SHELTER = "Two shelters in the capital housed adult victims and offered them legal counsel."
HOTLINE = "A charity answered the national hotline around the clock in three languages."
BUDGET = "The ministry halved the budget of its training academy for labor inspectors."
FISHING = "Recruiters charged fishermen from the outer islands illegal placement fees."


def found(matches: list[Match]) -> dict[tuple[tuple[int, ...], tuple[int, ...]], tuple[str, ...]]:
    return {(match.old, match.new): match.reasons for match in matches}


def test_equal_sentences_match_whatever_their_quotes_case_and_hyphens() -> None:
    old = ["Officials re-traumatized “many” victims.", LAW]
    new = ['Officials retraumatized "many" victims.', LAW.upper()]
    matches = align.match(old, new)
    assert found(matches) == {((0,), (0,)): ("exact",), ((1,), (1,)): ("exact",)}
    assert [match.similarity for match in matches] == [1.0, 1.0]


def test_a_slot_with_new_figures_matches_and_says_so() -> None:
    [match] = align.match([PORT], [PORT.replace("310", "287")])
    assert match.reasons[:2] == ("fuzzy", "figures-masked")
    assert match.reasons[2].startswith("shares: ")
    assert 0.9 < match.similarity < 1


def test_another_incident_in_the_same_place_stays_apart() -> None:
    old = [LAW, "On March 3, police shot student Ivo Brand at a checkpoint in Tarn.", SHELTER]
    new = [LAW, "On July 9, soldiers arrested the farmer Lena Okafor near the market of Dole.", SHELTER]
    assert found(align.match(old, new)) == {((0,), (0,)): ("exact",), ((2,), (2,)): ("exact",)}


def test_a_rewritten_sentence_is_trusted_between_matched_neighbours_only() -> None:
    before = "Inspectors seldom visited farms, and few growers paid the wages they owed."
    after = "Growers often withheld wages because inspectors rarely came to their farms."
    between = align.match([LAW, before, SHELTER], [LAW, after, SHELTER])
    assert ((1,), (1,)) in found(between)
    afar = align.match([before, PORT, LAW, SHELTER, HOTLINE], [PORT, LAW, SHELTER, HOTLINE, after])
    assert ((0,), (4,)) not in found(afar)


def test_faint_pairs_in_order_outweigh_a_likelier_one_across_them() -> None:
    old, new = Side([LAW, PORT, SHELTER], None, None), Side([HOTLINE, BUDGET, FISHING], None, None)
    assert chain_up(old, new, [], {(0, 1): 0.46, (1, 2): 0.42, (2, 0): 0.48}) == [(0, 1)]
    assert old.open == {1, 2}  # the faint one held the order, and waits for its neighbours to speak for it


def test_a_case_told_anew_elsewhere_in_its_section_is_known_by_the_words_it_shares() -> None:
    rest = [f"{text[:-1]} in year {year}." for year in range(12) for text in (LAW, SHELTER, HOTLINE, BUDGET)]
    case = "On May 4, divers found the body of Orla Quist in a flooded quarry near Marlow, nine days after she fled."
    anew = "In the case of Orla Quist, whose body divers found in a quarry near Marlow, a judge charged two guards."
    like = "In the case of Bram Holt, whose body hikers found in a forest near Dorne, a judge charged two guards."
    sections = ["security"] * 49
    assert ((0,), (48,)) in found(align.match([case, *rest], [*rest, anew]))
    assert ((0,), (48,)) not in found(align.match([case, *rest], [*rest, like]))
    elsewhere = align.match(
        [case, *rest], [*rest, anew], old_sections=sections, new_sections=[*sections[1:], "liberty"]
    )
    assert ((0,), (48,)) not in found(elsewhere)


def test_a_split_and_a_merge_are_one_match_each() -> None:
    joined = f"{SHELTER[:-1]}; {HOTLINE[0].lower()}{HOTLINE[1:]}"
    split = align.match([PORT, joined, LAW], [PORT, SHELTER, HOTLINE, LAW])
    assert found(split)[(1,), (1, 2)][0] == "growth"
    merge = align.match([PORT, SHELTER, HOTLINE, LAW], [PORT, joined, LAW])
    assert found(merge)[(1, 2), (1,)][0] == "growth"


def test_a_sentence_that_changed_its_place_moved() -> None:
    old = [PORT, LAW, SHELTER, HOTLINE, BUDGET]
    new = [LAW, SHELTER, HOTLINE, BUDGET, PORT]
    assert found(align.match(old, new))[(0,), (4,)] == ("moved", "exact")
    assert [match.new for match in align.match(old, new)] == [(0,), (1,), (2,), (3,), (4,)]


def test_sections_align_by_name_and_not_by_place() -> None:
    old, sections = [LAW, PORT, SHELTER], ["prosecution", "prosecution", "protection"]
    moved = ["protection", "prosecution", "prosecution"]
    matches = align.match(old, [SHELTER, LAW, PORT], old_sections=sections, new_sections=moved)
    assert {match.reasons for match in matches} == {("exact",)}


def test_a_sentence_in_another_section_moved_there() -> None:
    matches = align.match(
        [LAW, PORT, SHELTER],
        [LAW, SHELTER, PORT.replace("310", "287")],
        old_sections=["prosecution", "prosecution", "protection"],
        new_sections=["prosecution", "protection", "prevention"],
        old_paragraphs=[1, 1, 2],
        new_paragraphs=[1, 2, 3],
    )
    assert found(matches)[(1,), (2,)][:2] == ("moved", "fuzzy")


def test_what_moves_with_its_paragraph_needs_less_likeness() -> None:
    reworded = "Recruiters on the outer islands demanded money from fishermen before placing them on vessels."
    apart = {"old_sections": ["a", "a", "b", "b"], "new_sections": ["a", "a", "b", "b"]}
    old, new = [LAW, PORT, HOTLINE, FISHING], [HOTLINE, reworded, LAW, PORT]
    together = align.match(old, new, **apart, old_paragraphs=[1, 1, 2, 2], new_paragraphs=[1, 1, 2, 2])
    assert ((3,), (1,)) in found(together)
    alone = align.match(old, new, **apart, old_paragraphs=[1, 1, 2, 3], new_paragraphs=[1, 4, 2, 2])
    assert ((3,), (1,)) not in found(alone)


def test_of_two_blocks_that_changed_places_the_one_paragraph_moved() -> None:
    long = [LAW, PORT, SHELTER, HOTLINE]
    short = [BUDGET, FISHING, "The courts heard nine appeals."]
    matches = align.match(
        long + short, short + long, old_paragraphs=[1, 1, 1, 1, 2, 3, 4], new_paragraphs=[1, 2, 3, 4, 4, 4, 4]
    )
    assert {match.old for match in matches if "moved" in match.reasons} == {(0,), (1,), (2,), (3,)}


def test_equal_sentences_go_with_their_neighbours() -> None:
    refrain = "Authorities did not enforce the law."
    matches = align.match([LAW, refrain, PORT, SHELTER, refrain], [SHELTER, refrain, HOTLINE])
    assert found(matches) == {((3,), (0,)): ("exact",), ((4,), (1,)): ("exact",)}


def test_capitals_tell_no_names_where_every_noun_has_one() -> None:
    old = ["Die Polizei befragte im Sommer sieben Seeleute am Hafen der Stadt.", "Der Rat gab dem Heim Geld."]
    new = ["Die Polizei befragte im Winter sieben Matrosen am Kai der Gemeinde.", "Der Rat gab dem Heim Geld."]
    assert ((0,), (0,)) in found(align.match(old, new))


FEES = ("recruitment charges", "placement fees")


@pytest.mark.parametrize("pair", [FEES, FEES[::-1]])
def test_drifted_terms_count_as_the_same_words(pair: tuple[str, str]) -> None:
    old = ["Recruitment charges burdened many young deckhands.", LAW]
    new = [SHELTER, "Placement fees weighed on deckhands."]
    assert ((0,), (1,)) in found(align.match(old, new, drift=[pair]))
    assert ((0,), (1,)) not in found(align.match(old, new))


def test_chained_drift_meets_in_one_term() -> None:
    drift = [("department of care", "ministry of care"), ("ministry of care", "care agency")]
    old, new = ["The Department of Care reported on abuses."], ["The Care Agency reported on abuses."]
    [match] = align.match(old, new, drift=drift)
    assert "care" in match.reasons[-1] or "department" in match.reasons[-1]


def test_a_plain_language_version_gathers_its_short_sentences() -> None:
    old = [
        "Households with a low income may apply to the municipal housing office for a subsidy towards rent.",
        "Applicants must enclose the lease, proof of income and a certificate issued by their landlord.",
    ]
    new = [
        "Is your income low?",
        "Then you may apply for a subsidy.",
        "The subsidy is for your rent.",
        "Ask the housing office.",
        "Bring your lease.",
        "Bring proof of your income.",
        "Bring a certificate from your landlord.",
    ]
    assert set(found(align.match(old, new))) == {((0,), (0, 1, 2, 3)), ((1,), (4, 5, 6))}
    assert set(found(align.match(new, old))) == {((0, 1, 2, 3), (0,)), ((4, 5, 6), (1,))}


@pytest.mark.parametrize(("times", "cut_up"), [(1.2, False), (1.6, False), (1.8, True), (2.5, True)])
def test_only_much_shorter_sentences_are_plain_language(times: float, cut_up: bool) -> None:
    long, short = (Side(["x" * round(length)] * 12, None, None) for length in (60 * times, 60))
    assert is_cut_up(long, short) is cut_up
    assert not is_cut_up(short, long)


@pytest.mark.parametrize(("old", "new"), [([], []), ([LAW], []), ([], [LAW]), ([""], ["..."]), (["", ""], [LAW])])
def test_nothing_matches_nothing(old: list[str], new: list[str]) -> None:
    assert align.match(old, new) == []
