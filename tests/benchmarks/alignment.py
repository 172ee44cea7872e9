"""Prints what each method of alignment that was tried is worth: `python tests/benchmarks/alignment.py`.

A method is the engine with some of its constants or functions replaced, or a matcher of its own.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType

from alignment_gold import Link, Matcher, Text, engine, passages, reports, score, shared_gold, simple_german
from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import ratio, token_set_ratio, token_sort_ratio

from tipdiff.align import candidates, cut_up, growth, in_order, moves, sources, words

Replaced = tuple[ModuleType, str, object]


def main() -> None:
    sets = [reports(), passages(3), shared_gold("argrewrite2.dev"), simple_german()]
    print("| method | reports | those linked last | argrewrite2.dev | simple German |")
    print("| --- | --- | --- | --- | --- |")
    for name, matcher, replaced in methods():
        with _replaced(replaced):
            scores = [score(texts, matcher) for texts in sets]
        cells = [f"{every.f1:.4f} / {changed.f1:.4f}" if every.right else "-" for every, changed in scores]
        print(f"| {name} | {' | '.join(cells)} |")


def methods() -> Iterator[tuple[str, Matcher, list[Replaced]]]:
    """Name, matcher, and what is replaced in the engine while it runs."""
    yield "**the engine**", engine, []
    yield "plain recipe", plain_recipe, []
    yield "plain recipe without its moves", lambda text: plain_recipe(text, moves=False), []
    for name, how in _other_likenesses():
        yield f"likeness: {name}", engine, [(candidates, "likeness", how), (in_order, "likeness", how)]
    yield "no cost for strange names", engine, [(candidates, "STRANGE_NAMES", 0.0)]
    yield "whole words instead of stems", engine, [(words, "_STEM", _stem_of(99))]
    yield "stems of 4 letters", engine, [(words, "_STEM", _stem_of(4))]
    yield "stems of 6 letters", engine, [(words, "_STEM", _stem_of(6))]
    yield "numbers at full weight", engine, [(words, "NUMBER_WEIGHT", 1.0)]
    yield "numbers without weight", engine, [(words, "NUMBER_WEIGHT", 0.0)]
    yield "one proposal for each sentence", engine, [(candidates, "RIVALS", 1)]
    yield "five proposals for each sentence", engine, [(candidates, "RIVALS", 5)]
    for skip in (0.25, 0.35, 0.40):
        yield f"skip {skip:.2f}", engine, [(in_order, "SKIP", skip)]
    for sure in (0.40, 0.50):
        yield f"pairs of the chain sure from {sure:.2f}", engine, [(in_order, "SURE", sure)]
    for enough in (0.36, 0.44):
        yield (
            f"spoken for from {enough:.2f}",
            engine,
            [(module, "SPOKEN_FOR", enough) for module in (in_order, moves)],
        )
    yield "nothing filled into gaps", engine, [(in_order, "_fill", lambda *_: [])]
    yield "no splits, no merges", engine, [(growth, "PARTS", 1)]
    yield "splits and merges of neighbours only", engine, [(growth, "_around", _neighbours)]
    yield "growth by what is held alone", engine, [(growth, "FITS", 9.0)]
    yield "growth by what fits alone", engine, [(growth, "HELD", 9.0)]
    for fits in (0.40, 0.60):
        yield f"growth where it fits from {fits:.2f}", engine, [(growth, "FITS", fits)]
    for held in (0.70, 0.90):
        yield f"growth where it is held from {held:.2f}", engine, [(growth, "HELD", held)]
    for alone in (0.45, 0.70):
        yield f"moves to other sections at {alone:.2f}", engine, [(moves, "ALONE", alone)]
    for tells in (0.0, 1.8, 3.0):
        yield f"moves that share {tells:.1f} telling words", engine, [(moves, "TELLS", tells)]
    yield "moves in short texts as in long ones", engine, [(moves, "SHORT", 0)]
    yield "only equal sentences move", engine, [(moves, "ALONE", 1.0), (moves, "SPOKEN_FOR", 1.0)]
    yield "no gathering of cut-up editions", engine, [(cut_up, "LONGER", 9.0)]
    for longer in (1.1, 1.4):
        yield f"editions are cut up from {longer:.2f}", engine, [(cut_up, "LONGER", longer)]
    for held in (0.20, 0.30):
        yield f"cut-up editions: held from {held:.2f}", engine, [(cut_up, "HELD", held)]
    yield "run-in headings count like the rest", engine, [(words, "_LABEL", re.compile("(?!)"))]
    yield "a frame counts like the rest", engine, [(candidates, "differ_in_subject", lambda *_: False)]
    for alike in (0.15, 0.30):
        yield f"statements of one source alike from {alike:.2f}", engine, [(sources, "ALIKE", alike)]
    yield "lists count like the rest", engine, [(words, "CLAUSE", 999)]


def _neighbours(positions: tuple[int, ...], opens: set[int]) -> list[int]:
    return [place for place in (positions[0] - 1, positions[-1] + 1) if place in opens]


def plain_recipe(text: Text, *, moves: bool = True) -> set[Link]:
    """The floor: Dice and edit ratio in halves, Needleman-Wunsch at 0.40, growth at 0.60, greedy moves at
    0.50."""
    old, new = text.old, text.new
    olds, news = [[frozenset(re.findall(r"\w+", said.lower())) for said in side] for side in (old, new)]
    held = Counter(word for sentence in (*olds, *news) for word in sentence)
    rarity = {word: math.log((len(olds) + len(news) + 1) / (count + 0.5)) for word, count in held.items()}

    def weigh(sentence: frozenset[str]) -> float:
        return math.fsum(rarity[word] for word in sentence)

    def dice(one: frozenset[str], other: frozenset[str]) -> float:
        return 2 * weigh(one & other) / ((weigh(one) + weigh(other)) or 1)

    like = [
        [dice(one, other) / 2 + ratio(said, facing) / 200 for other, facing in zip(news, new, strict=True)]
        for one, said in zip(olds, old, strict=True)
    ]
    links = _needleman_wunsch(like, 0.40)
    open_old = set(range(len(old))) - {o for o, _ in links}
    open_new = set(range(len(new))) - {n for _, n in links}
    for o, n in sorted(links):
        for step in (-1, 1):
            for opens, joining, sides, part, whole in (
                (open_old, (o + step, n), olds, olds[o], news[n]),
                (open_new, (o, n + step), news, news[n], olds[o]),
            ):
                place = joining[0] if sides is olds else joining[1]
                if place not in opens or weigh(sides[place] & whole) < 0.60 * weigh(sides[place]):
                    continue
                if dice(part | sides[place], whole) > dice(part, whole):
                    links.add(joining)
                    opens.discard(place)
    ranked = sorted(((like[o][n], o, n) for o in open_old for n in open_new), reverse=True) if moves else []
    for value, o, n in ranked:
        if value >= 0.50 and o in open_old and n in open_new:
            links.add((o, n))
            open_old.discard(o)
            open_new.discard(n)
    return links


def _needleman_wunsch(like: Sequence[Sequence[float]], skip: float) -> set[Link]:
    width = len(like[0]) if like else 0
    best = [[0.0] * (width + 1) for _ in range(len(like) + 1)]
    for o, row in enumerate(like):
        for n, value in enumerate(row):
            best[o + 1][n + 1] = max(best[o][n + 1], best[o + 1][n], best[o][n] + value - skip)
    links: set[Link] = set()
    o, n = len(like), width
    while o and n:
        if best[o][n] == best[o - 1][n]:
            o -= 1
        elif best[o][n] == best[o][n - 1]:
            n -= 1
        else:
            o, n = o - 1, n - 1
            links.add((o, n))
    return links


def _other_likenesses() -> Iterator[tuple[str, Callable[[words.Sentence, words.Sentence, words.Lexicon], float]]]:
    """Likenesses tried in place of the engine's, scaled so that its thresholds stay about right."""

    def dice(one: words.Sentence, other: words.Sentence, lexicon: words.Lexicon) -> float:
        return 2 * lexicon.weigh(one.words & other.words) / ((one.weight + other.weight) or 1)

    def held(one: words.Sentence, other: words.Sentence, lexicon: words.Lexicon) -> float:
        return lexicon.weigh(one.words & other.words) / (min(one.weight, other.weight) or 1)

    def pieces(text: str) -> frozenset[str]:
        return frozenset(text[at : at + 4] for at in range(len(text) - 3))

    def in_pieces(one: words.Sentence, other: words.Sentence) -> float:
        ours, theirs = pieces(one.text), pieces(other.text)
        return 2 * len(ours & theirs) / ((len(ours) + len(theirs)) or 1)

    def in_words(one: words.Sentence, other: words.Sentence) -> float:
        return Indel.normalized_similarity(one.text.split(), other.text.split())

    yield "words alone", lambda one, other, lexicon: min(1.0, dice(one, other, lexicon) + 0.12)
    yield "letters alone", lambda one, other, lexicon: max(0.0, ratio(one.text, other.text) / 100 - 0.12)
    yield (
        "words and the order of words",
        lambda one, other, lexicon: min(1.0, 0.6 * dice(one, other, lexicon) + 0.4 * in_words(one, other) + 0.1),
    )
    yield (
        "0.7 words, 0.3 letters",
        lambda one, other, lexicon: min(
            1.0, 0.7 * dice(one, other, lexicon) + 0.003 * ratio(one.text, other.text) + 0.04
        ),
    )
    yield (
        "words, letters and the order of words",
        lambda one, other, lexicon: min(
            1.0,
            0.4 * dice(one, other, lexicon) + 0.004 * ratio(one.text, other.text) + 0.2 * in_words(one, other) + 0.03,
        ),
    )
    yield (
        "words, letters and pieces of four letters",
        lambda one, other, lexicon: min(
            1.0,
            0.4 * dice(one, other, lexicon) + 0.004 * ratio(one.text, other.text) + 0.2 * in_pieces(one, other) + 0.02,
        ),
    )
    yield (
        "words, letters and the share held",
        lambda one, other, lexicon: max(
            0.0,
            0.4 * dice(one, other, lexicon)
            + 0.005 * ratio(one.text, other.text)
            + 0.1 * held(one, other, lexicon)
            - 0.02,
        ),
    )
    yield (
        "words and token_sort_ratio",
        lambda one, other, lexicon: max(
            0.0, dice(one, other, lexicon) / 2 + token_sort_ratio(one.text, other.text) / 200 - 0.02
        ),
    )
    yield (
        "words and token_set_ratio",
        lambda one, other, lexicon: dice(one, other, lexicon) / 2 + token_set_ratio(one.text, other.text) / 200,
    )


def _stem_of(letters: int) -> re.Pattern[str]:
    return re.compile(rf"([^\W\d_]{{1,{letters}}}|\d+(?:[.,]\d+)*)[^\W\d_]*")


@contextmanager
def _replaced(replaced: Sequence[Replaced]) -> Iterator[None]:
    before = [(module, name, getattr(module, name)) for module, name, _ in replaced]
    for module, name, value in replaced:
        setattr(module, name, value)
    try:
        yield
    finally:
        for module, name, value in before:
            setattr(module, name, value)


if __name__ == "__main__":
    main()
