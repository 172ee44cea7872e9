"""The page of a change log: whole, linked, self-contained, stable, and harmless whatever a report says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

import tipdiff
from tipdiff import profiles
from tipdiff.compare import chosen
from tipdiff.model import Assessment, Change, ChangeLog, Figure, Finding, Headline, Report, Section
from tipdiff.model.frozen import replace
from tipdiff.views import as_html, phrases
from tipdiff.views.phrases import judgements

pytest.importorskip("jinja2")

Element = html.HtmlElement
LARGEST = 1_500_000
"""Bytes of the page of a pair of human-rights reports."""


@pytest.fixture(scope="module")
def log(corpus: Path) -> ChangeLog:
    """A pair with a move, a merge, folds, audits and a judgement that figures go against."""
    return tipdiff.diff(*(tipdiff.load(corpus / f"peralonia/{edition}.html") for edition in (2024, 2025)))


@pytest.fixture(scope="module")
def page(log: ChangeLog) -> Element:
    return parsed(log, quiet_too=True)


def parsed(log: ChangeLog, *, quiet_too: bool = False) -> Element:
    return html.document_fromstring(as_html.write(log, log.changes, quiet_too=quiet_too).encode())


def article(page: Element, change: Change) -> Element:
    return page.get_element_by_id(f"c-{change.id}")


def text(element: Element) -> str:
    return " ".join(element.text_content().split())


def said(element: Element, path: str) -> str:
    """What the report says there, without the ids of parts."""
    parts = []
    for found in element.xpath(path):
        for mark in found.xpath(".//*[@class='part-id']"):
            mark.drop_tree()
        parts.append(text(found))
    return " ".join(parts)


def test_every_change_stands_once_with_both_its_texts(log: ChangeLog) -> None:
    page = parsed(log, quiet_too=True)
    shown = [each.get("id") for each in page.xpath("//article")]
    assert sorted(shown) == sorted(f"c-{each.id}" for each in log.changes)
    for change in log.changes:
        found = article(page, change)
        old, new = (" ".join(each.text for each in side) for side in (change.old, change.new))
        if change.kind != "changed":
            assert said(found, ".//div[@class='text']/p") == (new or old)
        elif change.aspects != ("typography",):
            assert said(found, ".//div[@class='old']//p") == old
            assert said(found, ".//div[@class='new']//p") == new


def test_the_unified_text_marks_what_went_and_what_came(log: ChangeLog, page: Element) -> None:
    for change in log.changes:
        if change.kind != "changed":
            continue
        unified = article(page, change).xpath("./div[starts-with(@class, 'unified')]")[0]
        for tag, kind in (("del", "delete"), ("ins", "insert")):
            marked = [text(each) for each in unified.iter(tag)]
            assert marked == [piece.strip() for name, piece in change.words if name == kind and piece.strip()]


def test_unchanged_and_quiet_changes_come_only_when_asked_for(log: ChangeLog, page: Element) -> None:
    news = {f"c-{change.id}" for change in log.changes if change.news}
    assert {each.get("id") for each in parsed(log).xpath("//article")} == news
    folded = {each.get("id") for each in page.xpath("//details[@class='fold']//article")}
    assert folded == {f"c-{change.id}" for change in log.changes} - news


def test_a_section_alone_gives_only_its_changes(log: ChangeLog) -> None:
    asked = chosen.changes(log, section="prosecution")
    page = html.document_fromstring(as_html.write(log, asked, quiet_too=True))
    assert {each.get("id") for each in page.xpath("//article")} == {f"c-{change.id}" for change in asked}
    assert f"{sum(change.news for change in asked)} of {len(log.changes)} changes" in text(page)


def test_ids_are_unique_and_every_link_has_a_target(log: ChangeLog) -> None:
    for quiet_too in (False, True):
        page = parsed(log, quiet_too=quiet_too)
        ids = Counter(page.xpath("//@id"))
        assert [name for name, count in ids.items() if count > 1] == []
        links = {link for link in page.xpath("//a/@href") if link.startswith("#")}
        assert {link[1:] for link in links} <= set(ids)
        assert set(page.xpath("//@aria-labelledby")) <= set(ids)


def test_the_summary_comes_first_and_says_what_every_view_says(log: ChangeLog, page: Element) -> None:
    sections = [each.get("aria-labelledby") for each in page.xpath("//main/section")]
    assert sections == ["summary", "changes", "figures"]
    summary = text(page.xpath("//main/section")[0])
    lines = [phrases.tier(log), *phrases.assessments(log), phrases.recommendations(log), phrases.counts(log)]
    for line in lines:
        assert line is not None
        assert line in summary
    for each in log.headlines:
        name = phrases.headline_name(each)
        assert f"{name} {phrases.headline(each, log).removeprefix(f'{name}: ')}" in summary
    for audit in log.audits:
        assert audit.message in summary
    assert phrases.hidden(log) not in summary
    assert (phrases.hidden(log) or "-") in text(parsed(log).xpath("//main/section")[0])


def test_figures_and_evidence_of_the_summary_lead_to_their_sentence(log: ChangeLog, page: Element) -> None:
    holders = {f"new:{each.id}": change.id for change in log.changes for each in change.new}
    holders |= {f"old:{each.id}": change.id for change in log.changes for each in change.old}
    targets = page.xpath("//table[@class='headlines']//th/a/@href")
    assert targets == [
        f"#c-{holders[f'new:{each.new.finding}' if each.new else f'old:{each.old.finding}']}"  # type: ignore[union-attr]
        for each in log.headlines
    ]
    for audit, item in zip(log.audits, page.xpath("//li[@class='audit']"), strict=True):
        assert item.xpath(".//a/@href") == [f"#c-{holders[str(ref)]}" for ref in audit.evidence]


def test_a_moved_finding_and_its_old_place_lead_to_each_other(log: ChangeLog, page: Element) -> None:
    moved = [change for change in log.changes if change.moved]
    assert moved
    for change in moved:
        assert f"#m-{change.id}" in article(page, change).xpath(".//a/@href")
        left = page.get_element_by_id(f"m-{change.id}")
        assert f"#c-{change.id}" in left.xpath(".//a/@href")
        assert left.xpath("ancestor::section[@data-section]/@data-section") == [change.old_section]


def test_a_moved_finding_that_opened_its_section_still_has_an_old_place(log: ChangeLog) -> None:
    finding = Finding("protection.1.1", "The first sentence went elsewhere.")
    moved = Change(
        "0123456789ab",
        "unchanged",
        True,
        "prosecution",
        "protection",
        (finding,),
        (replace(finding, id="prosecution.9.9"),),
        1.0,
        ("exact", "moved"),
        (),
        (("equal", finding.text),),
        (),
    )
    others = tuple(each for each in log.changes if "protection.1.1" not in [one.id for one in each.old])
    page = parsed(replace(log, changes=(*others, moved)))
    left = page.get_element_by_id("m-0123456789ab")
    assert left.xpath("ancestor::section[@data-section]/@data-section") == ["protection"]


def test_what_was_split_or_merged_is_joined_with_the_id_of_each_part(log: ChangeLog, page: Element) -> None:
    joined = [each for each in log.changes if each.old and each.new and len(each.old) != len(each.new)]
    assert joined
    for change in joined:
        parts = change.old if len(change.old) > 1 else change.new
        marks = article(page, change).xpath(".//div[@class='joined']//*[@class='part-id']/text()")
        assert marks == [finding.id for finding in parts]


def test_each_kind_has_a_sign_and_a_word(log: ChangeLog, page: Element) -> None:
    words = {"changed": "~ Changed", "new": "+ New", "dropped": "− Not in the 2025 report"}
    for change in log.changes:
        if change.kind in words and not change.moved:
            assert text(article(page, change).xpath(".//h4/span[@class='kind']")[0]) == words[change.kind]
        elif change.moved:
            assert ">" in text(article(page, change).xpath(".//h4/span[@class='kind']")[0])


def test_figures_that_differ_are_listed_and_marked(log: ChangeLog, page: Element) -> None:
    change = next(each for each in log.changes if each.kind == "changed" and each.figures)
    found = article(page, change)
    listed = [text(each) for each in found.xpath("./ul[@class='figures']/li")]
    said = [f"{phrases.figure_label(each)} {phrases.figure_change(each)}" for each in change.figures]
    assert listed == said
    marked = "".join(found.xpath(".//div[@class='new']//b//text()"))
    for each in change.figures:
        assert each.new is None or each.new.text.replace(" ", "") in marked.replace(" ", "")


def test_the_footer_names_both_sources_so_that_they_can_be_cited(log: ChangeLog) -> None:
    dated = replace(log, new=replace(log.new, retrieved="2025-09-30"))
    footer = text(parsed(dated).xpath("//footer")[0])
    assert "2025-09-30" in footer
    for report in (log.old, log.new):
        for value in (report.title, report.source, report.sha256, report.url):
            assert str(value) in footer


def test_sample_data_is_called_so_and_real_reports_are_not(log: ChangeLog, page: Element) -> None:
    assert phrases.SAMPLE in text(page.xpath("//header")[0])
    assert phrases.SAMPLE in text(page.xpath("//footer")[0])
    real = replace(log, old=replace(log.old, sample=False), new=replace(log.new, sample=False))
    assert "SAMPLE" not in as_html.write(real, real.changes, quiet_too=False)


def test_a_section_of_one_report_alone_is_said_to_be_so_and_folded(log: ChangeLog) -> None:
    prevention = log.old.section("prevention")
    assert prevention is not None
    kept = tuple(each for each in log.new.sections if each.section != "prevention")
    page = parsed(tipdiff.diff(log.old, replace(log.new, sections=kept)))
    part = page.xpath("//section[@data-section='prevention']")[0]
    assert text(part.xpath(".//summary")[0]).startswith("Not in the 2025 report (")
    assert len(part.xpath(".//details[@class='absent']//article")) == len(prevention.findings)


def test_a_section_with_a_number_and_a_title_is_said_to_be_absent_without_either(log: ChangeLog) -> None:
    *before, last = log.old.sections
    old = replace(log.old, sections=(*before, replace(last, section="section-6-harbors", heading="Harbors")))
    kept = tuple(each for each in log.new.sections if each.section != last.section)
    page = parsed(tipdiff.diff(old, replace(log.new, sections=kept)))
    part = page.xpath("//section[@data-section='section-6-harbors']")[0]
    assert text(part.xpath(".//h2 | .//h3")[0]).startswith("6: Harbors")
    assert text(part.xpath(".//summary")[0]).startswith("Not in the 2025 report (")
    index = page.xpath("//a[@href='#section-section-6-harbors']/following-sibling::span[@class='counts']")[0]
    assert text(index) == "not in the 2025 report"


def test_nothing_is_fetched_and_only_its_own_script_and_style_run(log: ChangeLog, page: Element) -> None:
    assert page.xpath("//@src | //@srcset | //@style | //iframe | //object | //link[@rel='stylesheet']") == []
    assert [each.attrname for each in page.xpath("//@*") if each.attrname.startswith("on")] == []
    outside = {link for link in page.xpath("//@href") if not link.startswith("#")}
    assert outside == {"data:,", log.old.url, log.new.url}
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (only,) = page.xpath(f"//{tag}")
        assert f"'sha256-{b64encode(sha256(only.text.encode()).digest()).decode()}'" in policy
    assert not re.search(r"url\(|@import", page.xpath("//style")[0].text)


HOSTILE = (
    '<script>alert("1")</script>',
    "</style><img src=x onerror=alert(2)>",
    "{{ 7*7 }} {% raw %} {# note #}",
    "\x1b[31mred\x07\x00 bell",
    "amounts \u202e135 cases\u202c and \u2066 isolates",
    '" onmouseover="alert(3)',
    "<!-- --></article></main>&lt;b&gt;&#x3c;",
)


def hostile_report(edition: int, *, number: int) -> Report:
    findings = tuple(
        Finding(f"prosecution.1.{n}", f"{sentence} says sentence {n} of {number} people here.")
        for n, sentence in enumerate(HOSTILE, 1)
    )
    section = Section("prosecution", "<b>PROSECUTION</b>", "heading", 1.0, "<i>increased</i>", findings)
    return Report(
        "elbonia",
        edition,
        profiles.load("tip"),
        "<title>Elbonia</title>",
        "a<b>\udcff.md",
        "0" * 64,
        (section,),
        tier="<u>2</u>",
        url="javascript:alert(4)",
        retrieved="<s>today</s>",
        warnings=("<script>alert(5)</script>",),
    )


def hostile_log() -> ChangeLog:
    return tipdiff.diff(hostile_report(2023, number=40), hostile_report(2024, number=50))


def test_report_text_is_shown_as_text_and_injects_nothing() -> None:
    log = hostile_log()
    written = as_html.write(log, log.changes, quiet_too=True)
    page = html.document_fromstring(written.encode())
    assert len(page.xpath("//script")) == len(page.xpath("//style")) == 1
    assert page.xpath("//img | //article//i | //h3//b | //*[@onmouseover]") == []
    assert not any("javascript:" in link for link in page.xpath("//@href"))
    assert "javascript:alert(4)" in text(page.xpath("//footer")[0])
    assert "{{ 7*7 }} {% raw %} {# note #}" in text(page)
    assert '<script>alert("1")</script>' in text(page.xpath("//main")[0])
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", written)


def test_only_addresses_of_the_web_become_links(log: ChangeLog) -> None:
    for url in ("data:text/html,x", "JavaScript:alert(1)", " javascript:x", "//host/x", "http:/x", "file:///x"):
        page = parsed(replace(log, new=replace(log.new, url=url)))
        assert url not in page.xpath("//@href")
        assert url.strip() in text(page.xpath("//footer")[0])


def test_the_page_is_the_same_from_run_to_run(corpus: Path) -> None:
    program = (
        "import sys, tipdiff; from tipdiff.views import as_html; "
        "log = tipdiff.diff(*map(tipdiff.load, sys.argv[1:])); "
        "sys.stdout.buffer.write(as_html.write(log, log.changes, quiet_too=True).encode())"
    )
    paths = [str(corpus / "narvesia" / name) for name in ("2023.md", "2024.md")]
    pages = {
        subprocess.run(
            [sys.executable, "-c", program, *paths],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(pages) == 1
    assert pages.pop().endswith(b"</html>\n")


def test_jinja_is_not_loaded_before_a_page_is_asked_for() -> None:
    program = "import sys, tipdiff.cli, tipdiff.commands.diff, tipdiff.views.as_text; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert "jinja2" not in run.stdout.split()


def test_a_pair_of_human_rights_pages_stays_small(shared: Path) -> None:
    folder = shared / "reports/hrr/mexico"
    log = tipdiff.diff(tipdiff.load(folder / "2022.html"), tipdiff.load(folder / "2023.html"))
    assert len(as_html.write(log, log.changes, quiet_too=True).encode()) < LARGEST


def headline(percent: float, *, base: int = 100, qualifiers: tuple[str, ...] = ()) -> Headline:
    old = Figure(
        base,
        None,
        "exactly",
        f"{base} cases",
        (0, 9),
        "cases",
        "investigations",
        qualifiers,
        reference_year=2022,
        finding="prosecution.2.1",
    )
    new = replace(old, value=round(base * (1 + percent / 100)), reference_year=2023)
    return Headline("investigations", qualifiers, None, new, old, None, new.value - base, percent, None)


def beside(log: ChangeLog, judgement: str, *headlines: Headline) -> str | None:
    assessment = Assessment("prosecution", "maintained", judgement)
    return judgements.sentence(assessment, replace(log, assessments=(assessment,), headlines=headlines))


def test_a_judgement_that_figures_go_against_stands_out(log: ChangeLog) -> None:
    assert beside(log, "maintained", headline(-36)) == "beside Investigations −36 %"
    assert beside(log, "increased", headline(-36)) == "beside Investigations −36 %"
    assert beside(log, "decreased", headline(36)) == "beside Investigations +36 %"
    judged = (Assessment("prosecution", None, "maintained"),)
    fallen = replace(log, assessments=judged, headlines=(headline(-36),))
    assert text(parsed(fallen).xpath("//strong[@class='against']")[0]) == "beside Investigations −36 %"


def test_a_judgement_that_figures_bear_out_does_not(log: ChangeLog) -> None:
    assert beside(log, "increased", headline(36)) is None
    assert beside(log, "maintained", headline(-12)) is None
    assert beside(log, "maintained", headline(-50, base=10)) is None
    assert beside(log, "maintained", headline(-50, qualifiers=("federal",))) is None
    assert beside(log, "uneven", headline(-50)) is None


def levels(page: Element) -> Iterator[int]:
    return (int(each.tag[1]) for each in page.iter("h1", "h2", "h3", "h4"))


def test_headings_leave_out_no_level(page: Element) -> None:
    found = list(levels(page))
    assert found[0] == 1
    assert found.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(found))
