"""A published edition against its reference: edits to problems, one each, with what follows from it beneath it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tipdiff.check.config import Config
from tipdiff.check.edits import Edit, edits
from tipdiff.check.problems import Problem, Texts, identify, problem
from tipdiff.figures import annotate
from tipdiff.model import OTHER, Figure, Finding, Report
from tipdiff.model.frozen import replace
from tipdiff.normalize.typography import key as spelled
from tipdiff.views import phrases

QUOTED = 90
"""Letters of a sentence that a message quotes."""
MANY = 12
"""Edits of one report that are never too many to be told one by one."""
MOST = 0.4
"""Share of a report's findings from which on its edits are told as one: it was restructured."""


def edition_edits(then: Report, now: Report, config: Config, texts: Texts) -> list[Problem]:
    """What differs between a published edition and what it says now."""
    if then.sha256 == now.sha256:
        return list(_drift(then, now, config))
    known = annotate(then, now.family) if then.profile == now.profile else then
    found, otherwise = edits(known, now)
    told = [_problem(edit, now, config, texts) for edit in found]
    told += _heads(known, now, told, config, texts)
    if not told and otherwise:
        return list(_drift(known, now, config))
    return _grouped(
        [each for each in _sections(told, found, known, now, config) if each.severity != "off"], now, config
    )


def _drift(then: Report, now: Report, config: Config) -> Iterator[Problem]:
    """The same text, read otherwise: by another version, or as another family."""
    if (then.profile, then.sections, then.tier) == (now.profile, now.sections, now.tier):
        return
    said = "tipdiff reads the same text otherwise than its snapshot says"
    if then.profile != now.profile:
        said += f": as {now.profile}, not as {then.profile}"
    key = ("drift", now.sha256)
    yield problem("snapshot-drift", said, config.severity("snapshot-drift"), now, key=key)


def _problem(edit: Edit, now: Report, config: Config, texts: Texts) -> Problem:
    rule = "edition-edited" if edit.numeric else "wording-edited"
    severity = config.severity(rule)
    if rule == "wording-edited" and severity != "off" and edit.hunk is not None and edit.hunk.reversal:
        severity = "error"
    shown = edit.new or edit.anchor
    told = problem(
        rule,
        f"{phrases.edition(now)}, {(edit.new or edit.old or shown or _NOWHERE).id}: {_message(edit)}",
        severity,
        now,
        key=_key(edit),
        about=(f"{now.edition}:{each.id}" for each in (edit.new, edit.old) if each),
    )
    told = replace(told, old=edit.old.text if edit.old else None, new=edit.new.text if edit.new else None)
    at, length = _at(edit)
    placed = texts.placed(told, shown, at, length)
    beneath = tuple(_beneath(pair, now, config, texts) for pair in edit.beneath)
    return replace(placed, quote=edit.new.text if edit.new else None, consequences=beneath)


_NOWHERE = Finding("text", "")


def _at(edit: Edit) -> tuple[int, int]:
    """Where in the finding that is shown an edit is pointed at."""
    if edit.hunk is not None and edit.new is not None:
        inside = [new for _, new in edit.hunk.figures if new is not None]
        near = [f for f in inside if edit.hunk.at <= f.span[1] and f.span[0] <= edit.hunk.at + edit.hunk.length]
        first = near[0] if near else None
        if first is not None and edit.hunk.length:
            return min(first.span[0], edit.hunk.at), 0
        return edit.hunk.at, edit.hunk.length
    if edit.state == "gone" and edit.anchor is not None and edit.behind:
        return max(0, len(edit.anchor.text) - 1), 0
    return 0, 0


def _message(edit: Edit) -> str:
    """What an edit is, with old and new."""
    if edit.state == "moved":
        assert edit.old is not None, "what moved stood somewhere"
        return f"a sentence moved from {edit.old.id}"
    if edit.state in ("gone", "came"):
        finding = edit.old or edit.new
        assert finding is not None, "what came or went is a sentence"
        count = len([figure for figure in finding.figures if figure.value is not None])
        with_figures = f" with {count} figure{'s' if count > 1 else ''}" if count else ""
        return f"a sentence{with_figures} {'is gone' if edit.state == 'gone' else 'was added'}: {_quoted(finding.text)}"
    hunk = edit.hunk
    assert hunk is not None and edit.new is not None, "words differ in a sentence of both"
    words = f"{_quoted(hunk.gone)} → {_quoted(hunk.came)}" if hunk.gone and hunk.came else ""
    words = words or (f"{_quoted(hunk.gone)} is gone" if hunk.gone else f"{_quoted(hunk.came)} was added")
    figures = _figures(hunk.figures)
    if figures:
        return figures if hunk.digits and all(old and new for old, new in hunk.figures) else f"{figures} ({words})"
    return f"the opposite is said: {words}" if hunk.reversal else words


def _figures(pairs: Sequence[tuple[Figure | None, Figure | None]]) -> str:
    """The first of the figures that an edit changed, and how many more there are."""
    if not pairs:
        return ""
    whole = [pair for pair in pairs if pair[0] and pair[1]]
    more = f", and {len(pairs) - 1} more" if len(pairs) > 1 else ""
    return said(*(whole or pairs)[0]) + more


def said(old: Figure | None, new: Figure | None) -> str:
    """`Investigations: 531 cases (2023) → 513 cases (2023)`."""
    names = [phrases.named(figure) for figure in (old, new) if figure is not None]
    if len(set(names)) == 1:
        return f"{names[0]}: {_told(old)} → {_told(new)}"
    return f"{names[0]}: {_told(old)} → {names[1]}: {_told(new)}"


def _told(figure: Figure | None) -> str:
    if figure is None:
        return "not given"
    plain = figure.unit is None or phrases.dated(figure).find(figure.unit) >= 0 or not figure.unit.islower()
    unit = "" if plain or figure.measure == OTHER else f" {figure.unit}"
    year = f" ({figure.reference_year})" if figure.reference_year else ""
    coverage = f", {figure.coverage}" if figure.coverage else ""
    return f"{phrases.amount(figure)}{unit}{coverage}{year}"


def _quoted(text: str) -> str:
    if len(text) > QUOTED:
        text = f"{text[:QUOTED].rpartition(' ')[0]} …"
    return f"“{text}”"


def _key(edit: Edit) -> tuple[object, ...]:
    """What tells an edit from others: figures by series and value, words by themselves, never the sentence about
    them."""
    if edit.state == "changed" and edit.hunk is not None:
        if edit.hunk.figures:
            return tuple(tuple(_named(figure) for figure in pair) for pair in edit.hunk.figures)
        return ("words", spelled(edit.hunk.gone), spelled(edit.hunk.came))
    finding = edit.old or edit.new
    return (edit.state, identify(spelled(finding.text)) if finding else "")


def _named(figure: Figure | None) -> tuple[object, ...] | None:
    if figure is None:
        return None
    unit = figure.unit
    return (figure.measure, figure.dimensions, unit, figure.reference_year, figure.value, figure.high, figure.bound)


def _beneath(pair: tuple[Figure | None, Figure | None], now: Report, config: Config, texts: Texts) -> Problem:
    """A figure that an edit of another sentence changed."""
    old, new = pair
    figure = new or old
    assert figure is not None, "a figure on one side"
    told = problem(
        "edition-edited",
        f"then {figure.finding} is read as {said(old, new)}",
        config.severity("edition-edited"),
        now,
        key=("beneath", *(_named(each) for each in pair)),
        about=(f"{now.edition}:{figure.finding}",),
    )
    finding = next((each for each in now.findings if each.id == figure.finding), None)
    return texts.placed(told, finding, figure.span[0] if new else 0)


def _heads(then: Report, now: Report, told: Sequence[Problem], config: Config, texts: Texts) -> Iterator[Problem]:
    """The rating of a report, where its title says another; and headings of sections that read otherwise."""
    if then.tier != now.tier or then.movement != now.movement:
        said_ = f"{phrases.scale(now).lower()}: {phrases.tier_name(then)} → {phrases.tier_name(now)}"
        if then.tier == now.tier:
            said_ = f"movement: {then.movement or 'not stated'} → {now.movement or 'not stated'}"
        words = (phrases.tier_name(then).lower(), phrases.tier_name(now).lower())
        found = problem("edition-edited", said_, config.severity("edition-edited"), now, key=("tier", *words))
        placed = texts.at_words(found, _tier_spellings(now) if then.tier != now.tier else ())
        if placed.line is not None or not told:  # else it follows from the sentence that says it
            yield placed
    for old, new in ((then.section(section.section), section) for section in now.sections):
        if old is not None and (old.heading or "") != (new.heading or ""):
            before, after = (" ".join((each.heading or "").split()).strip(" *#:.") for each in (old, new))
            if before.lower() == after.lower():
                continue
            found = problem(
                "wording-edited",
                f"the heading {_quoted(before)} → {_quoted(after)}",
                config.severity("wording-edited"),
                now,
                key=("heading", before, after),
            )
            yield texts.at_words(found, (after,))


def _tier_spellings(now: Report) -> tuple[str, ...]:
    """How a title may print the rating, the surest first."""
    from tipdiff.profiles import countries

    name, tier = countries.name(now.country), phrases.tier_name(now)
    return (f"{name.upper()} {tier}", f"{name} {tier}", f"{name.upper()} {tier.upper()}")


def _sections(
    told: Sequence[Problem], found: Sequence[Edit], then: Report, now: Report, config: Config
) -> list[Problem]:
    """With a section that is gone, or came, as one problem, its sentences beneath it."""
    names = {section.section for section in then.sections}, {section.section for section in now.sections}
    kept = list(told)
    for name in (*(names[0] - names[1]), *(names[1] - names[0])):
        lost = name in names[0]
        inside = [
            problem_
            for problem_, edit in zip(told, found, strict=False)
            if (finding := (edit.old if lost else edit.new)) is not None
            and edit.state in ("gone", "came")
            and finding.id.startswith(f"{name}.")
        ]
        if len(inside) < 2:
            continue
        section = (then if lost else now).section(name)
        title = " ".join(((section.heading if section else None) or name).split()).strip(" *#:.")
        what = f"the section {_quoted(title)} {'is gone' if lost else 'was added'}, {len(inside)} sentences"
        head = problem(
            "edition-edited",
            f"{phrases.edition(now)}: {what}",
            config.severity("edition-edited"),
            now,
            key=("section", name, lost, *sorted(each.id for each in inside)),
        )
        first = inside[0]
        kept = [each for each in kept if each not in inside]
        kept.append(replace(head, line=first.line, column=first.column, page=first.page, consequences=tuple(inside)))
    return kept


def _grouped(told: list[Problem], now: Report, config: Config) -> list[Problem]:
    """As one problem, where a report was restructured."""
    if len(told) < MANY or len(told) < MOST * max(1, len(now.findings)):
        return told
    figures = sum(each.rule == "edition-edited" for each in told)
    rule = "edition-edited" if figures else "wording-edited"
    head = problem(
        rule,
        f"the {phrases.edition(now)} was restructured: {len(told)} edits, {figures or 'none'} of them of figures",
        config.severity(rule),
        now,
        key=("restructured", *sorted(each.id for each in told)),
    )
    return [replace(head, line=told[0].line, column=told[0].column, consequences=tuple(told))]
