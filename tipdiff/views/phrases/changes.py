"""What is said of changes: signs and kinds, one change in a word or two, how many there are of which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tipdiff.model import POSSIBLE_MATCH, Change, ChangeLog
from tipdiff.views.phrases.figures import MINUS
from tipdiff.views.phrases.reports import edition, section_name

MOVED = ">"
SIGNS = {"unchanged": " ", "changed": "~", "new": "+", "dropped": "-"}
"""A sign for each kind in plain text, as a diff has them, so that no view rests on colour alone."""
KIND_SIGNS = {"changed": "~", "new": "+", "dropped": MINUS, "moved": MOVED}
"""The same where they are drawn: on a screen, on a page."""
KINDS = tuple(KIND_SIGNS)
"""What a reader counts and filters by, in this order; a change that moved counts under its kind too."""
REASONS = {
    "heading": "each the only finding under its heading",
    "moved": "at another place",
    "exact": "the same words",
    "fuzzy": "",  # the likeness says it
    "growth": "joined with its neighbours",
    "figures-masked": "other numbers",
}
"""A matcher's reasons as a reader understands them."""
SECTIONS_NAMED = 5
"""Sections that a summary names as those in which most changed."""

ALMOST = 99
"""Per cent: of long sentences with one other character."""


def counts(log: ChangeLog) -> str:
    """`12 changed, 4 new, 3 dropped, 1 moved, 60 unchanged; 78 % of the words carried over`."""
    s = log.summary
    return (
        f"{s.changed - s.quiet} changed, {s.new} new, {s.dropped} dropped, {s.moved} moved, {s.unchanged} unchanged; "
        f"{round(100 * s.similarity)} % of the words carried over"
    )


def hidden(log: ChangeLog) -> str | None:
    """`47 hidden: 41 year only, 6 typography`; None where nothing is."""
    quiet = [change for change in log.changes if change.quiet]
    return f"{len(quiet)} hidden: {folded(quiet)}" if quiet else None


def folded(changes: Sequence[Change]) -> str:
    """`12 unchanged, 1 year only`: a run that is not shown; what is neither was filtered out."""
    still = sum(change.still for change in changes)
    typography = sum(change.quiet and change.aspects == ("typography",) for change in changes)
    years = sum(change.quiet for change in changes) - typography
    other = len(changes) - still - typography - years
    parts = ((still, "unchanged"), (years, "year only"), (typography, "typography"), (other, "filtered out"))
    return ", ".join(f"{count} {name}" for count, name in parts if count)


def most_changed(log: ChangeLog) -> dict[str, str]:
    """The sections in which most changed, with a sentence each: `1.b. Disappearance: 10 changed, 20 new`.

    Nothing where all changes stand in one section.
    """
    kinds: dict[str, Counter[str]] = {}
    for change in log.changes:
        if change.news:
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


def recommendations(log: ChangeLog) -> str | None:
    """What became of the recommendations; None where the family has none."""
    fates = Counter(change.fate for change in log.changes if log.recommends(change))
    if not fates:
        return None
    old, new = (len(report.recommendations) for report in (log.old, log.new))
    return (
        f"{new} in the {edition(log.new)}, {old} in the {edition(log.old)}: {fates['carried']} carried over, "
        f"{fates['reworded']} reworded, {fates['new']} new, {fates['dropped']} dropped"
    )


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
    return "; ".join((f"{likeness(change)} % alike", *filter(None, said)))


def likeness(change: Change) -> int:
    """How alike the two sides are, in per cent; below 100 for whatever was changed."""
    alike = round(100 * change.similarity)
    return min(alike, ALMOST) if change.kind == "changed" else alike


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
