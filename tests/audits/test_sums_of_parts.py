"""Lists of parts against their whole: which must add up, and which may leave something out."""

from __future__ import annotations

from typing import Any

import pytest
from made import YEAR, figure, part, report

from tipdiff.audits.sums import levels, sums
from tipdiff.model import Caveat, Figure
from tipdiff.model.frozen import replace

FORMS = ("sex-trafficking", "labor-trafficking", "unspecified")
SEXES = ("girls", "boys", "women", "men")
PAIRS = [("federal", "state"), ("adults", "children"), ("female", "male")]


def whole(value: float | None = 100, **more: Any) -> Figure:
    return figure(f"{value} people", value, **more)


def added(
    parts: list[Figure], *, between: str = "(", after: str = ").", of: Figure | None = None, **more: Any
) -> list[str]:
    """What is said of "Courts convicted 100 people BETWEEN PART and PART AFTER"."""
    head = of or whole(**more)
    text = f"Courts convicted {head.text} {between} {' and '.join(each.text for each in parts)} {after}"
    return [audit.message for audit in sums(report((text, (head, *parts))))]


def counts(*named: tuple[float, str], **more: Any) -> list[Figure]:
    return [part(f"{value} {name}", value, name, **more) for value, name in named]


@pytest.mark.parametrize(
    "names", [*PAIRS, FORMS[:2], FORMS[1:], FORMS[::2], SEXES[:2], SEXES[2:], SEXES[1:3], SEXES[::3]]
)
def test_parts_of_one_kind_never_exceed_their_whole(names: tuple[str, str]) -> None:
    parts = counts((60, names[0]), (41, names[1]))
    assert added(parts, between="including") == ["the parts 60 + 41 make 101, the report says 100 people (2023)"]
    assert added(counts((60, names[0]), (40, names[1])), between="including") == []


@pytest.mark.parametrize("names", PAIRS)
def test_two_that_are_all_are_all_however_they_are_brought_in(names: tuple[str, str]) -> None:
    assert len(added(counts((50, names[0]), (40, names[1])), between="including")) == 1


@pytest.mark.parametrize(
    "word", ["including", "which included", "of whom", "of which", "of these", "of them", "among whom"]
)
def test_a_list_that_only_includes_some_may_stay_below(word: str) -> None:
    few = counts((50, "girls"), (40, "boys"))
    assert added(few, between=word) == []
    assert len(added(few)) == 1
    assert len(added(counts((50, FORMS[0]), (40, FORMS[1])))) == 1


REST = (
    "the remainder|the remaining ones|the rest|other people|others|unknown ones|a majority|most|nearly all|several|some"
)


@pytest.mark.parametrize("word", REST.split("|"))
def test_a_list_that_leaves_some_uncounted_may_stay_below(word: str) -> None:
    few = counts((50, "girls"), (40, "boys"))
    assert added(few, after=f"and {word}).") == []
    assert len(added(few, between=f"{word} (")) == 1, "said before the list it leaves nothing of it open"
    assert len(added(counts((60, "girls"), (50, "boys")), after=f"and {word}).")) == 1


@pytest.mark.parametrize(("kind", "told"), [("incomplete", 0), ("coverage", 0), ("duplicates", 0), ("method", 1)])
def test_a_doubt_of_the_text_explains_what_is_missing(kind: str, told: int) -> None:
    caveats = (Caveat(kind, "prosecution.1.1"),)
    few = counts((50, "girls"), (40, "boys"))
    assert len(added(few, caveats=caveats)) == told
    assert len(added([replace(few[0], caveats=caveats), few[1]])) == told
    assert len(added(counts((60, "girls"), (50, "boys")), caveats=caveats)) == 1, "and not what is too many"


@pytest.mark.parametrize(
    ("bound", "below", "above"),
    [
        ("exactly", 1, 1),
        ("at-least", 0, 0),
        ("more-than", 0, 0),
        ("approximately", 0, 0),
        ("fewer-than", 0, 1),
        ("up-to", 0, 1),
    ],
)
def test_the_bound_of_the_whole(bound: str, below: int, above: int) -> None:
    assert len(added(counts((50, "girls"), (40, "boys")), bound=bound)) == below
    assert len(added(counts((60, "girls"), (50, "boys")), bound=bound)) == above


def test_what_is_no_list_of_parts() -> None:
    two = counts((60, "girls"), (50, "boys"))
    assert len(added(two)) == 1
    assert added(two[:1]) == []
    assert added([two[0], replace(two[1], bound="at-least")]) == []
    assert added([two[0], replace(two[1], high=55)]) == []
    assert added([two[0], replace(two[1], reference_year=YEAR - 1)]) == []
    assert added([two[0], replace(two[1], value=None)]) == []
    assert added([replace(each, measure="other") for each in two], measure="other") == []
    assert added(two, of=replace(whole(), value=None)) == []
    assert added([two[0], replace(two[1], part_of=None)]) == []


def test_parts_of_another_measure_leave_the_list_open() -> None:
    other = part("9 tried", 9, measure="prosecutions")
    assert added([*counts((50, "girls"), (40, "boys")), other]) == []
    assert len(added([*counts((60, "girls"), (50, "boys")), other])) == 1
    assert len(added([*counts((60, "girls"), (50, "boys")), replace(other, bound="at-least")])) == 1


def test_a_total_that_the_report_states_elsewhere_agrees() -> None:
    parts = counts((60, "girls"), (50, "boys"))
    text = "Courts convicted 100 people (60 girls and 50 boys); in all 110 were."
    made = (whole(), *parts)
    assert len(list(sums(report((text, made))))) == 1
    assert list(sums(report((text, (*made, figure("110", 110)))))) == []
    for other in ({"measure": "prosecutions"}, {"reference_year": YEAR - 1}):
        assert len(list(sums(report((text, (*made, figure("110", 110, **other))))))) == 1


def test_parts_named_by_different_kinds_of_words_are_no_sum() -> None:
    assert added(counts((60, "women"), (50, "sex-trafficking"))) == []
    assert added([part("60 girls", 60, "girls"), part("50 federal boys", 50, "boys", "federal")]) == []
    assert len(added([part("60 here", 60), part("50 there", 50)])) == 1
    assert added([part("60 here", 60), part("50 there", 50)], between="including") == []
    assert added([part("60 here", 60, "girls"), part("50 there", 50, "girls")]) == [], "one kind named twice"
    assert added(counts((60, "foreign"), (50, "lgbtqi"))) == []


def test_names_that_the_whole_has_too_name_no_part() -> None:
    parts = [part("60 federal girls", 60, "federal", "girls"), part("50 federal boys", 50, "federal", "boys")]
    assert len(added(parts, qualifiers=("federal",), between="including")) == 1
    assert added(parts, between="including") == []


def test_parts_below_a_scope_of_their_own_may_leave_some_out() -> None:
    there = [replace(each, scope="in-tarn") for each in counts((50, "girls"), (40, "boys"))]
    assert added(there) == []
    assert len(added(there, scope="in-tarn")) == 1
    assert len(added([replace(each, value=each.value and each.value + 10) for each in there])) == 1


def test_nationals_and_foreigners_are_all() -> None:
    own, abroad = part("50 Elbonian", 50, scope="elbonian"), part("40 foreign", 40, "foreign")
    assert len(added([own, abroad], between="including")) == 0
    assert len(added([own, abroad])) == 1
    assert len(added([replace(own, value=61), abroad], between="including")) == 1
    assert added([replace(own, value=61, scope="borovian"), abroad], between="including") == []
    assert added([replace(own, value=61), part("40 Borovian", 40, scope="borovian")], between="including") == []
    assert added([replace(own, value=61), abroad, part("1 more", 1)], between="including") == []


def test_the_words_before_the_first_part_are_those_after_the_whole() -> None:
    few = counts((50, "girls"), (40, "boys"))
    assert len(added(few, of=figure("100 people", 100))) == 1
    text = "Cases included: Courts convicted 100 people (50 girls and 40 boys)."
    assert len(list(sums(report((text, (whole(), *few)))))) == 1
    apart = (("Courts convicted 100 people.", (whole(),)), ("Of these 50 girls and 40 boys.", tuple(few)))
    assert list(sums(report(*apart))) == []
    listed = (("Courts convicted 100 people.", (whole(),)), ("They were 50 girls and 40 boys.", tuple(few)))
    [audit] = sums(report(*listed))
    assert (audit.rule, audit.measure, audit.reference_year) == ("sum", "convictions", YEAR)
    assert (audit.expected, audit.found) == (90, 100)
    assert [str(place) for place in audit.evidence] == ["new:prosecution.1.1", "new:prosecution.1.2"]


def test_each_finding_lists_its_own_parts() -> None:
    lines = (
        ("Courts convicted 100 people.", (whole(),)),
        ("There were 50 girls and 40 boys.", tuple(counts((50, "girls"), (40, "boys")))),
        ("There were 60 women and 40 men.", tuple(counts((60, "women"), (40, "men")))),
    )
    assert len(list(sums(report(*lines)))) == 1


def level(federal: float, state: float, total: float, **more: Any) -> list[str]:
    """What is said of federal and state counts that stand in sentences of their own."""
    made = (
        figure(f"{federal} there", federal, qualifiers=("federal",)),
        figure(f"{state} here", state, qualifiers=("state",)),
    )
    head = figure(f"{total} in all", total, **more)
    text = f"{made[0].text}, {made[1].text}, {head.text}"
    return [audit.message for audit in levels(report((text, (*made, head))))]


def test_federal_and_state_counts_make_the_total() -> None:
    assert level(60, 50, 100) == ["the parts 60 + 50 make 110, the report says 100 in all (2023)"]
    assert level(40, 50, 100) == ["the parts 40 + 50 make 90, the report says 100 in all (2023)"]
    assert level(60, 40, 100) == []
    assert level(60, 50, 100, bound="at-least") == level(60, 50, 100, high=120) == []
    assert level(60, 50, 100, reference_year=YEAR - 1) == level(60, 50, 100, measure="prosecutions") == []
    assert level(60, 50, 100, scope="in-tarn") == level(60, 50, 100, qualifiers=("girls",)) == []


def test_levels_of_the_same_people() -> None:
    parts = [
        figure("60 there", 60, qualifiers=("federal", "girls")),
        figure("50 here", 50, qualifiers=("girls", "state")),
        figure("100 girls", 100, qualifiers=("girls",)),
    ]
    assert len(list(levels(report(("60 there, 50 here, 100 girls", tuple(parts)))))) == 1
    assert list(levels(report(("60 there, 100 girls", (parts[0], parts[2]))))) == []
    assert list(levels(report(("50 here, 100 girls", tuple(parts[1:]))))) == []


def test_levels_given_twice_are_not_added() -> None:
    text = "60 there, 50 here, 100 in all, 110 too, 61 then"
    made = [
        figure("60 there", 60, qualifiers=("federal",)),
        figure("50 here", 50, qualifiers=("state",)),
        figure("100 in all", 100),
    ]
    assert len(list(levels(report((text, tuple(made)))))) == 1
    assert list(levels(report((text, (*made, figure("110 too", 110)))))) == []
    assert list(levels(report((text, (*made, figure("61 then", 61, qualifiers=("federal",))))))) == []
    vague = [replace(made[0], bound="at-least"), *made[1:]]
    assert list(levels(report((text, tuple(vague))))) == []


@pytest.mark.parametrize(
    "after", [", including those of the harbor court", ", with others still to come", " and the remaining ones"]
)
def test_levels_leave_room_for_a_third_body(after: str) -> None:
    made = (
        figure("60 there", 60, qualifiers=("federal",)),
        figure("30 here", 30, qualifiers=("state",)),
        figure("100 in all", 100),
    )
    text = "60 there, 30 here, 100 in all"
    assert len(list(levels(report((text, made))))) == 1
    assert list(levels(report((text + after, made)))) == []
    few = (made[0], replace(made[1], coverage="nine states"), made[2])
    assert list(levels(report((text, few)))) == []
    over = (replace(few[0], value=80), *few[1:])
    assert len(list(levels(report((text + after, over))))) == 1
