"""What every view says in the same words: one phrase for each fact of a change log, without markup."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tipdiff import countries, profiles
from tipdiff.model import (
    OTHER,
    PERCENT,
    RECOMMENDATIONS,
    SMALLEST_BASE,
    Change,
    ChangeLog,
    Figure,
    FigureChange,
    Headline,
    Number,
    Report,
)
from tipdiff.select import is_news, is_still

MINUS = "−"
SAMPLE = "SAMPLE DATA: invented countries. No figure here is real."
POSSIBLE_MATCH = 0.55
"""A match less like than this is called possible: a reader should decide."""
SCALE = ("1", "2", "2-watch-list", "3")
BOUNDS = {
    "at-least": "at least ",
    "more-than": "more than ",
    "fewer-than": "fewer than ",
    "up-to": "up to ",
    "approximately": "about ",
}
MOVED = ">"
SIGNS = {"unchanged": " ", "changed": "~", "new": "+", "dropped": "-"}
"""A sign for each kind in plain text, as a diff has them, so that no view rests on colour alone."""
KIND_SIGNS = {"changed": "~", "new": "+", "dropped": MINUS, "moved": MOVED}
"""The same where they are drawn: on a screen, on a page."""
KINDS = tuple(KIND_SIGNS)
"""What a reader counts and filters by, in this order; a change that moved counts under its kind too."""
REASONS = {
    "moved": "at another place",
    "exact": "the same words",
    "fuzzy": "",  # the likeness says it
    "growth": "joined with its neighbours",
    "figures-masked": "other numbers",
}
"""A matcher's reasons as a reader understands them."""
SECTIONS_NAMED = 5
"""Sections that a summary names as those in which most changed."""
NUMBERED = re.compile(r"[a-z]+-(\d+)(?:-|$)")
"""A section that its family only counts: its printed title says more than `section-1-a`."""
LETTERED = re.compile(r"[a-z]\. ")
"""A printed title that counts below its section's number: `b. Disappearance`."""


def title(log: ChangeLog) -> str:
    """`Peralonia: 2023 report → 2024 report`."""
    return f"{countries.name(log.new.country)}: {edition(log.old)} → {edition(log.new)}"


def edition(report: Report) -> str:
    """`2024 report`."""
    return f"{report.edition} report"


def scale(report: Report) -> str:
    """What the family calls its ratings: `Tier`, `Level`."""
    form = profiles.load(report.profile).tier
    return form.key.capitalize() if form else "Tier"


def tier_name(report: Report) -> str:
    """`Tier 2 Watch List`, `Moderate Advancement`: the rank as the family writes it."""
    if report.tier is None:
        return "not stated"
    form = profiles.load(report.profile).tier
    written = next((text for text, name in form.values if name == report.tier), report.tier) if form else report.tier
    return written.title()


def tier(log: ChangeLog) -> str | None:
    """`Tier 2 → Tier 2 Watch List (downgraded)`; None where the family rates nobody.

    A movement that the two tiers do not bear out is the report's word: it looks back at another edition, or its
    text was carried over.
    """
    if log.old.tier is None and log.new.tier is None:
        return None
    said = f"{tier_name(log.old)} → {tier_name(log.new)}"
    if not log.new.movement:
        return said
    if log.new.movement == (_movement_between(log.old.tier, log.new.tier) or log.new.movement):
        return f"{said} ({log.new.movement})"
    return f"{said}; the {edition(log.new)} says {log.new.movement}"


def _movement_between(old: str | None, new: str | None) -> str | None:
    """None off the scale: a special case is neither above nor below a tier."""
    if old == new:
        return "remained"
    if old not in SCALE or new not in SCALE:
        return None
    return "upgraded" if SCALE.index(new) < SCALE.index(old) else "downgraded"


def assessments(log: ChangeLog, *, shifted_only: bool = False) -> Iterator[str]:
    """`Protection: maintained → increased`."""
    for each in log.assessments:
        if shifted_only and each.old == each.new:
            continue
        yield f"{heading(each.section)}: {judgement(each.old)} → {judgement(each.new)}"


def judgement(word: str | None) -> str:
    """`slightly increased`."""
    return word.replace("-", " ") if word else "not stated"


def heading(section: str) -> str:
    """`trafficking-profile` as a reader sees it."""
    return section.replace("-", " ").capitalize()


def section_name(section: str, log: ChangeLog) -> str:
    """`Trafficking profile`; one that is only numbered by its printed title: `1.b. Disappearance`, `6: Women`."""
    number = NUMBERED.match(section)
    title = section_title(section, log)
    if number is None or title == heading(section):
        return heading(section)
    if LETTERED.match(title):
        return f"{number[1]}.{title}"
    return title if number.end() == len(section) else f"{number[1]}: {title}"


def section_title(section: str, log: ChangeLog) -> str:
    """As the newer report that has the section prints its title, else its name."""
    found = log.new.section(section) or log.old.section(section)
    printed = (found.heading or "") if found else ""
    return printed.strip(" *#:.") or heading(section)


def number(value: Number | None) -> str:
    """`1,507`; `not reported` where the text withholds it."""
    return "not reported" if value is None else f"{value:,}"


def is_money(unit: str | None) -> bool:
    """True for the code of a currency: `MXN`."""
    return unit is not None and len(unit) == 3 and unit.isupper()


def amount(figure: Figure) -> str:
    """A figure's value with its bound, range end and, for money and per cent, its unit."""
    value = number(figure.value)
    if figure.high is not None:
        value = f"{value} to {number(figure.high)}"
    if figure.unit == PERCENT:
        value = f"{value} %"
    elif is_money(figure.unit):
        value = f"{figure.unit} {value}"
    return f"{BOUNDS.get(figure.bound, '')}{value}"


def dated(figure: Figure | None) -> str:
    """`at least 831 (2022)`; `not given` where there is none."""
    if figure is None:
        return "not given"
    return amount(figure) + (f" ({figure.reference_year})" if figure.reference_year else "")


def percent(delta: Number | None, base: Number | None) -> str:
    """`−36 %`, or nothing where the base is too small for a share to mean anything."""
    if delta is None or base is None or abs(base) < SMALLEST_BASE:
        return ""
    share = round(100 * delta / base)
    return f"{'+' if delta > 0 else MINUS if delta < 0 else ''}{abs(share)} %"


def points(delta: Number | None) -> str:
    """`+95 points`: what lies between two shares is no per cent of either."""
    return f"{'+' if delta > 0 else MINUS}{abs(delta):,} points" if delta else ""


def figure_change(each: FigureChange) -> str:
    """`831 (2022) → 531 (2023), −36 %`."""
    share = ""
    if each.old and each.new and each.old.bound == each.new.bound and each.old.high is None and each.new.high is None:
        share = points(each.delta) if each.old.unit == PERCENT else percent(each.delta, each.old.value)
    return f"{dated(each.old)} → {dated(each.new)}{f', {share}' if share else ''}"


def figure_label(each: FigureChange) -> str:
    """What a changed figure counts: its measure, or the counted words where no measure fits."""
    figure = each.new or each.old
    assert figure is not None, "a figure change has a figure on one side"
    if each.measure == OTHER:
        if figure.unit == PERCENT:
            return "share"
        if is_money(figure.unit):
            return "money"
        return figure.unit or "number"
    return label(each.measure, figure.qualifiers, figure.scope)


def label(measure: str, qualifiers: Sequence[str], scope: str | None) -> str:
    """`Convictions, state, sex trafficking`."""
    parts = [measure.replace("-", " ").capitalize(), *(q.replace("-", " ") for q in qualifiers)]
    return ", ".join(parts) + (f" [{scope.replace('-', ' ')}]" if scope else "")


def recommendations(log: ChangeLog) -> str | None:
    """What became of the recommendations; None where the family has none."""
    fates = Counter(change.fate for change in log.changes if RECOMMENDATIONS in (change.section, change.old_section))
    if not fates:
        return None
    old, new = (
        len(found.findings) if (found := report.section(RECOMMENDATIONS)) else 0 for report in (log.old, log.new)
    )
    return (
        f"{new} in the {edition(log.new)}, {old} in the {edition(log.old)}: {fates['carried']} carried over, "
        f"{fates['reworded']} reworded, {fates['new']} new, {fates['dropped']} dropped"
    )


def hidden(log: ChangeLog) -> str | None:
    """`47 hidden: 41 year only, 6 typography`; None where nothing is."""
    quiet = [change for change in log.changes if change.quiet]
    return f"{len(quiet)} hidden: {folded(quiet)}" if quiet else None


def folded(changes: Sequence[Change]) -> str:
    """`12 unchanged, 1 year only`: a run that is not shown; what is neither was filtered out."""
    still = sum(map(is_still, changes))
    typography = sum(change.quiet and change.aspects == ("typography",) for change in changes)
    years = sum(change.quiet for change in changes) - typography
    other = len(changes) - still - typography - years
    parts = ((still, "unchanged"), (years, "year only"), (typography, "typography"), (other, "filtered out"))
    return ", ".join(f"{count} {name}" for count, name in parts if count)


def length(report: Report) -> str:
    """`1,507 words in 80 findings (2023)`."""
    words = sum(len(finding.text.split()) for finding in report.findings)
    return f"{words:,} words in {len(report.findings)} findings ({report.edition})"


def counts(log: ChangeLog) -> str:
    """`12 changed, 4 new, 3 dropped, 1 moved, 60 unchanged; 78 % of the words carried over`."""
    s = log.summary
    return (
        f"{s.changed - s.quiet} changed, {s.new} new, {s.dropped} dropped, {s.moved} moved, {s.unchanged} unchanged; "
        f"{round(100 * s.similarity)} % of the words carried over"
    )


def most_changed(log: ChangeLog) -> dict[str, str]:
    """The sections in which most changed, with a sentence each: `1.b. Disappearance: 10 changed, 20 new`.

    Nothing where all changes stand in one section.
    """
    kinds: dict[str, Counter[str]] = {}
    for change in filter(is_news, log.changes):
        kinds.setdefault(change.section, Counter())[told_as(change)] += 1
    first = sorted(kinds, key=lambda section: -kinds[section].total())[:SECTIONS_NAMED] if len(kinds) > 1 else []
    return {
        section: f"{section_name(section, log)}: "
        + ", ".join(f"{kinds[section][kind]} {kind}" for kind in KINDS if kinds[section][kind])
        for section in first
    }


def numbers(log: ChangeLog) -> str | None:
    """`62 numbers differ in 33 findings that both reports have`; None where none does."""
    told = [change for change in log.changes if change.kind == "changed" and change.figures]
    count = sum(len(change.figures) for change in told)
    if not count:
        return None
    findings = "one finding" if len(told) == 1 else f"{len(told)} findings"
    return f"{count} {'number differs' if count == 1 else 'numbers differ'} in {findings} that both reports have"


def absence(section: str, log: ChangeLog) -> str | None:
    """`not in the 2024 report`, of a section that only the other report has; None of any other."""
    old, new = log.old.section(section), log.new.section(section)
    if new is None and old is not None and old.findings:
        return f"not in the {edition(log.new)}"
    if old is None and new is not None and new.findings:
        return f"not in the {edition(log.old)}"
    return None


def missing(log: ChangeLog) -> dict[str, str]:
    """Sections that only one edition has, each with a sentence: said as such, not as so many findings dropped."""
    said: dict[str, str] = {}
    for report in (log.old, log.new):
        for section in report.sections:
            if where := absence(section.section, log):
                count = len(section.findings)
                findings = f"{count} {'finding' if count == 1 else 'findings'}"
                said[section.section] = f"{section_name(section.section, log)}: {where} ({findings})"
    return said


def told_as(change: Change) -> str:
    """The kind that a reader is told: a finding that only went elsewhere is `moved`."""
    return "moved" if change.moved and change.kind == "unchanged" else change.kind


def signs(change: Change) -> str:
    """`~`, `+`, `−`, with `>` where it moved; `=` for what stayed."""
    return KIND_SIGNS.get(change.kind, "") + (MOVED if change.moved else "") or "="


def place(change: Change) -> str:
    """Where a change stands: `prosecution.2.1`, with the old place where that differs."""
    new, old = (", ".join(finding.id for finding in side) for side in (change.new, change.old))
    if not new or not old or new == old:
        return new or old
    return f"{old} → {new}"


def because(change: Change) -> str:
    """Why the two sides were matched: `94 % alike; other numbers; both say specialized, unit`."""
    said = [REASONS.get(reason, reason).replace("shares: ", "both say ") for reason in change.reasons]
    return "; ".join((f"{round(100 * change.similarity)} % alike", *filter(None, said)))


def nature(change: Change, log: ChangeLog) -> str:
    """What a change is, in a word or two."""
    if change.kind == "dropped":
        return f"not in the {edition(log.new)}"
    if change.kind == "new":
        return "new"
    parts = ["moved"] if change.moved else []
    if len(change.new) > 1:
        parts.append("split")
    if len(change.old) > 1:
        parts.append("merged")
    parts += [aspect for aspect in change.aspects if aspect != "structure"]
    if change.kind == "changed" and change.similarity < POSSIBLE_MATCH:
        parts.append("possible match")
    return ", ".join(parts) or change.kind


def headline(each: Headline, log: ChangeLog) -> str:
    """`Investigations: 531 cases in 2023, down 300 (−36 %) from 831 in 2022. The 2023 report also said 831.`"""
    name = label(each.measure, each.qualifiers, None)
    old = edition(log.old)
    if each.new is None:
        return f"{name}: {_stated(each.old)} in the {old}; the {edition(log.new)} gives none."
    if each.base is None:
        return f"{name}: {_stated(each.new)}. The {old} gave none."
    if each.restated and each.said is not None:
        stated = f"{name}: {_stated(each.new)}, against {_then(each.said)}"
        return f"{stated}. The {old} said {amount(each.base)}: {_movement(each)} that."
    sentence = f"{name}: {_stated(each.new)}, {_movement(each)} {_then(each.base)}"
    if each.said is None:
        return f"{sentence} ({old})."
    also = f"also said {amount(each.base)}" if each.old else "gave none"
    return f"{sentence}. The {old} {also}."


def _stated(figure: Figure | None) -> str:
    """`531 cases in 2023`."""
    if figure is None:
        return "nothing"
    money = figure.unit is None or figure.unit == PERCENT or figure.unit.isupper()
    noun = "" if money else f" {figure.unit}"
    return f"{amount(figure)}{noun}" + (f" in {figure.reference_year}" if figure.reference_year else "")


def _then(base: Figure) -> str:
    """`831 in 2022`."""
    return amount(base) + (f" in {base.reference_year}" if base.reference_year else "")


def _movement(each: Headline) -> str:
    """`down 300 (−36 %) from`, to be followed by the base."""
    base = each.base
    assert base is not None, "asked only where there is a base"
    if each.reason is not None:
        return f"not comparable ({each.reason}) with"
    if base.high is not None or (each.new and each.new.high is not None):
        return "against"
    if not each.delta:
        return "the same as"
    if base.unit == PERCENT:
        return f"{'up' if each.delta > 0 else 'down'} {abs(each.delta):,} points from"
    share = percent(each.delta, base.value)
    return f"{'up' if each.delta > 0 else 'down'} {abs(each.delta):,}{f' ({share})' if share else ''} from"
