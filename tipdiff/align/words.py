"""Sentences as the words they hold, and how much each word tells.

Takes the raw sentences of both sides and the profile's term drift; gives one `Sentence` for each. It alone
decides what counts as the same word: case, curly quotes, hyphens in compounds, inflected endings and
drifting terms do not tell words apart. Nothing here knows a language: a word is a run of letters, a number
one of digits.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import log

STEM = 5
"""Letters by which a word is known. Stems of 4 or 6 lose up to 0.004 of F1, whole words up to 0.013."""

TELLING_CAPITALS = 0.20
"""Share of words that begin with a capital wherever they stand, above which capitals do not tell names:
0.00 to 0.11 in English reports and essays, 0.35 in German, where every noun has one."""

NUMBER_WEIGHT = 0.25
"""Share of its rarity that a number weighs: this year's figure in last year's slot is the same statement."""

CLAUSE = 12
"""Words before a colon that are a clause and no heading: headings of reports have up to ten."""

_FOLD = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": " ", "—": " ", "\u00a0": " "}
    | dict.fromkeys("-\u2010\u2011\u00ad\u00b7")
)
_STEM = re.compile(rf"([^\W\d_]{{1,{STEM}}}|\d+(?:[.,]\d+)*)[^\W\d_]*")
_WORD = re.compile(r"[^\W\d_]+")
_LABEL = re.compile(r"[^.:;!?]+: (?=\S)")


class Sentence:
    """One distinct text; sentences that fold to the same text share it.

    `text` is folded: case, quotes and hyphens made equal, white space single. `said` is what of it follows a
    run-in heading that both editions have. Of that, `words` are stems and numbers, `names` those of them that
    begin with a capital here and everywhere else in both texts; `weight` is the sum over `words`. `head` is
    what stands before the colon of a list.
    """

    __slots__ = ("head", "names", "number", "said", "text", "weight", "words")

    def __init__(self, number: int, text: str, said: str, words: frozenset[str], names: frozenset[str]) -> None:
        self.number = number
        self.text = text
        self.said = said
        self.words = words
        self.names = names
        self.weight = 0
        self.head: Sentence | None = None


class Lexicon:
    """Every sentence of both sides, with the weight of each word.

    A word weighs log((T + 1) / (n + 0.5)) in thousandths, where n of the T sentences hold it; a number a
    fraction of that. Weights are whole so that a sum does not depend on the order of a set; `rarest` is
    that of a word in one sentence.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str], drift: Iterable[tuple[str, str]]) -> None:
        self._distinct: dict[str, Sentence] = {}
        self._small: set[str] = set()
        spelled = {text: _spell(text) for text in dict.fromkeys((*old, *new))}
        self._labels = _labels(spelled[text] for text in old) & _labels(spelled[text] for text in new)
        self._drift = Drift(drift, "\n".join(spelled.values()).lower())
        read = {raw: self._sentence(text) for raw, text in spelled.items()}
        self.old = [read[text] for text in old]
        self.new = [read[text] for text in new]
        self.weights = self._weigh()
        self._keep_names()

    def weigh(self, words: Iterable[str]) -> int:
        """The sum of their weights; each must stand in one of the sentences."""
        return sum(map(self.weights.__getitem__, words))

    def _sentence(self, spelled: str) -> Sentence:
        text = spelled.lower()
        found = self._distinct.get(text)
        if found is None:
            label = _LABEL.match(spelled)
            said = spelled[label.end() :] if label and label[0] in self._labels else spelled
            found = self._distinct[text] = self._read(len(self._distinct), text, said)
            head = said.partition(": ")[0]
            if head != said and head.count(" ") >= CLAUSE:
                found.head = self._read(found.number, head.lower(), head)
                found.head.words &= found.words
        return found

    def _read(self, number: int, text: str, said: str) -> Sentence:
        stems = _STEM.findall(self._drift(said))
        words = frozenset(" ".join(stems).lower().split())
        self._small.update(words.intersection(stems))
        names = frozenset([stem.lower() for stem in set(stems) - words])
        return Sentence(number, text, said.lower(), words, names)

    def _sentences(self) -> Iterator[Sentence]:
        """The distinct ones, and their heads."""
        for sentence in self._distinct.values():
            yield sentence
            if sentence.head:
                yield sentence.head

    def _weigh(self) -> dict[str, int]:
        held = Counter(chain.from_iterable(sentence.words for sentence in (*self.old, *self.new)))
        total = len(self.old) + len(self.new) + 1
        rarity = {count: 1000 * log(total / (count + 0.5)) for count in {1, *held.values()}}
        self.rarest = round(rarity[1])
        weights = {
            word: round(rarity[count] * (NUMBER_WEIGHT if word[0].isdigit() else 1)) for word, count in held.items()
        }
        for sentence in self._sentences():
            sentence.weight = sum(map(weights.__getitem__, sentence.words))
        return weights

    def _keep_names(self) -> None:
        """Names are what is never spelled small; there are none where that holds for too many words."""
        sentences = [*self._sentences()]
        for sentence in sentences:
            sentence.names -= self._small
        words = sum(len(sentence.words) for sentence in sentences)
        if sum(len(sentence.names) for sentence in sentences) > TELLING_CAPITALS * words:
            for sentence in sentences:
                sentence.names = frozenset()


class Drift:
    """Rewrites terms that drifted into one spelling, so that they count as the same words.

    `texts`, in lower case, is all that it will be asked for: terms that do not stand there are not looked for.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]], texts: str) -> None:
        self._as: dict[str, str] = {}
        for pair in pairs:
            terms = {_spell(term).lower() for term in pair}
            terms |= {self._as[term] for term in terms if term in self._as}
            terms |= {term for term, meant in self._as.items() if meant in terms}
            self._as |= dict.fromkeys(terms, min(terms))
        self._terms = sorted((term for term in self._as if term and term in texts), key=lambda term: (-len(term), term))
        any_term = rf"\b(?:{'|'.join(map(re.escape, self._terms))})\b"
        self._any = re.compile(any_term, re.IGNORECASE)

    def __call__(self, spelled: str) -> str:
        if not any(map(spelled.lower().__contains__, self._terms)):
            return spelled
        return self._any.sub(lambda found: self._as.get(found[0].lower(), found[0]), spelled)


def stems_of(text: str) -> frozenset[str]:
    """The stems and numbers of a text in small letters."""
    return frozenset(_STEM.findall(text))


def spell_out(stems: Iterable[str], text: str) -> list[str]:
    """For each stem the first word of a folded text that it stands for; numbers and single letters left
    out."""
    spelled = [word for word in _WORD.findall(text) if len(word) > 1]
    firsts = (next((word for word in spelled if word.startswith(stem)), None) for stem in stems)
    return [word for word in firsts if word]


def _labels(texts: Iterable[str]) -> set[str]:
    """The run-in headings that sentences begin with."""
    return {label[0] for text in texts if (label := _LABEL.match(text))}


def _spell(raw: str) -> str:
    """Quotes, hyphens and white space made equal."""
    return " ".join((raw.replace("-", "") if raw.isascii() else raw.translate(_FOLD)).split())
