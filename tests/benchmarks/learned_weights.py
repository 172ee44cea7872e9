"""Prints what learned weights would gain over the fixed halves: `python tests/benchmarks/learned_weights.py`.

An averaged structured perceptron learns the weight of each feature of a pair through the heaviest chain
itself, on essays (five folds, by essay) and passages (one left out at a time). Both are measured on 1-1
pairs in order alone, so that nothing else hides the difference. Takes a minute or two.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from math import log
from zlib import crc32

from alignment_gold import Link, Text, reports, score, shared_gold
from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import ratio

from tipdiff.align import in_order, words

EPOCHS, RATE, MARGIN, SEED = 12, 0.1, 0.3, 1
Features = list[float]
Grid = dict[Link, Features]

GROUPS = {
    "words, letters": (0, 1),
    "and the order of words": (0, 1, 2),
    "and the share held": (0, 1, 2, 3),
    "and the distance to the best rival": (0, 1, 2, 3, 4),
    "and strange names": (0, 1, 2, 3, 5),
    "and lengths": (0, 1, 2, 3, 6, 7),
    "all": tuple(range(8)),
}


def main() -> None:
    essays, real = shared_gold("argrewrite2.dev"), reports()
    grids = {text.id: grid(text) for text in essays + real}
    fold = {text.id: crc32(text.id.rsplit("-", 1)[0].encode()) % 5 for text in essays}
    fold |= {text.id: 5 + place for place, text in enumerate(real)}
    print("| 1-1 pairs in order | argrewrite2.dev | reports |")
    print("| --- | --- | --- |")
    _print("half words, half letters, 0.40", essays, real, lambda text: _chain(grids[text.id], _halves))
    for name, used in GROUPS.items():
        learned = {
            left_out: learn([text for text in essays + real if fold[text.id] != left_out], grids, used)
            for left_out in set(fold.values())
        }
        _print(
            f"learned: {name}",
            essays,
            reports,
            lambda text, learned=learned, used=used: _chain(grids[text.id], _weighing(learned[fold[text.id]], used)),
        )


def grid(text: Text) -> Grid:
    """Features of each pair of a text with a Dice of at least 0.1, the last always 1."""
    lexicon = words.Lexicon(text.old, text.new, ())
    dice = {
        (o, n): 2 * lexicon.weigh(one.words & other.words) / ((one.weight + other.weight) or 1)
        for o, one in enumerate(lexicon.old)
        for n, other in enumerate(lexicon.new)
    }
    pairs: Grid = {}
    for (o, n), value in dice.items():
        if value < 0.1:
            continue
        one, other = lexicon.old[o], lexicon.new[n]
        rivals = [dice[o, m] for m in range(len(text.new)) if m != n]
        rivals += [dice[m, n] for m in range(len(text.old)) if m != o]
        strange = min(lexicon.weigh(one.names - other.words), lexicon.weigh(other.names - one.words))
        long_words = sorted((len(one.words) + 1, len(other.words) + 1))
        pairs[o, n] = [
            value,
            ratio(one.text, other.text) / 100,
            Indel.normalized_similarity(one.text.split(), other.text.split()),
            lexicon.weigh(one.words & other.words) / (min(one.weight, other.weight) or 1),
            max(-0.3, min(0.3, value - max(rivals, default=0.0))),
            2 * strange / ((one.weight + other.weight) or 1),
            log(long_words[1] / long_words[0]),
            1 / long_words[0] ** 0.5,
            1.0,
        ]
    return pairs


def learn(texts: Sequence[Text], grids: dict[str, Grid], used: Sequence[int]) -> Features:
    """Averaged weights of the features `used` and of the constant."""
    weights = [1.0 if feature < 2 else 0.0 for feature in used] + [-0.8]
    total, steps, rng = [0.0] * len(weights), 0, random.Random(SEED)
    gold = {text.id: [link for link in text.links if link in grids[text.id]] for text in texts}
    right = {
        text.id: set(in_order.heaviest_chain((*link, grids[text.id][link][0]) for link in gold[text.id]))
        for text in texts
    }
    order = list(texts)
    for _ in range(EPOCHS):
        rng.shuffle(order)
        for text in order:
            pairs, said = grids[text.id], text.links
            handicap = {link: -MARGIN if link in said else MARGIN for link in pairs}
            found = set(_chain(pairs, _weighing(weights, used), handicap.__getitem__))
            wrong = {link for link in found - said if text.old[link[0]] != text.new[link[1]]}
            for sign, links in ((RATE, right[text.id] - found), (-RATE, wrong)):
                for link in links:
                    features = pairs[link]
                    for place, feature in enumerate((*used, -1)):
                        weights[place] += sign * features[feature] / len(text.old) ** 0.5
            total = [sum(pair) for pair in zip(total, weights, strict=True)]
            steps += 1
    return [value / steps for value in total]


def _weighing(weights: Features, used: Sequence[int]) -> Callable[[Features], float]:
    return lambda features: sum(w * features[f] for w, f in zip(weights, (*used, -1), strict=True))


def _halves(features: Features) -> float:
    return (features[0] + features[1]) / 2 - 0.40


def _chain(pairs: Grid, weigh: Callable[[Features], float], add: Callable[[Link], float] = lambda _: 0.0) -> list[Link]:
    weighed = ((o, n, weigh(features) + add((o, n))) for (o, n), features in pairs.items())
    return in_order.heaviest_chain(link for link in weighed if link[2] > 0)


def _print(name: str, essays: list[Text], real: list[Text], chain: Callable[[Text], list[Link]]) -> None:
    cells = []
    for texts in (essays, real):
        every, changed = score(texts, lambda text: set(chain(text)))
        cells.append(f"{every.f1:.4f} / {changed.f1:.4f}")
    print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
