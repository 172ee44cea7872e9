"""The page in a real browser: filters, keys, links, widths, themes, paper, and what stays without scripts."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tipdiff.model import ChangeLog
from tipdiff.model.frozen import replace
from tipdiff.views import as_html

NARROW = {"width": 390, "height": 800}


def ids(changes: object) -> list[str]:
    return [f"c-{change.id}" for change in changes]  # type: ignore[attr-defined]


def news(log: ChangeLog) -> list:
    return [change for change in log.changes if change.news]


def test_it_asks_for_nothing_and_complains_of_nothing(visit, file: Path, address: str) -> None:
    for url in (file.as_uri(), address):
        opened = visit(url)
        page = opened.page
        page.keyboard.press("j")
        page.keyboard.press("?")
        page.keyboard.press("Escape")
        page.click("#theme")
        page.fill("[name=search]", "police")
        page.check("[name=quiet]")
        page.click(".filters .all")
        page.emulate_media(media="print")
        assert {request.split("#")[0] for request in opened.requests} <= {url, "data:,"}
        assert opened.complaints == []


def test_kinds_filter(visit, log: ChangeLog) -> None:
    opened = visit()
    assert sorted(opened.shown()) == sorted(ids(news(log)))
    for kind in ("changed", "dropped", "moved"):
        opened.page.uncheck(f"[name=kind][value={kind}]")
    assert sorted(opened.shown()) == sorted(ids(each for each in news(log) if each.kind == "new"))
    opened.page.check("[name=kind][value=moved]")
    wanted = [each for each in news(log) if each.kind == "new" or each.moved]
    assert sorted(opened.shown()) == sorted(ids(wanted))
    opened.page.click(".filters .all")
    assert sorted(opened.shown()) == sorted(ids(news(log)))


def test_sections_and_figures_filter_and_the_count_is_told(visit, log: ChangeLog) -> None:
    opened = visit()
    opened.page.select_option("[name=section]", "protection")
    wanted = [each for each in news(log) if each.section == "protection"]
    assert sorted(opened.shown()) == sorted(ids(wanted))
    opened.page.check("[name=figures]")
    wanted = [each for each in wanted if each.figures]
    assert opened.page.locator(".headlines tbody tr:visible").count() == len(log.headlines)
    assert sorted(opened.shown()) == sorted(ids(wanted))
    assert opened.page.inner_text("output") == f"{len(wanted)} of {len(news(log))} changes"
    assert opened.page.locator(".findings:visible").count() == 1


def test_unchanged_and_quiet_ones_open_and_close(visit, log: ChangeLog) -> None:
    opened = visit()
    opened.page.check("[name=quiet]")
    assert sorted(opened.shown()) == sorted(ids(log.changes))
    opened.page.uncheck("[name=quiet]")
    assert sorted(opened.shown()) == sorted(ids(news(log)))
    fold = opened.page.locator(".fold").first
    fold.locator("summary").first.click()
    assert fold.locator(".change").first.is_visible()


def test_search_finds_whole_texts_even_in_folds(visit, log: ChangeLog) -> None:
    still = next(each for each in log.changes if each.still)
    words = " ".join(still.new[0].text.split()[:6])
    opened = visit()
    opened.page.keyboard.press("/")
    opened.page.keyboard.type(words.upper())
    assert f"c-{still.id}" in opened.shown()
    assert len(opened.shown()) < len(log.changes)
    opened.page.keyboard.press("Enter")
    assert opened.focused() == opened.shown()[0]
    opened.page.fill("[name=search]", "no such words anywhere")
    assert opened.shown() == []
    assert opened.page.inner_text("output").startswith("0 of ")
    opened.page.press("[name=search]", "Escape")
    assert sorted(opened.shown()) == sorted(ids(news(log)))


def test_keys_walk_the_changes_figures_and_sections(visit, log: ChangeLog) -> None:
    opened = visit()
    order = opened.shown()
    press = opened.page.keyboard.press
    for key in ("j", "]", "n"):
        press(key)
    assert opened.focused() == order[2]
    for key in ("k", "["):
        press(key)
    assert opened.focused() == order[0]
    press("k")
    assert opened.focused() == order[0]
    for _ in order:
        press("j")
    assert opened.focused() == order[-1]

    with_figures = [each for each in order if each in ids(change for change in log.changes if change.figures)]
    press("s")
    assert opened.focused() == "summary"
    press("}")
    assert opened.focused() == with_figures[0]
    press("}")
    assert opened.focused() == with_figures[1]
    press("{")
    assert opened.focused() == with_figures[0]

    press("s")
    press(")")
    press(")")
    assert opened.focused() == "section-recommendations"
    press("(")
    assert opened.focused() == "section-introduction"
    press("m")
    assert opened.focused() == "figures"
    press("r")
    assert opened.focused() == "section-recommendations"


def test_a_key_shows_its_change_below_what_sticks_to_the_top(visit) -> None:
    opened = visit()
    for _ in range(7):
        opened.page.keyboard.press("j")
    top = opened.page.evaluate("document.activeElement.getBoundingClientRect().top")
    bar = opened.page.evaluate(
        "Math.max(...[...document.querySelectorAll('.filters, .columns')].map(e => e.getBoundingClientRect())"
        ".filter(r => r.top >= 0 && r.top < 120).map(r => r.bottom))"
    )
    assert bar - 1 <= top < 300


def test_help_opens_closes_and_can_turn_the_keys_off(visit) -> None:
    opened = visit()
    page = opened.page
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    page.click("#keys")
    page.uncheck("#keys-on")
    page.click("#help button")
    page.keyboard.press("j")
    assert not opened.focused().startswith("c-")


def test_keys_stay_out_of_the_way_of_typing_and_of_the_browser(visit) -> None:
    opened = visit()
    opened.page.focus("[name=search]")
    opened.page.keyboard.type("jk?")
    assert opened.page.input_value("[name=search]") == "jk?"
    opened.page.fill("[name=search]", "")
    opened.page.evaluate("document.activeElement.blur()")
    opened.page.keyboard.press("Control+j")
    assert not opened.focused().startswith("c-")


def test_a_link_opens_the_fold_and_lifts_the_filter_over_it(visit, log: ChangeLog, file: Path) -> None:
    still = next(each for each in log.changes if each.still)
    opened = visit(f"{file.as_uri()}#c-{still.id}")
    assert f"c-{still.id}" in opened.shown()
    opened = visit()
    opened.page.select_option("[name=section]", "prevention")
    opened.page.locator(".headlines th a").first.click()
    opened.page.wait_for_function("!document.querySelector('.change:target').hidden")
    assert opened.page.input_value("[name=section]") == ""


def test_a_moved_finding_leads_to_its_old_place_and_back(visit, log: ChangeLog) -> None:
    moved = next(change for change in log.changes if change.moved)
    opened = visit()
    opened.page.click(f"#c-{moved.id} .from")
    assert opened.page.locator(f"#m-{moved.id}").is_visible()
    opened.page.click(f"#m-{moved.id} a")
    assert opened.page.url.endswith(f"#c-{moved.id}")


def test_wide_screens_stand_the_sides_beside_each_other_narrow_ones_in_one(visit, log: ChangeLog) -> None:
    changed = next(each for each in news(log) if each.kind == "changed")
    wide = visit().page.locator(f"#c-{changed.id}")
    old, new = wide.locator(".sides > .old").bounding_box(), wide.locator(".sides > .new").bounding_box()
    assert old and new
    assert old["x"] + old["width"] <= new["x"]
    assert old["y"] == new["y"]
    assert not wide.locator(".unified").is_visible()
    narrow = visit(viewport=NARROW).page
    assert narrow.locator(f"#c-{changed.id} .unified").is_visible()
    assert not narrow.locator(f"#c-{changed.id} .sides").is_visible()


@pytest.mark.parametrize("width", [320, 390, 800, 1088, 1440])
def test_nothing_is_wider_than_the_screen(visit, width: int) -> None:
    page = visit(viewport={"width": width, "height": 800}).page
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_theme_follows_the_system_until_it_is_chosen(visit) -> None:
    opened = visit(color_scheme="dark")
    page = opened.page
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    page.click("#theme")
    assert page.inner_text("#theme") == "Theme: light"
    light = page.evaluate(paper)
    assert light != dark
    page.reload()
    assert page.evaluate(paper) == light
    page.click("#theme")
    assert page.evaluate(paper) == dark


def test_it_reads_whole_without_scripts(visit, log: ChangeLog) -> None:
    opened = visit(java_script_enabled=False)
    page = opened.page
    for change in news(log):
        assert page.locator(f"#c-{change.id}").is_visible()
    for control in ("#theme", "#keys", ".filters", "#help"):
        assert not page.locator(control).is_visible()
    still = next(each for each in log.changes if each.still)
    fold = page.locator(".fold", has=page.locator(f"#c-{still.id}"))
    fold.locator("> summary").click()
    assert page.locator(f"#c-{still.id}").is_visible()
    page.click(".index a[href='#section-protection']")
    assert page.locator("#section-protection").bounding_box()["y"] < 900  # type: ignore[index]
    assert opened.complaints == []


def test_on_paper_only_what_can_be_read_there_is_left(visit, log: ChangeLog) -> None:
    page = visit().page
    page.emulate_media(media="print")
    for control in (".filters", ".index", ".tools", ".sides", ".link"):
        assert page.locator(f"{control}:visible").count() == 0
    changed = next(each for each in news(log) if each.kind == "changed")
    assert page.locator(f"#c-{changed.id} .unified").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_screen_reader_hears_what_was_removed_and_what_was_added(visit, log: ChangeLog) -> None:
    changed = (each for each in news(log) if each.kind == "changed")
    worded = next(each for each in changed if {"delete", "insert"} <= {kind for kind, _ in each.words})
    heard = visit(viewport=NARROW).page.locator(f"#c-{worded.id} .unified").aria_snapshot()
    assert "[removed: " in heard
    assert "[added: " in heard


def elements(page: str) -> set[tuple[str, ...]]:
    """Every kind of element of a page: its name and classes, and those of what it stands in."""
    found = BeautifulSoup(page, "lxml").find_all(True)
    return {tuple(f"{each.name}.{' '.join(each.get('class', ()))}" for each in (tag, *tag.parents)) for tag in found}


@pytest.fixture(scope="module")
def one_of_each(log: ChangeLog, file: Path) -> Path:
    """The page with as few changes as hold every kind of element: axe takes seconds for all of them."""
    whole = file.read_text(encoding="utf-8")
    shapes = {
        (each.kind, each.moved, each.aspects, len(each.old), len(each.new), bool(each.figures)): each
        for each in log.changes
    }
    first = {each.section: each for each in reversed(log.changes)}
    few = [each for each in log.changes if each in shapes.values() or each in first.values()]
    page = as_html.write(log, few, quiet_too=True)
    assert elements(page) == elements(whole)
    small = file.with_name("few.html")
    small.write_text(page, encoding="utf-8")
    return small


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_no_barrier(visit, one_of_each: Path, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe-playwright-python here")
    page = visit(one_of_each.as_uri(), viewport={"width": width, "height": 900}, color_scheme=scheme).page
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    for dialog in (False, True):
        if dialog:
            page.keyboard.press("?")
        found = axe.Axe().run(page)
        assert found.response["violations"] == [], found.generate_report()


def test_a_hostile_report_runs_nothing(visit, reports, tmp_path: Path) -> None:
    """Report text through the whole flow, the address as a saved page might give it."""
    shown = "<script>alert(1)</script> &lt;script&gt;alert(2)&lt;/script&gt; {{ 7+7 }}"
    sentence = f"Courts convicted %s traffickers {escape(shown)} <script>alert(5)</script> and others."
    log = reports.log(sentence % 21, sentence % 40)
    new = replace(log.new, url="javascript:alert(3)", title="</title><script>alert(4)</script>")
    log = replace(log, new=new)
    path = tmp_path / "hostile.html"
    path.write_text(as_html.write(log, log.changes, quiet_too=True), encoding="utf-8")
    opened = visit(path.as_uri())
    opened.page.keyboard.press("j")
    opened.page.keyboard.press("?")
    assert shown in opened.page.inner_text("main")
    assert opened.complaints == []
    assert set(opened.requests) <= {path.as_uri(), "data:,"}
