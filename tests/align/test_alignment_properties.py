"""What holds for every pair of texts: mirror, identity, each sentence once, one order, one result."""

from __future__ import annotations

import os
import random
import subprocess
import sys

import pytest

from tipdiff import align
from tipdiff.model import Match

WHO = ("inspectors", "prosecutors", "the border police", "a shelter", "two charities", "the labor ministry")
DID = ("identified", "trained", "referred", "questioned", "assisted", "overlooked", "interviewed", "detained")
WHOM = ("migrant workers", "fishing crews", "domestic servants", "recruiters", "foreign students")
WHERE = ("in the northern valleys", "at the port", "near the capital", "on three plantations")
TWINS = ("Authorities did not enforce the law.", "The government did not report details.")

Side = dict[str, list[str] | list[int]]


def sentence(rng: random.Random) -> str:
    who, did, whom, where = (rng.choice(words) for words in (WHO, DID, WHOM, WHERE))
    return f"{who} {did} {rng.randint(2, 900)} {whom} {where} during {rng.randint(2019, 2024)}.".capitalize()


def texts(seed: int) -> tuple[Side, Side]:
    """An edition and another made from it: words dropped, sentences gone, new, moved and joined."""
    rng = random.Random(seed)
    old = [rng.choice(TWINS) if rng.random() < 0.15 else sentence(rng) for _ in range(rng.randint(0, 60))]
    new = []
    for text in old:
        fate = rng.random()
        if fate < 0.15:
            continue
        if fate < 0.3:
            text = sentence(rng)
        elif fate < 0.5:
            kept = [word for word in text.split() if rng.random() < 0.85]
            text = " ".join(kept) or text
        elif fate < 0.55 and new:
            text = f"{new.pop()[:-1]}; {text}"
        new.append(text)
    for _ in range(rng.randint(0, 4)):
        if new:
            new.insert(rng.randrange(len(new)), new.pop(rng.randrange(len(new))))
    return side(rng, old), side(rng, new)


def side(rng: random.Random, sentences: list[str]) -> Side:
    paragraph, section, paragraphs, sections = 1, 0, [], []
    for _ in sentences:
        paragraph += rng.random() < 0.3
        section += rng.random() < 0.1
        paragraphs.append(paragraph)
        sections.append(f"part {section % 3}")
    return {"texts": sentences, "sections": sections, "paragraphs": paragraphs}


def match(old: Side, new: Side) -> list[Match]:
    return align.match(
        old["texts"],
        new["texts"],
        old_sections=old["sections"],
        new_sections=new["sections"],
        old_paragraphs=old["paragraphs"],
        new_paragraphs=new["paragraphs"],
    )


@pytest.mark.parametrize("seed", range(60))
def test_swapping_the_editions_mirrors_the_result(seed: int) -> None:
    old, new = texts(seed)
    mirrored = [Match(found.new, found.old, found.similarity, found.reasons) for found in match(new, old)]
    assert sorted(mirrored, key=lambda found: found.new) == match(old, new)


@pytest.mark.parametrize("seed", range(60))
def test_each_sentence_stands_in_at_most_one_match_and_each_match_is_one_to_many(seed: int) -> None:
    old, new = texts(seed)
    matches = match(old, new)
    for places, sentences in (
        ([o for found in matches for o in found.old], old["texts"]),
        ([n for found in matches for n in found.new], new["texts"]),
    ):
        assert len(places) == len(set(places))
        assert set(places) <= set(range(len(sentences)))
    for found in matches:
        assert 1 in (len(found.old), len(found.new))
        assert list(found.old) == sorted(found.old)
        assert list(found.new) == sorted(found.new)
        assert 0 <= found.similarity <= 1
        assert found.reasons[found.reasons[0] == "moved"] in {"exact", "fuzzy", "growth"}
    assert [found.new for found in matches] == sorted(found.new for found in matches)


@pytest.mark.parametrize("seed", range(60))
def test_an_edition_against_itself_is_all_equal(seed: int) -> None:
    old, _ = texts(seed)
    assert match(old, old) == [Match((place,), (place,), 1.0, ("exact",)) for place in range(len(old["texts"]))]


def test_the_result_does_not_hang_on_the_hash_seed() -> None:
    code = "import test_alignment_properties as t; print([t.match(*t.texts(seed)) for seed in range(12)])"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
