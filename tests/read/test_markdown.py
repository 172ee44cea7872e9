"""Markdown as its writers mean it: what is said, what is a note, a table or a mark, and where a list begins."""

from __future__ import annotations

import pytest

from tipdiff.read import Document, by_markdown, read

CLERKS = "Clerks count ships in nine ports."


def document(text: str) -> Document:
    return read(text.encode(), "x.md")


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document(text).blocks]


def texts(text: str) -> list[str]:
    return [block.text for block in document(text).blocks]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Crews found ~~40~~ 45 nets.", "Crews found 45 nets."),
        ("Crews found 45 nets ~~of wool~~.", "Crews found 45 nets."),
        ("Crews found <del>40</del> <ins>45</ins> nets.", "Crews found 45 nets."),
        ("Crews found 45 nets.[^1]\n\n[^1]: Of which 3 were torn.", "Crews found 45 nets."),
        ("Crews found 45[^a] nets.\n\n[^a]: Some\n    were torn.\n\n    All were old.", "Crews found 45 nets."),
        ("Crews found 45 nets.[^9]", "Crews found 45 nets."),
        ("Crews found 45 nets.^[Of which 3 were torn.]", "Crews found 45 nets."),
        ("Crews found 45<sup>3</sup> nets.", "Crews found 45 nets."),
        ("Crews found 45[3](#fn3) nets.", "Crews found 45 nets."),
        ("On the 21<sup>st</sup> 45 m<sup>2</sup> burned.", "On the 21st 45 m² burned."),
        ("On the 21^st^ 45 m^2^ of CO~2~ burned.", "On the 21st 45 m² of CO2 burned."),
        ("Crews found **45** _new_ `nets` in __the__ *bay*.", "Crews found 45 new nets in the bay."),
        ("Crews found [45 nets](https://x.example/a \"nets\") and [6 boats][b].\n\n[b]: https://x.example/b",
         "Crews found 45 nets and 6 boats."),
        ("Crews found ![a net](net.png) 45 nets.", "Crews found 45 nets."),
        ("Crews found 45&nbsp;nets &amp; 2 \\* 3 boats at \\$5.", "Crews found 45 nets & 2 * 3 boats at $5."),
        ("Crews found 45 nets. {: .lead #nets}", "Crews found 45 nets."),
        ("Crews found 45 nets.\n{: .lead}", "Crews found 45 nets."),
        ("{{< chart nets >}}\nCrews found 45 nets.", "Crews found 45 nets."),
        ("{% include nets.html %}\n\nCrews found 45 nets.", "Crews found 45 nets."),
        ("Crews found 45 nets.<!-- of 60 -->", "Crews found 45 nets."),
        ("<!-- of\n60 -->\n\nCrews found 45 nets.", "Crews found 45 nets."),
        ("<div hidden>\n\nSixty were seen.\n\n</div>\n\nCrews found 45 nets.", "Crews found 45 nets."),
        ("> Crews found\n> 45 nets.", "Crews found 45 nets."),
        ("> [!NOTE]\n> Crews found 45 nets.", "Crews found 45 nets."),
        ("::: box\nCrews found 45 nets.\n:::", "Crews found 45 nets."),
        ("Crews found {--40--}{++45++} {~~boats~>nets~~}{>>sure?<<}.", "Crews found 45 nets."),
        ("Crews found ==45 nets==.", "Crews found 45 nets."),
        ("Crews found [[Net|45 nets]].", "Crews found 45 nets."),
        ("Crews found [[3]](#fn3) 45 nets[[4]](#fn4).", "Crews found 45 nets."),
        ("[TOC]\n\nCrews found 45 nets.\n\n*[nets]: Things to fish with", "Crews found 45 nets."),
        ("```\nnets = 60\n```\n\nCrews found 45 nets.", "Crews found 45 nets."),
        ("    Crews found 45 nets.", "Crews found 45 nets."),
        ("Crews found\n45 nets.", "Crews found 45 nets."),
    ],
)  # fmt: skip
def test_what_is_said(text: str, said: str) -> None:
    assert texts(f"{text}\n\n{CLERKS}\n") == [said, CLERKS]


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ('---\ntitle: "Nets of 2021"\ntags:\n  - nets\n  - boats\nsummary: >\n  Long.\n---\n', "Nets of 2021"),
        ("---\ntitle: Nets of 2021\ntags:\n- nets\n...\n", "Nets of 2021"),
        ('+++\ntitle = "Nets of 2021"\n[extra]\nx = 1\n+++\n', "Nets of 2021"),
        ('{\n  "title": "Nets of 2021",\n  "tags": ["nets", {"a": "}"}]\n}\n', "Nets of 2021"),
        ("% Nets of 2021\n% A. Bell\n% May 2021\n", "Nets of 2021"),
        ("---\n\n", None),
        ("", None),
    ],
)
def test_fields_before_a_page(fields: str, title: str | None) -> None:
    found = document(f"{fields}\n# Nets\n\n{CLERKS}\n")
    assert [block.text for block in found.blocks] == ["Nets", CLERKS]
    assert found.titles == ((title,) if title else ())


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Nets\n====", "Nets"),
        ("Nets\n----", "Nets"),
        ("## Nets ##", "Nets"),
        ("## Nets {#nets}", "Nets"),
        ("### Nets {: #nets .wide }", "Nets"),
        ("## [Nets](https://x.example)", "Nets"),
        ("## <span class='a'>Nets</span>", "Nets"),
        ("**Nets**", "Nets"),
        ("1. Nets and Boats", "1. Nets and Boats"),
        ("3\\. Nets", "3. Nets"),
    ],
)
def test_headings(text: str, heading: str) -> None:
    kind = "paragraph" if "\\" in text else "heading"
    assert blocks(f"{text}\n\n{CLERKS}\n") == [(kind, heading), ("paragraph", CLERKS)]


def test_a_bold_line_parts_what_stands_around_it() -> None:
    assert blocks(f"**Old:**\n- nets\n**New:**\n- boats\n\n**SHIPS**\n{CLERKS}\n") == [
        ("heading", "Old:"),
        ("item", "nets"),
        ("heading", "New:"),
        ("item", "boats"),
        ("heading", "SHIPS"),
        ("paragraph", CLERKS),
    ]


def test_a_rule_below_a_paragraph_is_no_heading() -> None:
    text = "Clerks count ships in all of the nine ports, and write down\nwhat they see of nets, of boats and of gulls."
    assert blocks(f"{text}\n---\n\nMore.") == [("paragraph", text.replace("\n", " ")), ("paragraph", "More.")]


def test_a_word_that_wrapping_parted_at_its_own_hyphen() -> None:
    parted = "Guards told of well-\nknown boats, of the three -\nnet rule, and of north-\n**bound** ships."
    whole = "Guards told of well-known boats, of the three - net rule, and of north- bound ships."
    assert texts(parted) == [whole]
    assert texts(f"{parted}\n\n<div>Nets.</div>\n") == [whole, "Nets."]


class TestLists:
    def test_nested_loose_numbered_and_of_tasks(self) -> None:
        text = "- nets\n  - old\n    ones\n  - new ones\n\n- boats\n\n1. one\n2. two\n\n- [x] done\n- [ ] open\n"
        assert blocks(text) == [
            ("item", text) for text in ("nets", "old ones", "new ones", "boats", "one", "two", "done", "open")
        ]

    def test_a_mark_that_wrapping_put_at_the_head_of_a_line(self) -> None:
        text = "Guards of the northern bay found nine old nets in spring\n- three more than in the year before."
        assert blocks(text) == [("paragraph", text.replace("\n", " "))]

    def test_a_list_right_below_its_sentence(self) -> None:
        assert blocks("Guards of the northern bay were told in spring to bring in:\n- nets\n- boats\n") == [
            ("paragraph", "Guards of the northern bay were told in spring to bring in:"),
            ("item", "nets"),
            ("item", "boats"),
        ]

    def test_bullets_of_other_kinds(self) -> None:
        assert blocks("• nets of\n  wool\n• boats\n") == [("item", "nets of wool"), ("item", "boats")]

    def test_lists_and_quotes_in_many_others(self) -> None:
        deep = "\n".join(f"{'  ' * n}- net {n}" for n in range(60))
        found = texts(f"{'> ' * 90}Guards came.\n\n{deep}\n\n{CLERKS}\n")
        assert found[0] == "Guards came." and found[-1] == CLERKS
        assert {f"net {n}" for n in range(25)} <= set(found)

    def test_a_year_at_the_head_of_a_line_is_no_number_of_an_item(self) -> None:
        assert texts("2019. That was the year.\n")[0].startswith("2019")


class TestTables:
    @pytest.mark.parametrize(
        "table",
        [
            "| Port | Nets |\n|------|-----:|\n| North | 12 |\n",
            "Port | Nets\n---|---\nNorth | 12\n",
            "| Port | Nets |\n| North | 12 |\n",
            "+-------+------+\n| Port  | Nets |\n+=======+======+\n| North | 12   |\n+-------+------+\n",
            "<table><tr><th>Port</th><th>Nets</th></tr><tr><td>North</td><td>12</td></tr></table>\n",
        ],
    )
    def test_data_is_no_prose(self, table: str) -> None:
        found = document(f"{table}\n{CLERKS}\n")
        assert [block.text for block in found.blocks] == [CLERKS]
        rows = [[cell.text for cell in row] for grid in found.tables for row in grid.rows]
        assert rows == [["Port", "Nets"], ["North", "12"]] and not found.left_out

    def test_prose_in_cells(self) -> None:
        cells = (
            "Guards found nets in the bay and burned them all.",
            "Crews were asked to bring in what they had lost.",
        )
        assert texts(f"| {cells[0]} | {cells[1]} |\n|---|---|\n| {cells[1]} | {cells[0]} |\n") == [*cells, *cells[::-1]]


def test_hard_breaks_part_lines() -> None:
    assert texts("Harbor Office  \nNine Quay Street\\\nNorth") == ["Harbor Office", "Nine Quay Street", "North"]


def test_sentences_with_a_line_each_are_a_paragraph() -> None:
    lines = ["Guards found nets.", "Crews of the north had lost all of them in the storm of May.", "Few came."]
    assert texts("\n".join(lines)) == [" ".join(lines)]


@pytest.mark.parametrize(
    "text",
    [
        "# Nets\n\nGuards **found** ~~40~~ 45 nets.[^1]\n\n- old\n  - torn\n- new\n\n[^1]: A note.\n",
        "Nets\n====\n\n> Guards found\n> 45 nets.\n\n1. one\n2. two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        "1. Nets and Boats\n\nGuards `found` ![x](y.png) 45 nets  \nin the bay.\n\n• old\n• new\n\n```\ncode\n```\n",
        "**Nets**\nGuards found [45](https://x.example) nets in the bay\nand boats.\n\n***\n\nFew came.\n",
    ],
)
def test_a_file_is_read_alike_with_and_without_a_tag_in_it(text: str) -> None:
    plain, tagged = by_markdown.read(text), by_markdown.read(f"{text}\n<span></span>\n")
    assert plain.blocks == tagged.blocks
    assert plain.left_out == tagged.left_out
    assert plain.tables == tagged.tables
