"""What the views of many editions and many countries say in the same words, without markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tipdiff.compare.topics import TopicReading
from tipdiff.corpus.gather import Gathered, Unread
from tipdiff.many.ranking import Ranking, Row, told_in_percent
from tipdiff.many.search import Hit
from tipdiff.many.timeline import PairAudit, Recommendation, Statement, Timeline, Track
from tipdiff.model import ChangeLog, Headline, Report
from tipdiff.model.edition import Edition, order
from tipdiff.profiles import countries
from tipdiff.profiles.vocabulary import measures
from tipdiff.views import phrases

Name = tuple[str, tuple[str, ...]]
"""A headline series: measure and qualifiers."""
DIFFERS = "≠"
"""Before a value that another edition gives otherwise."""
SILENT = "none given"
"""For a year that no edition speaks of: neither 0 nor not reported."""
FATE_SIGNS = {"carried": "=", "reworded": "~", "new": "+", "dropped": "-", None: " "}


def listed(words: Sequence[str]) -> str:
    """`a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def span(editions: Sequence[Edition]) -> str:
    """`2021`, `2021 and 2022`, `2015 to 2017`, `2015 to 2017 and 2021`: runs of three and more as such."""
    runs: list[list[Edition]] = []
    for each in editions:
        last = runs[-1][-1] if runs else None
        if isinstance(last, int) and each == last + 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    parts = [part for run in runs for part in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run))]
    return listed(parts)


def reports(editions: Sequence[Edition]) -> str:
    """`2021 report`, `2021 and 2022 reports`."""
    return f"{span(editions)} {'report' if len(editions) == 1 else 'reports'}"


def timeline_title(line: Timeline) -> str:
    """`Mexico: 2021 to 2024 reports`."""
    editions = [report.edition for report in line.reports]
    return f"{countries.name(line.country)}: {reports(editions)}"


def timelines_title(lines: Sequence[Timeline]) -> str:
    """`Convictions in Ghana and Mexico, by year`; the countries alone where no measure was asked for."""
    names = listed([countries.name(line.country) for line in lines])
    return f"{phrases.heading(lines[0].measure)} in {names}, by year" if lines[0].measure else names


def tier(report: Report) -> str:
    """`Tier 2, remained`."""
    return phrases.tier_name(report) + (f", {report.movement}" if report.movement else "")


def statement(each: Statement) -> str:
    """`at least 143`, `not reported`."""
    return phrases.amount(each.figure) if each.figure.status == "stated" else "not reported"


def doubts(each: Statement) -> str:
    """`in 19 states; incomplete, duplicates`; empty where the text has no doubt."""
    kinds = ", ".join(dict.fromkeys(caveat.kind for caveat in each.figure.caveats))
    covered = f"in {each.figure.coverage}" if each.figure.coverage else ""
    return "; ".join(filter(None, (covered, kinds)))


def track(each: Track) -> str:
    """`Convictions, sex trafficking`, with the currency of money."""
    return phrases.series(each.series)


def fate(each: Recommendation, line: Timeline) -> str:
    """`2022 to 2025 reports, 4 editions: carried; reworded in 2024`."""
    count = len(each.editions)
    after = next((report.edition for report in line.reports if order(report.edition) > order(each.editions[-1])), None)
    stood = f"{reports(each.editions)}, {count} editions" if count > 1 else reports(each.editions)
    reworded = [step.edition for step in each.steps if step.fate == "reworded"]
    latest = {"dropped": f"not in the {after} report", "new": "new"}.get(each.fate or "", each.fate or "")
    earlier = reworded[:-1] if each.fate == "reworded" else reworded
    past = f"reworded in {span(list(dict.fromkeys(earlier)))}" if earlier else ""
    return f"{stood}: {'; '.join(filter(None, (latest, past)))}".removesuffix(": ")


def pair_audit(each: PairAudit) -> str:
    """`restated: Convictions: the 2023 report gave ...`."""
    return f"{each.audit.rule}: {phrases.audit(each.audit)}"


def unread(each: Unread) -> str:
    """`mexico 2021 (mexico/2021.pdf): it holds no text`."""
    place = f" ({each.source})" if each.source else ""
    return f"{countries.name(each.country)} {each.edition}{place}: {each.reason}"


def ranking_title(found: Ranking) -> str:
    """`2023 report → 2024 report: 3 countries, on forced labor`."""
    count = f"{len(found.rows)} {'country' if len(found.rows) == 1 else 'countries'}"
    about = "".join(
        f", {name}" for name in (found.measure, f"on {topic(found.topic)}" if found.topic else None) if name
    )
    return f"{found.old_edition} report → {found.new_edition} report: {count}{about}"


def topic(name: str) -> str:
    """`forced-labor` as a reader sees it."""
    return name.replace("-", " ")


def topic_reading(each: TopicReading, log: ChangeLog) -> str:
    """`34 sentences on forced labor read, none changed`; what changed where something did."""
    if not each.old and not each.new:
        return f"no sentence on {topic(each.topic)} in either report"
    read = f"{each.new} {'sentence' if each.new == 1 else 'sentences'} on {topic(each.topic)} read"
    if each.old != each.new:
        read += f" in the {log.new.edition} report, {each.old} in the {log.old.edition} report"
    quiet = sum(change.quiet for change in each.changes)
    hidden = f" ({quiet} but for years or typography)" if quiet else ""
    if not each.news:
        return f"{read}, none changed{hidden}"
    kinds = Counter(map(phrases.told_as, each.news))
    return f"{read}: {', '.join(f'{kinds[kind]} {kind}' for kind in phrases.KINDS if kinds[kind])}"


def tier_move(log: ChangeLog) -> str:
    """`Tier 2 →`, `Tier 3`, `downgraded` on a line each; `Tier 2` where it stayed."""
    if log.old.tier == log.new.tier:
        return phrases.tier_name(log.new) if log.new.tier else "–"
    movement = f"\n{log.new.movement}" if log.new.movement else ""
    return f"{phrases.tier_name(log.old)} →\n{phrases.tier_name(log.new)}{movement}"


def columns(found: Ranking) -> Sequence[Name]:
    """The series that rows of countries show, in the profile's order.

    With one measure asked for, all its series; else the wholes, or where no country gives a whole or its
    parts, what stands for one ("visas, foreign").
    """
    named = dict.fromkeys((each.measure, each.qualifiers) for row in found.rows for each in row.headlines)
    if found.measure:
        return list(named)
    summed = {
        measure for row in found.rows for measure in {each.measure for each in row.headlines} if has_whole(row, measure)
    }
    shown = dict.fromkeys((measure, () if measure in summed else qualifiers) for measure, qualifiers in named)
    return _in_order(shown, found)


def column(found: Ranking, name: Name) -> str:
    """What a series is called over its column: `Victims identified, foreign`."""
    heads = (each for row in found.rows for each in row.headlines if (each.measure, each.qualifiers) == name)
    head = next(heads, None)
    return phrases.headline_name(head) if head else phrases.heading(name[0])


def _in_order(names: Iterable[Name], found: Ranking) -> Sequence[Name]:
    """By the measures of the profile; a stable sort keeps wholes before parts."""
    order = measures(found.rows[0].log.new.family) if found.rows else ()
    return sorted(names, key=lambda name: order.index(name[0]) if name[0] in order else len(order))


def has_whole(row: Row, measure: str) -> bool:
    """True where a report gives the measure's total, or parts that would make one."""
    whole = row.log.new.family.figures.parts
    parts = {*whole.level, *whole.form}
    return any(
        not each.qualifiers or parts.issuperset(each.qualifiers) for each in row.headlines if each.measure == measure
    )


def cell(row: Row, name: Name) -> str:
    """A movement; `no total` where a report gives parts alone; `–` where it gives nothing."""
    found = next((each for each in row.headlines if (each.measure, each.qualifiers) == name), None)
    if found:
        return movement(found)
    return "no total" if not name[1] and no_total(row, name[0]) else "–"


def movement(each: Headline) -> str:
    """`831 → 531`, and on a line of its own `−36 %` where that may be said."""
    old, new = (phrases.amount(figure) if figure else SILENT for figure in (each.base, each.new))
    if each.reason:
        return f"{old} →\n{new}\nnot comparable"
    share = phrases.percent(each.delta, each.base.value if each.base else None)
    return f"{old} → {new}\n{share}" if share and told_in_percent(each) else f"{old} → {new}"


def no_total(row: Row, measure: str) -> str | None:
    """`Prosecutions: no total stated; federal 20, state at least 143`; None where there is one."""
    of_it = [each for each in row.headlines if each.measure == measure and each.new]
    if not of_it or not has_whole(row, measure) or any(not each.qualifiers for each in of_it):
        return None
    parts = [f"{phrases.narrowed(each.dimensions)} {phrases.amount(each.new)}" for each in of_it if each.new]
    return f"{phrases.heading(measure)}: no total stated; {', '.join(parts)}"


def changes(log: ChangeLog) -> str:
    """`12 changed, 4 new, 3 dropped, 1 moved findings`; the quiet ones left out."""
    s = log.summary
    return f"{s.changed - s.quiet} changed, {s.new} new, {s.dropped} dropped, {s.moved} moved findings"


def notes(row: Row, found: Ranking) -> Iterator[str]:
    """What a reader must know of a country beside its row of numbers."""
    yield changes(row.log)
    yield f"audits {phrases.checked(row.log)}"
    if row.topic:
        yield topic_reading(row.topic, row.log)
    if row.largest:
        yield f"largest movement: {phrases.headline(row.largest, row.log)}"
    for measure in dict.fromkeys(each.measure for each in row.headlines):
        if parts := no_total(row, measure):
            yield parts
    for each in row.headlines:
        if each is not row.largest and each.reason and not each.qualifiers:
            yield phrases.headline(each, row.log)
    for audit in row.audits:
        yield f"{audit.rule}: {phrases.audit(audit)}"
    if doubts := doubts_of(row):
        yield f"caveats {doubts}"
    if not found.measure:
        yield from (f"judgement of {line}" for line in phrases.assessments(row.log, shifted_only=True))


def doubts_of(each: Row) -> str | None:
    """`in the 2024 report: duplicates (prosecution.2.2), incomplete (prosecution.2.4)`."""
    told = []
    for edition in dict.fromkeys(doubt.edition for doubt in each.doubts):
        of_it = [f"{d.caveat.kind} ({d.caveat.finding})" for d in each.doubts if d.edition == edition]
        told.append(f"in the {edition} report {', '.join(of_it)}")
    return "; ".join(told) or None


def search_count(hits: Sequence[Hit], gathered: Gathered) -> str:
    """`7 findings in 3 of 13 reports.`"""
    holding = len({(hit.report.country, hit.report.edition) for hit in hits})
    read = f"{len(gathered.reports)} {'report' if len(gathered.reports) == 1 else 'reports'}"
    if not hits:
        return f"No finding in {read} holds the words."
    return f"{len(hits)} {'finding' if len(hits) == 1 else 'findings'} in {holding} of {read}."
