"""Documents of no known family: which lines head something, what their paths are, what the document is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tipdiff import load
from tipdiff.model import Report
from tipdiff.model.edition import order, stated
from tipdiff.normalize.own import slug_of

NETS = "Crews brought in more nets than in any year before, and lost fewer of them in the storms of the fall."
BOATS = "The harbor lent out its boats for 40 days, which was enough for the crews of the northern villages."


def written(folder: Path, name: str, text: str) -> Report:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return load(path)


def sections(report: Report) -> list[tuple[str, int]]:
    return [(section.section, len(section.findings)) for section in report.sections]


class TestSections:
    def test_headings_are_paths(self, tmp_path: Path) -> None:
        report = written(
            tmp_path,
            "quay/2023.md",
            f"# The Quay in 2023\n\n{NETS}\n\n## Catch\n\n### 1.1 Nets\n\n{NETS}\n\n### Boats {{#boats}}\n\n{BOATS}\n\n"
            f"## 2. Crews\n\n{BOATS}\n",
        )
        assert report.profile == "report"
        assert sections(report) == [("text", 1), ("catch/nets", 1), ("catch/boats", 1), ("crews", 1)]
        assert report.findings[1].id == "catch/nets.1.1"

    def test_a_heading_that_stands_twice(self, tmp_path: Path) -> None:
        text = f"# Quay 2023\n\n## Nets\n\n{NETS}\n\n## Boats\n\n{BOATS}\n\n## Nets\n\n{BOATS}\n"
        assert sections(written(tmp_path, "quay/2023.md", text)) == [("nets", 1), ("boats", 1), ("nets-2", 1)]

    def test_money_digits_and_running_heads_head_nothing(self, tmp_path: Path) -> None:
        page = "<h2>$4.2M</h2><h2>2023</h2>"
        heads = "".join(f"<h3>Quay report</h3><p>{NETS} No {n}.</p>" for n in range(3))
        html = f"<html><body><h1>Quay 2023</h1><h2>Nets</h2>{page}{heads}<h2>Boats</h2><p>{BOATS}</p></body></html>"
        assert [name for name, _ in sections(written(tmp_path, "quay/2023.html", html))] == ["nets", "boats"]

    def test_a_list_of_contents_is_no_section(self, tmp_path: Path) -> None:
        text = f"# Quay 2023\n\n## Contents\n\n- Nets\n- Boats\n\n## Nets\n\n{NETS}\n\n## Boats\n\n{BOATS}\n"
        assert sections(written(tmp_path, "quay/2023.md", text)) == [("nets", 1), ("boats", 1)]

    def test_lists_of_goals_are_recommendations(self, tmp_path: Path) -> None:
        text = f"# Quay 2023\n\n## Nets\n\n{NETS}\n\n## Next steps\n\n- Mend the old boats\n- Count every net\n"
        report = written(tmp_path, "quay/2023.md", text)
        assert [finding.text for finding in report.recommendations] == ["Mend the old boats.", "Count every net."]

    def test_text_without_a_heading(self, tmp_path: Path) -> None:
        assert sections(written(tmp_path, "quay/2019-10.txt", f"{NETS} {BOATS}\n")) == [("text", 2)]

    @pytest.mark.parametrize(
        ("heading", "slug"),
        [
            ("Item 1A. Risk Factors", "risk-factors"),
            ("1.2.3 Nets and boats", "nets-and-boats"),
            ("IV. Crews in 2023", "crews-in"),
            ("Chapter 3: The old quay", "the-old-quay"),
            ("A message of the harbor", "a-message-of-the-harbor"),
            ("Mending", "mending"),
            ("2023", ""),
        ],
    )
    def test_what_a_heading_names(self, heading: str, slug: str) -> None:
        assert slug_of(heading) == slug


class TestSubject:
    def test_a_corpus_names_subject_and_edition_in_its_paths(self, tmp_path: Path) -> None:
        report = written(tmp_path, "quay/2023-h2.md", f"---\ntitle: The Quay in 2023\n---\n\n## Nets\n\n{NETS}\n")
        assert (report.country, report.edition, report.warnings) == ("quay", "2023-h2", ())

    def test_front_matter_wins_over_the_title_and_the_title_over_the_name(self, tmp_path: Path) -> None:
        fields = "---\nsubject: North Quay\nedition: 2021\ntitle: The Quay in 2022\n---\n\n"
        report = written(tmp_path, "notes.md", f"{fields}{NETS}\n")
        assert (report.country, report.edition) == ("north-quay", 2021)
        report = written(tmp_path, "notes.md", f"# Harbor Survey 2022\n\n{NETS}\n")
        assert (report.country, report.edition) == ("harbor-survey", 2022)

    def test_where_nothing_tells_the_name_does_with_a_warning(self, tmp_path: Path) -> None:
        report = written(tmp_path, "old.txt", f"{NETS}\n")
        assert (report.country, report.edition) == ("old", "old")
        assert [warning.partition(":")[0] for warning in report.warnings] == [
            "nothing says what it is about",
            "nothing says which edition it is",
        ]

    def test_options_win_over_all(self, tmp_path: Path) -> None:
        path = tmp_path / "quay" / "2023.md"
        path.parent.mkdir()
        path.write_text(f"{NETS}\n", encoding="utf-8")
        report = load(path, country="South Quay", edition=1999)
        assert (report.country, report.edition) == ("south-quay", 1999)

    @pytest.mark.parametrize(
        ("title", "edition"),
        [
            ("Annual report for the fiscal year ended January 26, 2025", 2025),
            ("Harbor Survey 2024 H1 Results", "2024-h1"),
            ("Q3 2025 letter", "2025-q3"),
            ("Quay FY2023", 2023),
            ("Quay 2022/23", "2022-23"),
            ("Harbor book, October 2019", "2019-10"),
            ("The quay in 2021", 2021),
            ("The quay", None),
        ],
    )
    def test_how_a_title_states_its_edition(self, title: str, edition: object) -> None:
        assert stated(title) == edition

    def test_a_label_that_is_no_edition_sorts_first(self) -> None:
        assert sorted(["draft", 2023, "2019-10"], key=order) == ["draft", "2019-10", 2023]


def test_a_family_whose_phrases_are_found_but_none_of_its_sections(tmp_path: Path) -> None:
    text = f"# Quay 2023\n\n## Nets\n\nA word on the Trafficking in Persons Report, which we read. {NETS}\n"
    assert written(tmp_path, "quay/2023.md", text).profile == "report"
