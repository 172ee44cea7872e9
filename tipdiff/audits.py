"""Figures against each other: what a later edition restates, what parts do not add up to, what wording
contradicts.

Takes annotated reports, gives `Audit`s. Alone owns the three rules and when each stays silent:

- `restated`: a later edition gives another value for a year that an earlier edition gave. Money is compared
  in the currency it was spent in, never in its conversion. Where the editions count by other bounds, in other
  places, or by other people ("government and NGOs", later "the government"; "potential victims", later
  "victims"), nothing is restated.
- `sum`: parts that together are the whole do not add up to it. `at least` and lists that only include some
  parts contradict nothing as long as they stay below the whole.
- `claim`: a word of rise or fall against two values that go the other way, or that hardly move.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tipdiff import profiles
from tipdiff.figures.lexicon import Lexicon, Marks, lexicon
from tipdiff.figures.measures import OTHER
from tipdiff.figures.scopes import own_people
from tipdiff.figures.series import Key, apart, key
from tipdiff.figures.tokens import Tokens, lowered
from tipdiff.frozen import replace
from tipdiff.model import Audit, Figure, Finding, Report

Figures = dict[tuple[Key, int], list[Figure]]
"""Figures by series and reference year."""
MODEST_AT_MOST = 0.5
"""A move by more than half of the base is no "modest" or "slight" one. The widest so called in the
reports at hand is 0.06.
"""
SIGNIFICANT_FROM = 0.03
"""A move by less than 3 % of the base is no "significant" one. The narrowest so called in the reports at
hand is 0.36.
"""
SMALLEST_BASE = 20
"""Below this base a single case moves the share by over five points: no word about the size of a move is
judged.
"""

_UP = re.compile(r"\b(?:increas\w*|rise|rose|risen|rising|up from|grew|growth|higher|more than the)\b")
_DOWN = re.compile(r"\b(?:decreas\w*|declin\w*|drop\w*|fell|fall\w*|reduc\w*|down from|fewer than the|fewer|lower)\b")
_MODEST = re.compile(r"\b(?:slight\w*|modest\w*|marginal\w*)\b")
_SIGNIFICANT = re.compile(r"\b(?:significant\w*|substantial\w*|sharp\w*|dramatic\w*|considerabl\w*)\b")
_FROM = re.compile(r"(?P<clause>[^,;:]*),?\s+from\s+(?:\w+\s+){0,2}$")
_TO = re.compile(r"[^,;.]{0,40}\bto\s+(?:\w+\s+){0,2}")
_FIRST = re.compile(r"\bfor the first time\b")
_MORE = re.compile(r"\b(?:more|fewer)\b")
_INCLUDES = re.compile(r"\b(?:includ\w*|of whom|of which|of these|of them|among)\b")
_RESTS = re.compile(r"\b(?:remainder|remaining|rest|others?|unknown|majority|most|nearly|several|some)\b")
"""Words of a list that leave parts of it uncounted."""
_UNCERTAIN = re.compile(r"\b(?:potential|possible|presumed|suspected|likely)\b", re.IGNORECASE)
_PARTITIONS = (
    frozenset({"federal", "state"}),
    frozenset({"adults", "children"}),
    frozenset({"female", "male"}),
    frozenset({"girls", "boys", "women", "men"}),
    frozenset({"sex-trafficking", "labor-trafficking", "unspecified"}),
)
_EXHAUSTIVE = _PARTITIONS[:3]
"""Of these, both parts are the whole, however the list is brought in."""
_DOUBTS = frozenset({"incomplete", "coverage", "duplicates"})


def audit(old: Report, new: Report) -> tuple[Audit, ...]:
    """What two editions of one country disagree on, and what the later one says against itself."""
    return (*restated(old, new), *audit_report(new))


def audit_report(report: Report) -> tuple[Audit, ...]:
    """What one report says against itself."""
    found = [*sums(report), *levels(report), *claims(report)]
    return tuple(dict.fromkeys(found))


# -- restated ---------------------------------------------------------------------------------------


def restated(old: Report, new: Report) -> tuple[Audit, ...]:
    """Values that the new report gives for a year that the old one gave otherwise."""
    before, after = _by_year(old), _by_year(new)
    profile = profiles.load(new.profile)
    uncertain, own_year = lexicon(profile).uncertain, old.edition + profile.reference_year
    found = []
    for name, figures in after.items():
        earlier = before.get(name, [])
        if not earlier or {_value(f) for f in figures} & {_value(f) for f in earlier}:
            continue
        series, year = name
        if year != own_year and not _agree(before, after, (series, own_year)):
            continue
        was, now = earlier[0], figures[0]
        if _anywhere(old, now) or _anywhere(new, was):
            continue
        if not _alike(was, now, uncertain):
            continue
        found.append(
            Audit(
                "restated",
                f"the {old.edition} report gave {_said(was)}, the {new.edition} report gives {_said(now)}",
                now.measure,
                now.reference_year,
                was.value,
                now.value,
                (f"old:{was.finding}", f"new:{now.finding}"),
            )
        )
    return tuple(found)


def _anywhere(report: Report, figure: Figure) -> bool:
    """True where the report gives that value of that measure and year, if only as one agency's or one kind's."""
    return any(
        (each.measure, each.reference_year, each.value) == (figure.measure, figure.reference_year, figure.value)
        for finding in report.findings
        for each in finding.figures
        if figure.value  # a count of none says nothing of whose it is
    )


def _agree(before: Figures, after: Figures, name: tuple[Key, int]) -> bool:
    """True where both editions give one value: then the series counts the same in both.

    Of a year that both only look back at, nothing else shows it.
    """
    return bool({_value(f) for f in before.get(name, ())} & {_value(f) for f in after.get(name, ())})


def _by_year(report: Report) -> Figures:
    """Every value that a report gives for a series and a year, of those that speak of the whole."""
    found: Figures = {}
    for finding in report.findings:
        for figure in finding.figures:
            if figure.measure != OTHER and figure.scope is None and figure.reference_year and figure.value is not None:
                found.setdefault((key(figure), figure.reference_year), []).append(figure)
    return found


def _alike(was: Figure, now: Figure, uncertain: frozenset[str]) -> bool:
    """True where two values count the same thing in the same way; `approximately` bars no comparison.

    Of the measures in `uncertain`, "potential" makes another count.
    """
    bounds = {was.bound, now.bound} - {"approximately", "exactly"}
    if len(bounds) > 1 or (bounds and was.bound != now.bound):
        return False
    if was.coverage != now.coverage or (was.high is None) != (now.high is None):
        return False
    if was.counted_by and now.counted_by and was.counted_by != now.counted_by:
        return False
    return bool(_UNCERTAIN.search(was.text)) == bool(_UNCERTAIN.search(now.text)) or was.measure not in uncertain


def _value(figure: Figure) -> tuple[object, object]:
    return figure.value, figure.high


# -- sums -------------------------------------------------------------------------------------------


def sums(report: Report) -> Iterator[Audit]:
    """Lists whose parts do not add up to the figure that they are parts of."""
    texts = {finding.id: finding.text for finding in report.findings}
    wholes = {f"{figure.finding}:{figure.span[0]}": figure for finding in report.findings for figure in finding.figures}
    stated = {(figure.measure, figure.reference_year, figure.value) for figure in wholes.values()}
    groups: dict[tuple[str, str], list[Figure]] = {}
    for finding in report.findings:
        for figure in finding.figures:
            if figure.part_of in wholes and figure.value is not None:
                groups.setdefault((figure.part_of, finding.id), []).append(figure)
    for (name, finding_id), listed in groups.items():
        whole = wholes[name]
        parts = [part for part in listed if part.measure == whole.measure]
        if whole.value is None or whole.measure == OTHER or not all(_exact(part) for part in parts):
            continue
        total = sum(part.value or 0 for part in parts)
        agrees = (whole.measure, whole.reference_year, total) in stated
        if len(parts) < 2 or agrees or any(part.reference_year != whole.reference_year for part in parts):
            continue
        text = texts[finding_id]
        lead = _lead(text, whole if whole.finding == finding_id else None, parts[0])
        partial = len(parts) < len(listed) or _RESTS.search(text[parts[0].span[0] :].lower()) is not None
        if _by_nation(parts, report.country):
            parts = [replace(part, scope=whole.scope) for part in parts]
            audit = _sum(whole, parts, lead, partial, nations=True)
        else:
            audit = _sum(whole, parts, lead, partial)
        if audit:
            yield audit


def _lead(text: str, whole: Figure | None, first: Figure) -> str:
    """The words between the whole, or the sentence's beginning, and the first part."""
    return text[whole.span[1] if whole else 0 : first.span[0]].lower()


def _by_nation(parts: Sequence[Figure], country: str) -> bool:
    """True for "207 Peralonian and 360 foreign victims" in the report of Peralonia: together they are all."""
    abroad = [part for part in parts if "foreign" in part.qualifiers]
    home = [part for part in parts if part.scope is not None and own_people(part.scope, country)]
    return len(parts) == 2 and len(abroad) == len(home) == 1 and abroad[0] is not home[0]


def _sum(whole: Figure, parts: Sequence[Figure], lead: str, partial: bool, *, nations: bool = False) -> Audit | None:
    """The audit of one list; `partial` where it leaves parts uncounted, `nations` for nationals and foreigners."""
    own = [frozenset(part.qualifiers) - frozenset(whole.qualifiers) for part in parts]
    partition = next((each for each in _PARTITIONS if all(names <= each and len(names) == 1 for names in own)), None)
    distinct = nations or (partition is not None and len(set(own)) == len(own))
    total = sum(part.value or 0 for part in parts)
    if not distinct and (
        partition is not None or len({len(names) for names in own if names}) > 1 or not _one_kind(own)
    ):
        return None
    if total == whole.value:
        return None
    partial = partial or any(part.scope != whole.scope for part in parts)
    complete = not partial and (not _INCLUDES.search(lead) or (distinct and frozenset().union(*own) in _EXHAUSTIVE))
    if total < (whole.value or 0):
        doubted = any(caveat.kind in _DOUBTS for figure in (whole, *parts) for caveat in figure.caveats)
        if not complete or doubted or whole.bound != "exactly":
            return None
    elif whole.bound in ("at-least", "more-than", "approximately") or not (distinct or complete):
        return None
    return _missed(whole, parts, total)


def _one_kind(own: Sequence[frozenset[str]]) -> bool:
    """True where no two parts are named by different kinds of words: women beside sex trafficking are no
    sum."""
    named = [names for names in own if names]
    return any(all(len(names & each) == 1 for names in named) for each in _PARTITIONS) or not named


def levels(report: Report) -> Iterator[Audit]:
    """Federal and state counts against the total of both, wherever in the report they stand."""
    stated = _by_year(report)
    for (name, year), figures in stated.items():
        measure, qualifiers, scope, unit = name
        if "federal" in qualifiers or "state" in qualifiers:
            continue
        parts = [
            stated.get(((measure, tuple(sorted((*qualifiers, level))), scope, unit), year), [])
            for level in ("federal", "state")
        ]
        if not all(parts):
            continue
        whole, both = figures[0], [row[0] for row in parts]
        total = sum(part.value or 0 for part in both)
        agrees = any(figure.value == total for figure in figures) or any(
            len({part.value for part in row}) > 1 for row in parts
        )
        if not agrees and all(_exact(figure) for figure in (whole, *both)):
            yield _missed(whole, both, total)


def _missed(whole: Figure, parts: Sequence[Figure], total: float) -> Audit:
    listed = " + ".join(str(part.value) for part in parts)
    places = dict.fromkeys([f"new:{whole.finding}", *(f"new:{part.finding}" for part in parts)])
    return Audit(
        "sum",
        f"the parts {listed} make {total}, the report says {_said(whole)}",
        whole.measure,
        whole.reference_year,
        total,
        whole.value,
        tuple(places),
    )


def _exact(figure: Figure) -> bool:
    return figure.bound == "exactly" and figure.high is None and figure.value is not None


# -- claims -----------------------------------------------------------------------------------------


def claims(report: Report) -> Iterator[Audit]:
    """Words of rise and fall against the values that the report gives."""
    yield from _compared(report)
    yield from _unquantified(report)


def _compared(report: Report) -> Iterator[Audit]:
    """Words between this year's value and the earlier one that they compare it with, or before "from 10 to 12"."""
    latest: dict[Key, Figure] = {}
    for finding in report.findings:
        before: Figure | None = None
        for figure in finding.figures:
            if figure.measure == OTHER or figure.value is None or figure.part_of:
                continue
            now = latest.get(key(figure))
            if figure.comparison and now is not None and _newer(now, figure):
                yield from _judged(now, figure, finding)
            elif not figure.comparison:
                latest[key(figure)] = figure
                if before is not None and key(before) == key(figure) and _newer(figure, before):
                    yield from _moved(before, figure, finding.text)
            before = figure if figure.comparison else None


def _moved(then: Figure, now: Figure, text: str) -> Iterator[Audit]:
    """The word before "from 10 in 2022 to 12 in 2023"."""
    lead = _FROM.search(text[: then.span[0]].lower())
    if lead and _TO.fullmatch(text[then.span[1] : now.span[0]].lower()):
        yield from _weighed(lead["clause"], now, then)


def _newer(now: Figure, then: Figure) -> bool:
    """True where the two are neighbours in time and in the text, so that the words between them speak of
    both."""
    years = (
        now.reference_year is not None
        and then.reference_year is not None
        and now.reference_year - then.reference_year == 1
    )
    return years and now.finding.rpartition(".")[0] == then.finding.rpartition(".")[0] and apart(now, then) is None


def _judged(now: Figure, then: Figure, finding: Finding) -> Iterator[Audit]:
    same = now.finding == then.finding
    if same and now.value and then.value and _FIRST.search(finding.text[: then.span[0]].lower()):
        yield _claim("for the first time", now, then, ())
    yield from _weighed(finding.text[now.span[1] if same else 0 : then.span[0]].lower(), now, then)


def _weighed(words: str, now: Figure, then: Figure) -> Iterator[Audit]:
    """The claim of the words, where they say one thing about the two values and it does not hold."""
    rising, falling = _UP.search(words), _DOWN.search(words)
    if bool(rising) == bool(falling):
        return
    delta, base = (now.value or 0) - (then.value or 0), then.value or 0
    word = rising or falling
    assert word is not None, "exactly one of the two was found"
    wrong = delta <= 0 if rising else delta >= 0
    if not wrong and base >= SMALLEST_BASE:
        size = abs(delta) / base
        sized = (
            _MODEST.search(words)
            if size > MODEST_AT_MOST
            else _SIGNIFICANT.search(words)
            if size < SIGNIFICANT_FROM
            else None
        )
        word, wrong = (sized, True) if sized else (word, False)
    if wrong:
        yield _claim(word[0], now, then, ())


def _unquantified(report: Report) -> Iterator[Audit]:
    """ "convicting more traffickers", "fewer investigations": claims of the whole, wherever in the report
    its figures stand."""
    profile = profiles.load(report.profile)
    words_of, this_year = lexicon(profile), report.edition + profile.reference_year
    values = _by_year(report)
    for finding in report.findings:
        if not _MORE.search(finding.text):
            continue
        words = Tokens(finding.text, lowered(finding.text)).words
        marks = words_of.marks(words)
        for at, word in enumerate(words):
            if word not in ("more", "fewer") or words[at + 1 : at + 2] in (["than"], []):
                continue
            for measure in _claimed(words, at, marks, words_of):
                now, then = (values.get(((measure, (), None, None), year), []) for year in (this_year, this_year - 1))
                if now and then and all(_against(word, a, b) for a in now for b in then):
                    yield _claim(word, now[0], then[0], (finding.id,))


def _against(word: str, now: Figure, then: Figure) -> bool:
    """True where both values are exact, count alike, and go the other way than the word says."""
    if not (_exact(now) and _exact(then)) or apart(then, now):
        return False
    low, high = (now, then) if word == "more" else (then, now)
    return (low.value or 0) < (high.value or 0)


def _claimed(words: list[str], at: int, marks: Marks, words_of: Lexicon) -> list[str]:
    """The measures of which the word at `at` claims more or fewer, and no part of them."""
    head = next((here for here in range(at + 1, min(at + 4, len(words))) if words[here] in words_of.countable), None)
    if head is None or any(at < mark.start <= head for mark in (*marks["qualifiers"], *marks["scopes"])):
        return []
    if words[head] in words_of.nouns:
        return [words_of.nouns[words[head]]]
    verbs = [
        mark
        for mark in marks["verbs"]
        if mark.end <= at and all(word in ("and", "or", ",") for word in _others(words, mark.end, at, marks))
    ]
    return [mark.name for mark in verbs if words_of.counted[words[head]] in words_of.takes.get(mark.name, ())]


def _others(words: list[str], start: int, end: int, marks: Marks) -> list[str]:
    """The words between two places that no verb's mark covers."""
    covered = {here for mark in marks["verbs"] for here in range(mark.start, mark.end)}
    return [words[here] for here in range(start, end) if here not in covered]


def _claim(word: str, now: Figure, then: Figure, evidence: tuple[str, ...]) -> Audit:
    places = dict.fromkeys((*evidence, now.finding, then.finding))
    return Audit(
        "claim",
        f"the report says {word!r}, but gives {_said(now)} after {_said(then)}",
        now.measure,
        now.reference_year,
        then.value,
        now.value,
        tuple(f"new:{place}" for place in places),
    )


def _said(figure: Figure) -> str:
    year = f" ({figure.reference_year})" if figure.reference_year else ""
    bound = "" if figure.bound == "exactly" else figure.bound.replace("-", " ") + " "
    text = f"no {figure.text.removeprefix('any ')}" if figure.value == 0 and figure.text[:4] == "any " else figure.text
    return f"{bound}{text}{year}"
