"""Libraries that read numbers, beside the reader of `figures`: on every sentence of the written numbers.

    pip install text2num word2number price-parser babel
    python tests/benchmarks/number_libraries.py

For each reader: of the values that the sentences state, the share that it finds, and of those it gives, the share that
is stated. A library is given what it is made for: the whole sentence (text2num), each run of number words
(word2number), each run of digits with its signs (Babel's `parse_decimal`, price-parser). What is not installed is
left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import tipdiff

ROWS = (Path(__file__).parents[1] / "figures/written_numbers.txt").read_text(encoding="utf-8").splitlines()
DIGITS = re.compile(r"[$€£¥]?\s?[-−]?\d[\d.,   ]*\d|\d")
WORDS = re.compile(
    r"(?:\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|point)"
    r"\b(?:[ -]|\band )*)+",
    re.IGNORECASE,
)
Reader = Callable[[str], Iterator[float]]


def stated(row: str) -> tuple[str, Counter[float]]:
    """(sentence, the values that it states); ends of ranges are values."""
    sentence, _, numbers = row.rpartition(" => ")
    found: Counter[float] = Counter()
    for each in numbers.split("; "):
        if each != "-":
            found.update(float(value) for value in re.findall(r"(?<![\w.@])-?\d+(?:\.\d+)?", each.replace("..", " ")))
    return sentence, found


def ours(sentence: str) -> Iterator[float]:
    for figure in tipdiff.figures.extract(sentence, edition=2024):
        yield from (float(value) for value in (figure.value, figure.high) if value is not None)
        if figure.conversion:
            yield float(figure.conversion.value)


def text2num(sentence: str) -> Iterator[float]:
    written = import_module("text_to_num").alpha2digit(sentence, "en")
    yield from (float(number.replace(",", "")) for number in re.findall(r"-?\d[\d,]*(?:\.\d+)?", written))


def word2number(sentence: str) -> Iterator[float]:
    for found in WORDS.finditer(sentence):
        try:
            yield float(import_module("word2number.w2n").word_to_num(found[0]))
        except ValueError:
            continue


def babel(sentence: str) -> Iterator[float]:
    numbers = import_module("babel.numbers")
    for found in DIGITS.finditer(sentence):
        try:
            yield float(numbers.parse_decimal(found[0].lstrip("$€£¥ "), locale="en"))
        except numbers.NumberFormatError:
            continue


def price_parser(sentence: str) -> Iterator[float]:
    for found in DIGITS.finditer(sentence):
        value = import_module("price_parser").Price.fromstring(found[0]).amount_float
        if value is not None:
            yield value


def main() -> None:
    rows = [stated(row) for row in ROWS if row and not row.startswith("#")]
    total = sum(sum(found.values()) for _, found in rows)
    print(f"{len(rows)} sentences, {total} values")
    readers = {
        "tipdiff": ours,
        "text2num": text2num,
        "word2number": word2number,
        "Babel": babel,
        "price-parser": price_parser,
    }
    for name, reader in readers.items():
        try:
            read = [Counter(reader(sentence)) for sentence, _ in rows]
        except ImportError:
            print(f"{name:14}not installed")
            continue
        hits = sum(sum((found & mine).values()) for (_, found), mine in zip(rows, read, strict=True))
        given = sum(sum(mine.values()) for mine in read)
        whole = sum(found == mine for (_, found), mine in zip(rows, read, strict=True))
        print(f"{name:14}found {hits / total:.3f}  right {hits / given:.3f}  whole {whole} of {len(rows)}")


if __name__ == "__main__":
    main()
