"""Words against values: rise and fall, their size, and "for the first time"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipdiff.audits.checked import UNNOTED, Checked
from tipdiff.audits.stated import by_year, exact, said
from tipdiff.figures.lexicon import Lexicon, Marks, lexicon
from tipdiff.figures.tokens import Tokens, lowered
from tipdiff.model import OTHER, SMALLEST_BASE, Audit, Figure, Finding, Report
from tipdiff.model.edition import own_year
from tipdiff.model.references import FindingRef
from tipdiff.series.series import Key, apart, key

MODEST_AT_MOST = 0.5
"""A move by more than half of the base is not "modest" or "slight". The widest so called in the
real reports is 0.06.
"""
SIGNIFICANT_FROM = 0.03
"""A move by less than 3 % of the base is not "significant". The narrowest so called in the real
reports is 0.36.
"""
_UP = re.compile(r"\b(?:increas\w*|rise|rose|risen|rising|up from|grew|growth|higher|more than the)\b")
_DOWN = re.compile(r"\b(?:decreas\w*|declin\w*|drop\w*|fell|fall\w*|reduc\w*|down from|fewer than the|fewer|lower)\b")
_MODEST = re.compile(r"\b(?:slight\w*|modest\w*|marginal\w*)\b")
_SIGNIFICANT = re.compile(r"\b(?:significant\w*|substantial\w*|sharp\w*|dramatic\w*|considerabl\w*)\b")
_FROM = re.compile(r"(?P<clause>[^,;:]*),?\s+from\s+(?:\w+\s+){0,2}$")
_TO = re.compile(r"[^,;.]{0,40}\bto\s+(?:\w+\s+){0,2}")
_FIRST = re.compile(r"\bfor the first time\b")
_MORE = re.compile(r"\b(?:more|fewer)\b")


def claims(report: Report, checked: Checked = UNNOTED) -> Iterator[Audit]:
    """Words of rise and fall against the values that the report gives."""
    yield from _compared(report, checked)
    yield from _unquantified(report, checked)


def _compared(report: Report, checked: Checked) -> Iterator[Audit]:
    """Words between this year's value and the earlier one that they compare it with, or before "from 10 to 12"."""
    latest: dict[Key, Figure] = {}
    for finding in report.findings:
        before: Figure | None = None
        for figure in finding.figures:
            if figure.measure == OTHER or figure.value is None or figure.part_of:
                continue
            now = latest.get(key(figure))
            if figure.comparison and now is not None and _newer(now, figure):
                yield from _judged(now, figure, finding, checked)
            elif not figure.comparison:
                latest[key(figure)] = figure
                if before is not None and key(before) == key(figure) and _newer(figure, before):
                    yield from _moved(before, figure, finding.text, checked)
            before = figure if figure.comparison else None


def _moved(then: Figure, now: Figure, text: str, checked: Checked) -> Iterator[Audit]:
    """The word before "from 10 in 2022 to 12 in 2023"."""
    lead = _FROM.search(text[: then.span[0]].lower())
    if lead and _TO.fullmatch(text[then.span[1] : now.span[0]].lower()):
        yield from _weighed(lead["clause"], now, then, checked)


def _newer(now: Figure, then: Figure) -> bool:
    """True where the two are neighbours in time and in the text, so that the words between them speak of
    both."""
    years = (
        now.reference_year is not None
        and then.reference_year is not None
        and now.reference_year - then.reference_year == 1
    )
    return years and now.finding.rpartition(".")[0] == then.finding.rpartition(".")[0] and apart(now, then) is None


def _judged(now: Figure, then: Figure, finding: Finding, checked: Checked) -> Iterator[Audit]:
    same = now.finding == then.finding
    if same and now.value and then.value and _FIRST.search(finding.text[: then.span[0]].lower()):
        yield _claim("for the first time", now, then, ())
    begin = now.span[1] if same else 0
    for other in finding.figures:  # "a decrease from 100 in 2020, and compared with 45 in 2022": said of the 100
        if other.comparison and begin <= other.span[0] and other.span[1] <= then.span[0]:
            begin = other.span[1]
    yield from _weighed(finding.text[begin : then.span[0]].lower(), now, then, checked)


def _weighed(words: str, now: Figure, then: Figure, checked: Checked) -> Iterator[Audit]:
    """The claim of the words, where they say one thing about the two values and it does not hold."""
    rising, falling = _UP.search(words), _DOWN.search(words)
    if bool(rising) == bool(falling):
        return
    checked.note(now, then)
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


def _unquantified(report: Report, checked: Checked) -> Iterator[Audit]:
    """ "convicting more traffickers", "fewer investigations": claims of the whole, wherever in the report
    its figures stand."""
    profile = report.family
    words_of, this_year = lexicon(profile), own_year(report.edition, profile.reference_year)
    if this_year is None:
        return
    values = by_year(report)
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
                if now and then and all(exact(each) for each in (*now, *then)):
                    checked.note(*now, *then)
                if now and then and all(_against(word, a, b) for a in now for b in then):
                    yield _claim(word, now[0], then[0], (finding.id,))


def _against(word: str, now: Figure, then: Figure) -> bool:
    """True where both values are exact, count alike, and go the other way than the word says."""
    if not (exact(now) and exact(then)) or apart(then, now):
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
        f"the report says {word!r}, but gives {said(now)} after {said(then)}",
        now.measure,
        now.reference_year,
        then.value,
        now.value,
        tuple(FindingRef("new", place) for place in places),
        now.narrowing,
    )
