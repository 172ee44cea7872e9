"""What a figure counts in the document's own words, for families that name no measures.

Takes a finding with its figures, gives each the name of what it counts and what told it: a label before the number
("Unemployment rate: 4.1 percent"), the counted noun ("1,200 households"), or the heading that a number stands under
alone. What only a verb or nothing names has none: silence beats a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from tipdiff.figures.called import AGE, MONEY, NUMBER, SHARE, TIME, called, noun_of
from tipdiff.figures.currencies import CODES
from tipdiff.figures.english import STOPS
from tipdiff.figures.number_words import TIMES
from tipdiff.model import SHARES, Figure, Finding
from tipdiff.model.frozen import replace

By = Literal["label", "noun", "row", "heading"]
LABEL = re.compile(r"(?:^|[.;,)]\s|\s)(?P<label>[^\W\d_][^:.;,()\d]{1,60}):\s*[^\w:;.]{0,3}(?:about |nearly |over )?$")
"""What stands right before a number and names it."""
WORDS = 7
"""Of a label; the longest of the Factbook's has six."""
LINE = 8
"""Words of a line that is a value with its unit, no sentence."""
DATED = re.compile(r"[^().;:]{0,60}\((?:FY ?)?(?:19|20)\d\d\b")
"""Behind a number, its year in brackets."""
COLON = re.compile(r":\s*[^\w:;.]{0,3}(?:about |nearly |over )?$")
PLAIN = frozenset({AGE, MONEY, NUMBER, SHARE, "number of times"})
"""Names that name nothing."""


def named(finding: Finding, headings: Sequence[str]) -> Finding:
    """The finding with what its figures count.

    Args:
        headings: the section's path by its slugs, the innermost last.
    """
    if not finding.figures:
        return finding
    figures = [_named(finding, at, headings) for at in range(len(finding.figures))]
    return replace(finding, figures=tuple(figures))


def _named(finding: Finding, at: int, headings: Sequence[str]) -> Figure:
    figure = finding.figures[at]
    if figure.value is None:
        return figure
    if COLON.search(finding.text[: figure.span[0]]):
        said = _label(finding, at, headings)
    else:
        said = _heading(finding, figure, headings) or _noun(finding, at)
    return replace(figure, counts=said[0], measure_by=said[1]) if said else figure


def _label(finding: Finding, at: int, headings: Sequence[str]) -> tuple[str, By] | None:
    """The words before a colon before the number; what stands under a heading is part of it: `area-total`."""
    start = max((each.span[1] for each in finding.figures if each.span[1] <= finding.figures[at].span[0]), default=0)
    between = finding.text[start : finding.figures[at].span[0]]
    found = LABEL.search(between)
    if found is None or len(found["label"].split()) > WORDS:
        return None
    if found["label"].split()[0].lower() in STOPS:
        return None  # "65 years and over: 0.78", where the years are a figure
    own, above = slug(found["label"]), headings[-1] if headings else ""
    return (own if not above or own.startswith(above) else f"{above}-{own}", "label") if own else None


def _noun(finding: Finding, at: int) -> tuple[str, By] | None:
    """The counted noun; of a share what it is a share of; of money what the sentence says is worth it."""
    figure = finding.figures[at]
    spelled = not any(map(str.isdigit, figure.text))  # "two tools": seldom what a report counts
    if figure.unit in TIMES or spelled or finding.text[figure.span[1] :][:1] == ":":
        return None  # before a colon, its last words are the next number's label
    if figure.unit is not None and figure.unit not in CODES and figure.unit not in SHARES and figure.conversion is None:
        name = noun_of(figure.text)
    else:
        name = called(finding.text, figure, [each for each in finding.figures if each is not figure])
    own = "" if name in PLAIN or name.startswith(TIME) else slug(name)
    return (own, "noun") if own else None


def _heading(finding: Finding, figure: Figure, headings: Sequence[str]) -> tuple[str, By] | None:
    """What a number stands under that begins a line of few words and has no other beside it, or is one of a list of
    values that begins so, each with its year: "$1.9 trillion (2022 est.) $1.8 trillion (2021 est.)"."""
    own = slug(finding.heading) if finding.heading else headings[-1] if headings else ""
    first = not re.search(r"[^\W_]", finding.text[: finding.figures[0].span[0]])
    if not own or not first:
        return None
    alone = len(finding.figures) == 1 and len(finding.text.split()) <= LINE
    dated = DATED.match(finding.text, figure.span[1]) and DATED.match(finding.text, finding.figures[0].span[1])
    return (own, "heading") if alone or dated else None


def slug(words: str) -> str:
    """`unemployment-rate`."""
    return "-".join(re.findall(r"[^\W\d_]+", words.lower()))
