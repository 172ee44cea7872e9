"""What is said of reports: their titles, ratings, judgements and sections."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipdiff.model import ChangeLog, Report
from tipdiff.profiles import countries

ABSENT = 8
"""Sections that only one report has, in a summary."""
SAMPLE = "SAMPLE DATA: invented countries. No figure here is real."
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


def unread(log: ChangeLog) -> list[str]:
    """`2024 report: section protection is empty`: what was not read, or guessed, of either report."""
    return [f"{edition(report)}: {said}" for report in (log.old, log.new) for said in report.unread]


def doubt(log: ChangeLog) -> str | None:
    """`not all was read`, `2 warnings`: what stands at the head of a screen or page, where there is any doubt."""
    count = len(log.old.warnings) + len(log.new.warnings)
    if unread(log):
        return "not all was read"
    return f"{count} {'warning' if count == 1 else 'warnings'}" if count else None


def no_change(log: ChangeLog) -> str:
    """What stands where no change is shown: nothing is said over text that was not read."""
    if said := unread(log):
        return f"No change in what was read. Not all was: {'; '.join(said)}."
    return "No change to show."


def length(report: Report) -> str:
    """`1,507 words in 80 findings (2023)`."""
    words = sum(len(finding.text.split()) for finding in report.findings)
    return f"{words:,} words in {len(report.findings)} findings ({report.edition})"


def scale(report: Report) -> str:
    """What the family calls its ratings: `Tier`, `Level`."""
    form = report.family.tier
    return form.key.capitalize() if form else "Rating"


def tier_name(report: Report) -> str:
    """`Tier 2 Watch List`, `Moderate Advancement`: the rank as the family writes it."""
    if report.tier is None:
        return "not stated"
    form = report.family.tier
    written = next((text for text, name in form.values if name == report.tier), report.tier) if form else report.tier
    return written.title()


def tier_mark(report: Report) -> str | None:
    """`2 WL`: the rank in a narrow column."""
    form = report.family.tier
    return dict(form.short).get(report.tier, report.tier) if form and report.tier else report.tier


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
    if log.new.movement == (_movement_between(log) or log.new.movement):
        return f"{said} ({log.new.movement})"
    return f"{said}; the {edition(log.new)} says {log.new.movement}"


def _movement_between(log: ChangeLog) -> str | None:
    """None off the family's scale: some ranks are neither above nor below the others."""
    old, new, form = log.old.tier, log.new.tier, log.new.family.tier
    if old == new:
        return "remained"
    if form is None or old not in form.scale or new not in form.scale:
        return None
    return "upgraded" if form.scale.index(new) < form.scale.index(old) else "downgraded"


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
    """`Trafficking profile`; one that is only numbered by its printed title: `1.b. Disappearance`, `6: Women`.

    Of a path its headings: `Economy / Inflation`.
    """
    if log.new.family.headed:
        *above, _ = section.split("/")
        return " / ".join((*map(heading, above), section_title(section, log)))
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


def absence(section: str, log: ChangeLog) -> str | None:
    """`not in the 2024 report`, of a section that only the other report has; None of any other.

    Where documents head their sections themselves, one that only has another heading is not told so.
    """
    old, new = log.old.section(section), log.new.section(section)
    if log.new.family.headed and _stands_elsewhere(section, log):
        return None
    if new is None and old is not None and old.findings:
        return f"not in the {edition(log.new)}"
    if old is None and new is not None and new.findings:
        return f"not in the {edition(log.old)}"
    return None


def _stands_elsewhere(section: str, log: ChangeLog) -> bool:
    """True where half of a section's findings are matched with findings under other headings."""
    changes = [change for change in log.changes if section in (change.section, change.old_section)]
    return 2 * sum(bool(change.old and change.new) for change in changes) >= len(changes)


def absent(log: ChangeLog) -> list[str]:
    """Of the sections that only one edition has the largest, as `missing` says them."""
    said = list(missing(log).values())
    if len(said) <= ABSENT:
        return said
    largest = sorted(
        missing(log), key=lambda name: -max(len(s.findings) for r in (log.old, log.new) if (s := r.section(name)))
    )
    kept = set(largest[: ABSENT - 1])
    shown = [line for name, line in missing(log).items() if name in kept]
    return [*shown, f"{len(said) - len(shown)} more sections that only one report has"]


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
