"""Each rule and each constant of the engine: a pair of texts that comes out otherwise without it."""

from __future__ import annotations

from types import ModuleType

import pytest
from alignment_gold import simple_german
from test_alignment_properties import match, texts

from tipdiff import align
from tipdiff.align import candidates, cut_up, equal, growth, in_order, moves, reasons, sources, words
from tipdiff.align.candidates import likeness
from tipdiff.align.growth import grow
from tipdiff.align.in_order import fill_gaps, heaviest_chain
from tipdiff.align.moves import find_moves
from tipdiff.align.sides import Side
from tipdiff.align.words import Lexicon

LAW = "The penal code prescribed penalties of four to nine years in prison for traffickers."
SHELTER = "Two shelters in the capital housed adult victims and offered them legal counsel."
HOTLINE = "A charity answered the national hotline around the clock in three languages."
BUDGET = "The ministry halved the budget of its training academy for labor inspectors."
LONG = [f"{text[:-1]} in year {year}." for year in range(12) for text in (LAW, SHELTER, HOTLINE, BUDGET)]


def links(old: list[str], new: list[str], **known: list[str]) -> set[tuple[int, int]]:
    return {(o, n) for found in align.match(old, new, **known) for o in found.old for n in found.new}


def alike(one: str, other: str, *rest: str) -> float:
    lexicon = Lexicon([one, *rest], [other, *rest], ())
    return likeness(lexicon.old[0], lexicon.new[0], lexicon)


WITHOUT = {
    # constant: a value that switches it off
    (candidates, "COMMON"): 1,
    (candidates, "RIVALS"): 1,
    (candidates, "STRANGE_NAMES"): 0.0,
    (cut_up, "LONGER"): 9.0,
    (cut_up, "HELD"): 1.0,
    (growth, "FITS"): 9.0,
    (growth, "HELD"): 9.0,
    (growth, "PARTS"): 1,
    (in_order, "SKIP"): 0.0,
    (in_order, "SPOKEN_FOR"): 1.1,
    (moves, "SPOKEN_FOR"): 1.1,
    (moves, "TELLS"): 0.0,
    (reasons, "SHOWN"): 0,
}
CHECKED_BELOW = {"ALIKE", "TELLING", "APART", "FRAMED", "SURE", "SPOKEN_FOR", "ALONE", "TWINS", "SHORT"}
CHECKED_BELOW |= {"STEM", "TELLING_CAPITALS", "NUMBER_WEIGHT", "CLAUSE"}


def told() -> list[object]:
    """What the engine says of seeded pairs and of texts in plain language."""
    seeded = [match(*texts(seed)) for seed in range(100, 115)]
    return [*seeded, *(align.match(text.old, text.new) for text in simple_german()[:3])]


@pytest.mark.parametrize(("module", "name"), WITHOUT, ids=lambda part: getattr(part, "__name__", part))
def test_without_a_constant_the_engine_says_something_else(
    module: ModuleType, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = told()
    monkeypatch.setattr(module, name, WITHOUT[module, name])
    assert told() != before


def test_no_constant_of_the_engine_is_without_its_test() -> None:
    named = {name for _, name in WITHOUT} | CHECKED_BELOW
    defined = {
        name
        for module in {module for module, _ in WITHOUT} | {equal, sources, words}
        for name, value in vars(module).items()
        if name.isupper() and name[0] != "_" and isinstance(value, int | float)
    }
    assert defined == named


# Words


def test_inflected_words_count_as_the_same() -> None:
    assert alike("Inspectors inspected plantations.", "Inspection of a plantation.") > alike(
        "Inspectors inspected plantations.", "Observers of a harvest."
    )
    assert (
        Lexicon(["Detainees waited."], ["detained"], ()).new[0].words <= Lexicon(["Detainees"], ["x"], ()).old[0].words
    )


def test_a_number_weighs_a_quarter_of_a_word() -> None:
    lexicon = Lexicon(["Courts heard 512 appeals."], ["Judges left."], ())
    assert lexicon.weights["512"] == pytest.approx(lexicon.weights["heard"] / 4, abs=1)


def test_a_run_in_heading_that_both_have_pairs_nothing() -> None:
    label = "Wage, Hour, and Safety Enforcement: "
    one, other = "Inspectors visited 310 farms in the north.", "Employers withheld overtime from most deckhands."
    assert alike(label + one, label + other) == alike(one, other) < in_order.SKIP
    assert links([label + one, LAW], [label + other, LAW]) == {(1, 1)}
    assert alike(label + one, "Redress: " + one) < 1 == alike(label + one, label + one)


def test_a_heading_on_one_side_alone_is_text() -> None:
    assert Lexicon(["Redress: Courts paid."], ["Courts paid."], ()).old[0].words >= {"redre"}


def test_sentences_that_end_in_lists_are_as_like_as_what_stands_before() -> None:
    clause = "According to the bar association, at least {} lawyers were attacked during the year"
    old = f"{clause.format('four')}: Orla Quist (Marlow), Bram Holt (Dorne), Ivo Brand (Tarn), Lena Okafor (Dole)."
    new = f"{clause.format('six')}: Nils Arden (Vell), Mara Toth (Kesh), Pia Lund (Orr), Juno Falk (Sarn), Ada Voss."
    assert alike(old, new, LAW, SHELTER) > 0.8
    short = "Attacked lawyers: "
    assert alike(short + old.partition(": ")[2], "Lawyers attacked: " + new.partition(": ")[2], LAW, SHELTER) < 0.5


# Likeness and proposals


def test_strange_names_cost_likeness_and_common_nouns_do_not() -> None:
    frame = "A court in the valley sentenced the farmer {} to two years in prison."
    strangers = alike(frame.format("Ivo Brand"), frame.format("Lena Okafor"), LAW, SHELTER)
    nouns = alike(frame.format("with hives"), frame.format("with goats"), LAW, SHELTER)
    assert strangers < nouns - 0.1


def test_a_word_in_very_many_sentences_proposes_nobody() -> None:
    few, many = ([f"word{k} common" for k in range(size)] for size in (candidates.COMMON, candidates.COMMON + 1))
    for held_by, proposed in ((few, len(few)), (many, 0)):
        lexicon = Lexicon(["common other"], held_by, ())
        [(_, shared)] = candidates.share_rare_words([0], range(len(held_by)), lexicon)
        assert len(shared) == proposed


def test_an_old_sentence_proposes_its_two_likest() -> None:
    old = ["Divers searched the flooded quarry near the mill for the missing clerk."]
    new = [f"Divers searched the flooded quarry {rest}." for rest in ("twice", "near the mill", "near the mill again")]
    before, after = Side(old, None, None), Side(new, None, None)
    assert set(candidates.propose(before, after, Lexicon(old, new, ()))) == {(0, 1), (0, 2)}


def paired(old: str, new: str) -> bool:
    """Whether the two match where they alone stand between neighbours that say the same."""
    return (1, 1) in links([LAW, old, BUDGET], [LAW, new, BUDGET])


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        # who says it is the same, and what is said is not
        ("prisons in the south lacked clean water", "courts in the capital postponed hearings on land", False),
        ("prisons in the south lacked clean water", "prisons in the south had water, but it was dirty", True),
        # two incidents that share the words of their kind
        (
            "men burned barns and beat herders, herders as young as 12, and one boy",
            "at least 40 herders and boys were beaten by riders of the Kite League in a March raid on Orle camp",
            False,
        ),
        # a short statement tells too little to be another one
        ("the number of inspectors met the norm of the region's other economies", "inspectors were many", True),
    ],
)
def test_what_one_source_says_of_two_things_is_no_match(old: str, new: str, same: bool) -> None:
    for frame in ("According to the ombudsman, {}.", "In its yearly review, the ombudsman found that {}."):
        assert paired(frame.format(old), frame.format(new)) is same
    assert (
        paired(f"{old.capitalize()}, according to the ombudsman.", f"{new.capitalize()}, according to the ombudsman.")
        is same
    )


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (
            "Some 40 percent of clinics failed to keep vaccines cold.",
            "Some 25 percent of schools failed to mend roofs.",
            False,
        ),
        (
            "Some 40 percent of clinics failed to keep vaccines cold.",
            "Some 25 percent of clinics failed to mend roofs.",
            True,
        ),
        ("Few of the clinics failed to keep vaccines cold.", "Few of the schools failed to mend roofs there.", True),
        ("The watchdog said 96 percent of mills burned waste.", "The watchdog said 84 percent of ships leaked.", False),
        ("The watchdog said 96 percent burned waste.", "The watchdog said 84 percent complied.", True),
        ("Some 40 percent of clinics failed.", "Some 25 percent of schools failed.", True),
    ],
)
def test_a_frame_of_a_count_pairs_nothing_that_counts_other_things(old: str, new: str, same: bool) -> None:
    assert paired(old, new) is same


# In order


def test_faint_pairs_hold_the_order_and_sure_ones_match() -> None:
    sides = [Side([LAW, SHELTER], None, None) for _ in range(2)]
    found = in_order.chain_up(*sides, [], {(0, 0): 0.45, (1, 1): 0.46})
    assert found == [(1, 1)]
    sides = [Side([LAW, SHELTER], None, None) for _ in range(2)]
    assert in_order.chain_up(*sides, [], {(0, 1): in_order.SKIP, (1, 0): 0.9}) == [(1, 0)]


@pytest.mark.parametrize(
    ("rest", "like", "matched"),
    [(0, in_order.SKIP, True), (0, in_order.SKIP - 0.01, False), (1, 0.40, True), (1, 0.39, False)],
)
def test_the_only_two_of_a_gap_need_less_likeness(
    rest: int, like: float, matched: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_order, "likeness", lambda one, other, _: like if one.number == 0 else 0.0)
    old, new = [LAW, *[SHELTER] * rest], [HOTLINE, *[BUDGET] * rest]
    found = fill_gaps(Side(old, None, None), Side(new, None, None), [], Lexicon(old, new, ()))
    assert found == ([(0, 0)] if matched else [])


def test_a_chain_repeats_a_position_only_when_asked() -> None:
    pairs = [(0, 0, 1.0), (1, 0, 1.0)]
    assert len(heaviest_chain(pairs)) == 1
    assert heaviest_chain(pairs, new_repeats=True) == [(0, 0), (1, 0)]


# Splits and merges


def test_a_part_must_fill_what_is_unsaid_or_be_held() -> None:
    whole = f"{SHELTER[:-1]}; {HOTLINE[0].lower()}{HOTLINE[1:]}"
    assert links([whole], [SHELTER, HOTLINE]) == {(0, 0), (0, 1)}
    stranger = "A charity in the hills planted cedars, mended fences, and taught weaving to widows."
    assert links([whole], [SHELTER, stranger]) == {(0, 0)}
    again = "Shelters in the capital housed victims around the clock."
    assert links([whole, LAW], [whole.replace("around the clock", "by night"), again, LAW]) >= {(0, 1)}


def test_a_part_stands_near_and_there_are_four_at_most() -> None:
    clauses = ["judges fined smugglers", "nurses trained midwives", "divers raised wrecks", "bakers sold rye"]
    clauses += ["tailors mended sails"]
    whole = f"{'; '.join(clauses).capitalize()}."
    told = [f"{clause.capitalize()}." for clause in clauses]
    lexicon = Lexicon([whole], told, ())
    [group] = grow([(0, 2)], Side([whole], None, None), Side(told, None, None), lexicon)
    assert len(group.new) == growth.PARTS
    for between, near in ((3, True), (4, False)):
        new = [told[0], *[LAW] * between, told[1]]
        old = [f"{clauses[0].capitalize()} and {clauses[1]}."]
        [group] = grow([(0, 0)], Side(old, None, None), Side(new, None, None), Lexicon(old, new, ()))
        assert (len(group.new) == 2) is near


def test_equal_sentences_take_no_parts() -> None:
    assert links([SHELTER, LAW], [SHELTER, "Two shelters housed victims.", LAW]) == {(0, 0), (1, 2)}


# Moves

CASE = "On May 4, divers found the body of Orla Quist in a flooded quarry near Marlow."


def test_a_sentence_moves_by_telling_words_however_near_verbatim() -> None:
    assert (0, 48) in links([CASE, *LONG], [*LONG, CASE.replace("flooded ", "")])
    common = "The ministry housed victims in three languages."
    assert (0, 48) not in links([common, *LONG], [*LONG, "The ministry housed victims in two languages."])


@pytest.mark.parametrize(("section", "like", "moved"), [("a", 0.41, True), ("a", 0.39, False), ("b", 0.59, False)])
def test_another_section_asks_for_more_likeness(section: str, like: float, moved: bool) -> None:
    old, new = [CASE, *LONG], [*LONG, CASE]
    before = Side(old, ["a"] * 49, None)
    after = Side(new, [*["a"] * 48, section], None)
    assert find_moves(before, after, [], {(0, 48): like}, Lexicon(old, new, ())) == ([(0, 48)] if moved else [])


def test_a_short_text_without_paragraphs_moves_only_what_is_equal() -> None:
    edited = CASE.replace("flooded ", "")
    for size, moves_it in ((38, False), (39, True)):
        rest = LONG[:size]
        assert ((0, size) in links([CASE, *rest], [*rest, edited])) is moves_it
        assert (0, size) in links([CASE, *rest], [*rest, CASE])
    uneven = links([CASE, *LONG[:45]], [*LONG[10:45], edited])
    assert (0, 35) in uneven


# Cut-up editions


def test_parts_of_a_cut_up_edition_keep_what_the_order_found() -> None:
    old = [
        "Applicants with a low income may ask the municipal housing office for a subsidy towards their monthly rent.",
        "The office answers within six weeks of the day on which it has received every certificate from the applicant.",
    ]
    new = ["Is your income low?", "Ask the housing office.", "There is a subsidy for rent.", "It answers in six weeks."]
    assert links(old, new) >= {(0, 0), (0, 1), (0, 2), (1, 3)}
    assert all(len(found.new) <= growth.PARTS for found in align.match(old[:1], [*new[:3]] * 3))


def test_a_short_sentence_that_holds_nothing_of_it_is_no_part() -> None:
    old = ["Applicants with a low income may ask the municipal housing office for a subsidy towards their rent."]
    assert links(old, ["Low income?", "Bees hum in June.", "Ask for a subsidy."]) == {(0, 0), (0, 2)}


# Equal text


def test_twins_pair_with_the_nearest_of_their_kind() -> None:
    refrain = "Authorities did not enforce the law."
    side = Side([refrain] * 9, None, None)
    lexicon = Lexicon([refrain] * 9, [refrain] * 9, ())
    _, twins = equal.equal_pairs(side, Side([refrain] * 9, None, None), lexicon)
    assert max(abs(o - n) for o, n in twins) == equal.TWINS


def test_what_speaks_for_a_match_is_its_three_rarest_words() -> None:
    [found] = align.match([LAW], [LAW.replace("nine", "ten")])
    assert len(found.reasons[-1].removeprefix("shares: ").split(", ")) == reasons.SHOWN == 3
