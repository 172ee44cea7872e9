"""Tags that mean something: what a page strikes, hides, raises or boxes is read as a reader sees it."""

from __future__ import annotations

import pytest

from tipdiff.read import Document, read

BODY = (
    "<h1>Harbor Review</h1><p>The harbor office counted ships, crews and cargo in all nine ports of the coast, and "
    "wrote down what it saw.</p>{}<p>Its clerks keep the old books in a cellar below the customs house, where it is "
    "dry and where nobody goes without a lamp.</p>"
)


def document(markup: str, page: str = BODY) -> Document:
    return read(f"<!doctype html><html><body>{page.format(markup)}</body></html>".encode(), "x.html")


def between(markup: str, page: str = BODY) -> list[str]:
    """What is read of markup that stands between two paragraphs."""
    blocks = [block.text for block in document(markup, page).blocks]
    assert blocks[0] == "Harbor Review" and blocks[1].startswith("The harbor"), blocks
    assert blocks[-1].startswith("Its clerks"), blocks
    return blocks[2:-1]


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("Crews found <del>40</del><ins>45</ins> nets.", "Crews found 45 nets."),
        ("Crews found <s>40</s> <ins>45</ins> nets.", "Crews found 45 nets."),
        ("Crews found <strike>40 or</strike> <mark>45</mark> nets.", "Crews found 45 nets."),
        ("Crews found <span style='text-decoration: line-through'>40</span> 45 nets.", "Crews found 45 nets."),
        ("Crews found <span class='strikethrough'>40</span> 45 nets.", "Crews found 45 nets."),
        ("Crews found <u>45</u> <em>new</em> <b>nets</b>.", "Crews found 45 new nets."),
        ("Crews found 45 nets<del>, and 3 boats</del>.", "Crews found 45 nets."),
        ("Crews found 45 nets <del>of wool</del>.", "Crews found 45 nets."),
        ("Crews found<s> </s>45 nets.", "Crews found 45 nets."),
        ("Crews found<s> old</s> nets.", "Crews found nets."),
        ("The <q>Lark</q> sank.", "The “Lark” sank."),
    ],
)
def test_struck_text_is_not_said_and_inserted_text_is(markup: str, said: str) -> None:
    assert between(f"<p>{markup}</p>") == [said]


def test_a_struck_paragraph_leaves_its_neighbors_apart() -> None:
    assert between("Nets came.<del><p>Boats went.</p></del>Crews slept.") == ["Nets came.", "Crews slept."]


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("on the 21<sup>st</sup> of May", "on the 21st of May"),
        ("on the 2<sup>nd</sup> and 3<sup> rd </sup>day", "on the 2nd and 3rd day"),
        ("<a href='/may'>the 4<sup>th</sup></a> day", "the 4th day"),
        ("over 45 m<sup>2</sup> of deck", "over 45 m² of deck"),
        ("per km<sup>2</sup> of sea", "per km² of sea"),
        ("10<sup>6</sup> eggs", "10⁶ eggs"),
        ("3 × 10<sup>−3</sup> grams", "3 × 10⁻³ grams"),
        ("an R<sup>2</sup> of 0.4", "an R² of 0.4"),
        ("tons of CO<sub>2</sub> and NO<sub>x</sub>", "tons of CO2 and NOx"),
        ("PM<sub>2.5</sub> rose", "PM2.5 rose"),
        ("1<sup>1</sup>/<sub>2</sub> tons", "1 1/2 tons"),
        ("467<sup>3</sup> crews", "467 crews"),
        ("467<sup>[3]</sup> crews", "467 crews"),
        ("467 <sup>3</sup> crews", "467 crews"),
        ("467<sup><a href='#n3'>3</a></sup> crews", "467 crews"),
        ("467<a href='#fn3' role='doc-noteref'>3</a> crews", "467 crews"),
        ("467<a href='#_ftn3' name='_ftnref3'>[3]</a> crews", "467 crews"),
        ("467<span style='vertical-align:super;font-size:60%'>3</span> crews", "467 crews"),
        ("467<sup>a</sup> crews", "467 crews"),
        ("467<sub>3</sub> crews", "467 crews"),
        ("45 crews<sup>2</sup> and 6 boats<sup>†</sup>", "45 crews and 6 boats"),
        ("found in<sup>2</sup> the bay", "found in the bay"),
        ("the Lark<sup>TM</sup>", "the Lark"),
        ("ships<sup> </sup>of wood", "ships of wood"),
        ("see <a href='#fish'>Table 3</a> and <a href='https://x.example/9'>9 boats</a>", "see Table 3 and 9 boats"),
    ],
)
def test_raised_and_lowered_text(markup: str, said: str) -> None:
    assert between(f"<p>They counted {markup} there.</p>") == [f"They counted {said} there."]


HIDDEN = "Ninety-nine gulls were seen here."


@pytest.mark.parametrize(
    "markup",
    [
        f"<p hidden>{HIDDEN}</p>",
        f"<div hidden=''><p>{HIDDEN}</p></div>",
        f"<p style='display:none'>{HIDDEN}</p>",
        f"<div style='color:red; DISPLAY : none !important'>{HIDDEN}</div>",
        f"<p style='visibility: hidden'>{HIDDEN}</p>",
        f"<p aria-hidden='true'>{HIDDEN}</p>",
        f"<p class='sr-only'>{HIDDEN}</p>",
        f"<p class='visually-hidden'>{HIDDEN}</p>",
        f"<p style='position:absolute; left:-9999px'>{HIDDEN}</p>",
        f"<noscript><p>{HIDDEN}</p></noscript>",
        f"<template><p>{HIDDEN}</p></template>",
        f"<dialog open><p>{HIDDEN}</p></dialog>",
        f"<div role='dialog'><p>{HIDDEN}</p></div>",
        f"<div role='alertdialog'><p>{HIDDEN}</p></div>",
        f"<section aria-modal='true'><h2>Choices</h2><p>{HIDDEN}</p></section>",
        f"<div class='cookie-banner'><p>{HIDDEN}</p></div>",
        f"<div id='CookieNotice'><p>{HIDDEN}</p></div>",
        f"<div id='onetrust-consent-sdk'><p>{HIDDEN}</p></div>",
        f"<div class='gdpr'><p>{HIDDEN}</p></div>",
        f"<section class='block newsletter-signup'><p>{HIDDEN}</p></section>",
        f"<div aria-label='Cookie consent' role='region'><p>{HIDDEN}</p></div>",
        f"<div class='modal fade'><p>{HIDDEN}</p></div>",
        f"<p class='hidden'>{HIDDEN}</p>",
        f"<div class='alert d-none'>{HIDDEN}</div>",
        "<div><p>We value your privacy.</p><button>Accept</button></div>",
        "<div><label>Your email</label><input type='email'><button>Join</button></div>",
        "<p><a href='/news'>Subscribe to our newsletter</a></p>",
        f"<form action='/join'><p>{HIDDEN}</p><input type='email'></form>",
        "<div><p>Get our newsletter. Join 40,000 readers.</p><form><input type=email><button>Go</button></form></div>",
        "<div><p>We use cookies to count 3 kinds of visits.</p><button>Fine</button></div>",
        f"<ix:header><ix:hidden>{HIDDEN}</ix:hidden></ix:header>",
        f"<aside><p>{HIDDEN}</p></aside>",
        f"<ol class='footnotes'><li>{HIDDEN}</li></ol>",
        f"<section role='doc-endnotes'><p>{HIDDEN}</p></section>",
        f"<div id='ftn1'><p>{HIDDEN}</p></div>",
        f"<nav><ul><li>{HIDDEN}</li></ul></nav>",
        f"<div role='search'>{HIDDEN}</div>",
        f"<svg><text>{HIDDEN}</text></svg><video>{HIDDEN}</video><textarea>{HIDDEN}</textarea>",
        "<div><span aria-hidden='true'>★</span></div>",
    ],
)
def test_what_a_page_does_not_say(markup: str) -> None:
    assert between(markup) == []


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<p><i class='icon' aria-hidden='true'>→</i> Nets were mended.</p>", "Nets were mended."),
        ("<p><svg aria-hidden='true'></svg><span>Nets were mended.</span></p>", "Nets were mended."),
        ("<p>Nets <span aria-hidden='true'>•</span>were mended.</p>", "Nets were mended."),
        ("<details><summary>Nets</summary></details>", "Nets"),
        ("<div class='accordion-panel' style='display:none'><p>Nets were mended.</p></div>", "Nets were mended."),
        ("<div role='tabpanel' hidden><p>Nets were mended.</p></div>", "Nets were mended."),
        ("<h3><button aria-expanded='false'>Nets</button></h3>", "Nets"),
        ("<p style='font-size:0.9em'>Nets were mended.</p>", "Nets were mended."),
        ("<div id='informed-consent-law'><p>Nets were mended.</p></div>", "Nets were mended."),
        ("<p class='hidden md:block'>Nets were mended.</p>", "Nets were mended."),
        ("<p class='d-none d-md-block'>Nets were mended.</p>", "Nets were mended."),
        ("<p>Guards sign up <a href='x'>crews</a>.</p>", "Guards sign up crews."),
        ("<div>• Nets were mended.</div>", "Nets were mended."),
        ("<blockquote><p>Nets were mended.</p></blockquote>", "Nets were mended."),
        ("<figure><blockquote>Nets fell.</blockquote><figcaption>A net</figcaption></figure>", "Nets fell."),
        ("<p>The law of 2019 bans cookies without consent.</p>", "The law of 2019 bans cookies without consent."),
        ("<p>Nets cost <ix:nonFraction name='x:Nets'>12</ix:nonFraction> crowns.</p>", "Nets cost 12 crowns."),
    ],
)  # fmt: skip
def test_what_looks_alike_and_is_said(markup: str, said: str) -> None:
    assert between(markup) == [said]


@pytest.mark.parametrize(
    "around",
    [
        "<div aria-hidden='true' id='page'>{}</div><div role='dialog'><p>We use cookies.</p></div>",
        "<div class='modal-open'>{}</div>",
        "<form id='aspnetForm'>{}</form>",
        "<div style='display:none'>{}</div>",
        "<div class='newsletter'><p>Sign up.</p>{}",
        "<nav>{}",
        "<aside>{}",
        "<footer>{}",
    ],
)
def test_what_holds_the_report_is_no_box(around: str) -> None:
    texts = [block.text for block in document("<p>Nets came.</p>", around.format(BODY)).blocks]
    assert [text for text in texts if text in ("Nets came.",) or text.startswith(("The harbor", "Its clerks"))] == [
        texts[-3],
        "Nets came.",
        texts[-1],
    ]


class TestTables:
    PROSE = "Guards found 40 nets in the bay. They burned all of them before the winter came."

    @pytest.mark.parametrize(
        "table",
        [
            "<table><tr><td>{}</td></tr></table>",
            "<table class='box'><tr><th>{}</th></tr></table>",
            "<table><tbody><tr><td><p>{}</p></td></tr></tbody></table>",
            "<table role='presentation'><tr><td>{}</td><td></td></tr></table>",
            "<table role='presentation'><tr><td></td><td><table><tr><td>{}</td></tr></table></td></tr></table>",
            "<table><tr><td>&nbsp;</td><td>{}</td></tr></table>",
        ],
    )
    def test_a_box_is_prose(self, table: str) -> None:
        assert between(table.format(self.PROSE)) == [self.PROSE]

    def test_prose_in_columns(self) -> None:
        other = "Crews of the north were asked to bring in what they had lost. Few came, and late."
        rows = f"<tr><td>{self.PROSE}</td><td>{other}</td></tr>"
        assert between(f"<table>{rows}</table>") == [self.PROSE, other]

    def test_short_sentences_in_columns(self) -> None:
        rows = "<tr><td>Guards found 40 nets.</td><td>Crews lost 22 boats.</td></tr>"
        assert between(f"<table>{rows}</table>") == ["Guards found 40 nets.", "Crews lost 22 boats."]

    def test_a_heading_in_a_box(self) -> None:
        found = document("<table><tr><td><b>FISHERIES</b></td></tr></table>").blocks[2]
        assert (found.kind, found.text) == ("heading", "FISHERIES")

    @pytest.mark.parametrize(
        "table",
        [
            "<table><tr><th>Port</th><th>2021</th></tr><tr><td>North</td><td>12</td></tr></table>",
            "<table><tr><td>Port</td><td>Master</td></tr><tr><td>North</td><td>A. Bell</td></tr></table>",
            "<table><tr><td>2019</td></tr><tr><td>1,204</td></tr><tr><td>77%</td></tr></table>",
            "<table><tr><td><a href='/'>Home</a></td></tr><tr><td><a href='/a'>About us</a></td></tr></table>",
        ],
    )
    def test_data_is_no_prose(self, table: str) -> None:
        assert between(table) == []

    def test_data_is_kept_as_a_table_where_it_stands(self) -> None:
        table = "<table><tr><th>Port</th><th>2021</th></tr><tr><td>North</td><td>12</td></tr></table>"
        found = document(table)
        (grid,) = found.tables
        assert [[cell.text for cell in row] for row in grid.rows] == [["Port", "2021"], ["North", "12"]]
        assert [cell.heads for row in grid.rows for cell in row] == [True, True, False, False]
        assert found.blocks[grid.at - 1].at == grid.at - 1 and not found.left_out

    def test_cells_that_cover_several_rows_and_columns(self) -> None:
        (grid,) = document(
            "<table><caption>Boats</caption><tr><th rowspan=2>Port</th><th colspan=2>2021</th></tr>"
            "<tr><th>old</th><th>new</th></tr>"
            "<tr><td>North</td><td>1<sup>a</sup></td><td><del>7</del> 8</td></tr></table>"
        ).tables
        assert grid.caption == "Boats"
        assert [[(cell.text, cell.column, cell.width) for cell in row] for row in grid.rows] == [
            [("Port", 0, 1), ("2021", 1, 2)],
            [("Port", 0, 1), ("old", 1, 1), ("new", 2, 1)],
            [("North", 0, 1), ("1", 1, 1), ("8", 2, 1)],
        ]


class TestHeadings:
    PAGE = (
        "<div><span style='font-size:10pt'>The harbor office counted ships in all nine ports of the coast.</span></div>"
        "<div><span style='font-size:10pt{}'>{}</span></div>"
        "<div><span style='font-size:10pt'>Crews came and went through the whole of that long winter.</span></div>"
    )

    def kinds(self, style: str, text: str) -> list[str]:
        return [block.kind for block in read(self.PAGE.format(style, text).encode(), "x.htm").blocks]

    @pytest.mark.parametrize("style", [";font-weight:700", "; FONT-WEIGHT : bold"])
    def test_by_its_style_where_no_tag_says_so(self, style: str) -> None:
        assert self.kinds(style, "Ships") == ["paragraph", "heading", "paragraph"]

    @pytest.mark.parametrize("style", ["", ";font-weight:400", ";font-style:italic"])
    def test_not_by_other_styles(self, style: str) -> None:
        assert self.kinds(style, "Ships") == ["paragraph"] * 3

    def test_larger_type(self) -> None:
        page = self.PAGE.replace("font-size:10pt{}", "font-size:14pt{}")
        assert [block.kind for block in read(page.format("", "Ships").encode(), "x.htm").blocks][1] == "heading"

    def test_a_sentence_in_bold_is_a_sentence(self) -> None:
        assert self.kinds(";font-weight:bold", "The guard found 45 nets in the bay.")[1] == "paragraph"


class TestLines:
    LINES = (
        "SHIPS\nThe harbor office counted ships in all nine ports of the coast and wrote\ndown what it saw. Few came.\n"
        "CREWS\nThe harbor office asked crews for the names of those who had been lost at\nsea. Nobody answered.\n"
    )
    READ = (
        "SHIPS",
        "The harbor office counted ships in all nine ports of the coast and wrote down what it saw. Few came.",
        "CREWS",
        "The harbor office asked crews for the names of those who had been lost at sea. Nobody answered.",
    )

    @pytest.mark.parametrize(
        "page",
        [
            "<html><body><p>\n{}</p></body></html>",
            "<html><body>\n{}</body></html>",
            "<html><body><h1>Review</h1><div>\n{}</div></body></html>",
            "<html><body><p>Review</p><pre>{}</pre></body></html>",
            "<html><body><div style='white-space: pre-wrap'>{}</div></body></html>",
        ],
    )
    def test_a_page_whose_lines_are_all_that_parts_it(self, page: str) -> None:
        texts = [block.text for block in read(page.format(self.LINES).encode(), "x.html").blocks]
        assert tuple(texts[-4:]) == self.READ


def test_tags_ten_thousand_deep() -> None:
    page = f"<html><body>{'<div>' * 10_000}<p>Nets came.</p>"
    assert [block.text for block in read(page.encode(), "x").blocks] == ["Nets came."]
