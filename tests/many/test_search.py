"""Words over a corpus: what a phrase finds, where it is marked, and what cannot be searched."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from tipdiff import corpus as corpora
from tipdiff.commands import search as command
from tipdiff.compare.wordlists import folded, pattern
from tipdiff.corpus.gather import gather
from tipdiff.errors import UsageError
from tipdiff.many.search import search


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("forced labor", "They met Forced-Labor victims."),
        ("rio seco", "Families in Río Seco work."),
        ("recruit*", "Recruiters came."),
        ("withh* .. wages", "Owners withheld the crew's wages."),
        ("1,500", "It trained 1,500 police."),
        ("anti-trafficking", "An anti-trafficking law."),
        ("türkiye", "Men from Turkiye came."),
    ],
)
def test_a_phrase_finds(phrase: str, text: str) -> None:
    assert pattern([phrase]).search(folded(text))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("labor", "It collaborated."),
        ("531", "It counted 1,531 cases."),
        ("531", "It spent 531.5 million."),
        ("labor fees", "fees and labor"),
        ("withh* .. wages", "Owners withheld it; the men who had come for work asked for their wages."),
        ("*", "Anything at all."),
        ("-", "Anything - at all."),
    ],
)
def test_a_phrase_does_not_find(phrase: str, text: str) -> None:
    assert not pattern([phrase]).search(folded(text))


@pytest.mark.parametrize("text", ["Río Seco", "ﬁne", "Straße", "İzmir", "Ǆ 12 ½"])
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_hits_hold_all_phrases_and_mark_them(reports) -> None:
    report = reports.report(2024, "Police freed 12 men from shrimp boats. Police seized boats. Courts freed no men.")
    hits = list(search([report], ["boats", "police"]))
    assert [hit.finding.id for hit in hits] == ["prosecution.1.1", "prosecution.1.2"]
    first = hits[0]
    assert [first.finding.text[start:end] for start, end in first.spans] == ["Police", "boats"]
    assert not list(search([report], ["police"], "protection"))


@pytest.mark.parametrize(("words", "section"), [(["--"], None), (["boats"], "section-9")])
def test_what_cannot_be_searched_is_said(reports, words: list[str], section: str | None) -> None:
    with pytest.raises(UsageError):
        list(search([reports.report(2024, "Police seized boats.")], words, section))


def run(capfd: pytest.CaptureFixture[str], *words: str) -> str:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    assert command.run(parser.parse_args(words)) == 0
    return capfd.readouterr().out


def test_editions_narrow_a_search(capfd, corpus: Path) -> None:
    everywhere = run(capfd, "recruitment fees", "--corpus", str(corpus))
    late = run(capfd, "recruitment fees", "--corpus", str(corpus), "--editions", "2024-")
    assert "narvesia:2022 recommendations.5" in everywhere and "narvesia:2022" not in late
    assert everywhere.endswith("of 13 reports.\n") and "SAMPLE DATA" in late
    assert all(f":{edition} " not in late for edition in (2021, 2022, 2023))


def test_that_nothing_was_found_is_said(capfd, corpus: Path) -> None:
    assert "No finding in 13 reports holds the words." in run(capfd, "submarine", "--corpus", str(corpus))


@pytest.mark.parametrize("editions", ["", "20", "2024-2020", "2019,2020", "-"])
def test_a_wrong_range_is_refused(editions: str) -> None:
    parser = argparse.ArgumentParser(exit_on_error=False)
    command.add_arguments(parser)
    with pytest.raises(argparse.ArgumentError):
        parser.parse_args(["boats", "--editions", editions])


def test_a_corpus_gives_its_reports_in_order(corpus: Path) -> None:
    gathered = gather(corpora.Corpus(corpus), editions=range(2023, 2025))
    assert [(each.country, each.edition) for each in gathered.reports] == [
        ("lomboura", 2023),
        ("lomboura", 2024),
        ("narvesia", 2023),
        ("narvesia", 2024),
        ("peralonia", 2023),
        ("peralonia", 2024),
    ]
    assert gathered.unread == ()
