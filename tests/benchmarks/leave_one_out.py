"""Prints what the alignment scores on texts that its constants were not chosen by.

    python tests/benchmarks/leave_one_out.py

Leaves each passage out in turn, chooses each constant anew by all the others (the value as shipped or one of its
neighbours, the best F1 over changed pairs, one constant after the other), and scores the passage left out. Reports and
essays are chosen for apart; essays are left out in ten parts. Needs `../shared`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType

from alignment_gold import Score, Text, reports, score, shared_gold

from tipdiff.align import candidates, cut_up, growth, in_order, moves, sources, words

Setting = tuple[tuple[ModuleType, ...], str, float]

STEPS: list[tuple[tuple[ModuleType, ...], str, tuple[float, ...]]] = [
    ((candidates,), "RIVALS", (1, 3, 5)),
    ((candidates,), "STRANGE_NAMES", (0.0, 0.25, 0.75)),
    ((in_order, moves), "SPOKEN_FOR", (0.36, 0.38, 0.42, 0.44)),
    ((in_order,), "SKIP", (0.25, 0.35)),
    ((in_order,), "SURE", (0.40, 0.50)),
    ((growth,), "FITS", (0.40, 0.60)),
    ((growth,), "HELD", (0.70, 0.90)),
    ((growth,), "PARTS", (2, 3, 5)),
    ((moves,), "ALONE", (0.50, 0.70)),
    ((moves,), "TELLS", (0.0, 1.8, 3.0)),
    ((moves,), "SHORT", (0, 20)),
    ((cut_up,), "LONGER", (1.3, 2.0)),
    ((sources,), "ALIKE", (0.15, 0.30)),
    ((sources,), "TELLING", (3, 6)),
    ((sources,), "APART", (2, 5)),
    ((words,), "NUMBER_WEIGHT", (0.0, 0.5, 1.0)),
    ((words,), "CLAUSE", (8, 99)),
]

Tally = tuple[Score, Score]


def main() -> None:
    print("| left out | all links | changed pairs | wrong of 100 | chosen otherwise |")
    print("| --- | --- | --- | --- | --- |")
    for name, texts, parts in (
        ("reports, one passage at a time", reports(), None),
        ("essays, a tenth at a time", shared_gold("argrewrite2.dev"), 10),
    ):
        if texts:
            every, changed, chosen = leave_out(texts, parts or len(texts))
            wrong = 100 * (1 - every.precision)
            others = ", ".join(f"{what} ({count})" for what, count in chosen.most_common()) or "nothing"
            print(f"| {name} | {every.f1:.4f} | {changed.f1:.4f} | {wrong:.1f} | {others} |")


def leave_out(texts: Sequence[Text], parts: int) -> tuple[Score, Score, Counter[str]]:
    """Pooled scores of the texts left out, and how often a constant came out other than as shipped."""
    as_shipped = _tallies(texts)
    tried = {(name, value): (modules, _tallies_with(texts, (modules, name, value))) for modules, name, value in _all()}
    pooled: list[Tally] = []
    chosen: Counter[str] = Counter()
    for part in range(parts):
        out = range(part, len(texts), parts)
        kept = [place for place in range(len(texts)) if place not in out]
        best = _f1(as_shipped, kept)
        settings: dict[str, Setting] = {}
        for (name, value), (modules, tallies) in sorted(tried.items(), key=lambda item: -_f1(item[1][1], kept)):
            if name in settings or _f1(tallies, kept) <= best:
                continue
            with _set([*settings.values(), (modules, name, value)]):
                together = _f1(_tallies([texts[place] for place in kept]), range(len(kept)))
            if together > best:
                best, settings[name] = together, (modules, name, value)
        chosen.update(f"{name} {value:g}" for name, (_, _, value) in settings.items())
        with _set(list(settings.values())):
            pooled += _tallies([texts[place] for place in out])
    return (*_pool(pooled), chosen)


def _all() -> Iterator[Setting]:
    for modules, name, values in STEPS:
        yield from ((modules, name, value) for value in values)


def _tallies(texts: Sequence[Text]) -> list[Tally]:
    return [score([text]) for text in texts]


def _tallies_with(texts: Sequence[Text], setting: Setting) -> list[Tally]:
    with _set([setting]):
        return _tallies(texts)


def _f1(tallies: Sequence[Tally], places: Sequence[int]) -> float:
    """Over changed pairs, where equal ones cannot hide what a constant does."""
    return _pool([tallies[place] for place in places])[1].f1


def _pool(tallies: Sequence[Tally]) -> Tally:
    every, changed = (
        Score(*(sum(getattr(tally[kind], field) for tally in tallies) for field in ("right", "wrong", "missed")))
        for kind in (0, 1)
    )
    return every, changed


@contextmanager
def _set(settings: Sequence[Setting]) -> Iterator[None]:
    before = [(module, name, getattr(module, name)) for modules, name, _ in settings for module in modules]
    for modules, name, value in settings:
        for module in modules:
            setattr(module, name, value)
    try:
        yield
    finally:
        for module, name, value in before:
            setattr(module, name, value)


if __name__ == "__main__":
    main()
