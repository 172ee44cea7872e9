"""How the numbers of a sentence hang together: parts under their whole, earlier values beside the present
one.

Takes the items of a sentence and its marks; fills each item's `parent`, `compared`, `depth` and `segment`.
Owns brackets, dashes, `including`, colons, semicolons and the turns that bring in an earlier value (`compared
with 112`, `an increase from 43`). A segment is a stretch of a sentence that speaks of one time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tipdiff.figures.english import rises, rising
from tipdiff.figures.items import Item
from tipdiff.figures.lexicon import Marks
from tipdiff.figures.tokens import Tokens

_DASHES = frozenset("–—-")
_JOINTS = frozenset({"and", ",", "but", "or"})
"""Before a verb, the words that make it a further predicate."""
_LOOKING_BACK = frozenset({"from", "than", "over"})
"""Beside the turns of a profile, what may begin a comparison."""
_SEXES = frozenset({"girls", "boys", "women", "men", "females", "males", "children", "adults", "minors"})
_ONE_SEX = frozenset({"girls", "boys", "women", "men"})
_SOME = frozenset({"some", "many", "most", "several", "all", "none", "both", "few", "half", "majority"})
"""Before `of whom`, what counts nothing: no parts follow."""
_THEM = frozenset({"them", "whom", "which", "these", "those"})
_TURNING = _DASHES | frozenset("()[],:;") | {"than", "over", "from"}
"""Tokens that may turn a sentence whatever the profile."""
REACH = 6
"""Words between `increase` and its `from`: "a significant decline in the number of cases from" has six."""


SUBJECT = 8
"""Words a subject may have after `, and`: "Department of Justice's anti-trafficking task forces" has seven."""


@dataclass(slots=True, eq=False, repr=False)
class _Frame:
    """A bracket, a list, or the sentence itself."""

    kind: str
    parent: Item | None
    last: Item | None = None
    compared: Item | None = None
    comparing: bool = False
    segment: int = 0
    turned: int = 0
    """Token at which the comparison began."""
    before: Item | None = None
    """The last figure before a semicolon, for "; of these, 960 were adults"."""


@dataclass(slots=True, eq=False, repr=False)
class Structure:
    """What the walk over a sentence found besides the items' own fields."""

    segments: list[int]
    """Segment of each token."""
    comparing: list[bool]
    """By segment: does it speak of an earlier value?"""
    clauses: list[int]
    """Tokens at which a clause begins, ascending, the first 0."""
    halves: list[int]
    """Tokens after a semicolon, ascending, the first 0."""
    opened: int = -1
    """Token at which a list begins with no figure before it in the sentence: "Suspects included 104 men"; -1
    where there is none."""


class _Walk:
    def __init__(
        self, tokens: Tokens, found: list[Item], marks: Marks, years: Sequence[tuple[int, int]], default: int
    ) -> None:
        self.stated, self.default = years, default
        self.years = [at for at, _ in years] + [mark.start for mark in marks["years"]]
        self.previous = [mark.start for mark in marks["years"] if mark.name == "previous"]
        self.tokens, self.words = tokens, tokens.words
        self.items = {item.quantity.lead: item for item in reversed(found)}
        self.same: dict[int, list[Item]] = {}
        for item in found:
            self.same.setdefault(item.quantity.lead, []).append(item)
        own = {item.quantity.end for item in found}
        self.openers = {
            mark.start
            for mark in marks["openers"]
            if mark.start not in own and not (mark.start and self.words[mark.start - 1] in _SOME)
        }
        self.turns = {mark.start for mark in marks["comparisons"] if mark.name == "with"}
        self.verbs = {mark.start for mark in marks["verbs"]}
        self.verb_ends = {mark.end for mark in marks["verbs"] if mark.end - mark.start == 1}
        self.verbs |= {
            mark.start
            for mark in marks["neutral"]
            if self.words[mark.start].endswith("ed") and self.words[mark.start - 1] == "and"
        }
        self.finite = set(self.verbs)
        if self.turns or not _LOOKING_BACK.isdisjoint(self.words):
            self.finite |= {mark.start for mark in marks["neutral"] if self.words[mark.start].endswith("ed")}
        self.frames = [_Frame("sentence", None)]
        self.tops: list[Item] = []
        """Figures that are no part of another and no earlier value."""
        self.silent: Item | None = None
        """The last count that the sentence denies or withholds: an earlier one may be set against it."""
        self.structure = Structure([0] * len(tokens.words), [False], [0], [0])

    def walk(self) -> Structure:
        """One pass over the tokens that can turn the sentence; a segment runs from one turn to the next."""
        words, segments, frames = self.words, self.structure.segments, self.frames
        turning = {at for at, word in enumerate(words) if word in _TURNING}
        begun, segment, skip = 0, 0, 0
        for at in sorted(turning.union(self.items, self.openers, self.turns, self.finite)):
            if at < skip:
                continue
            if at in self.items:
                for item in self.same[at]:
                    self._place(item)
                skip = max(self.items[at].quantity.after, at + 1)
            else:
                self._token(at, words[at])
            if frames[-1].segment != segment:
                segments[begun:at] = [segment] * (at - begun)
                begun, segment = at, frames[-1].segment
        segments[begun:] = [segment] * (len(words) - begun)
        if "respectively" in words:
            self._respectively()
        if words[0] == "with" and "data" in words[1:4]:
            self._covered()
        return self.structure

    def _covered(self) -> None:
        """ "With data from 40 of the country's 45 provinces, officials identified ...": what the counts cover."""
        end = self.words.index(",") if "," in self.words else 0
        places = [item for row in self.same.values() for item in row if item.quantity.lead < end]
        if places and places[-1].kind == "place":
            first, last = places[0], places[-1]
            covered = replace(first, noun=last.noun, end=last.end, of=False)
            for item in self.tops:
                if item.quantity.lead > end and item.coverage is None:
                    item.coverage = covered

    def _respectively(self) -> None:
        """ "63 and 206, compared with 62 and 296, respectively": each is set against its own."""
        tops = [item for row in self.same.values() for item in row if item.parent is None and item.real]
        later = [item for item in tops if item.comparison]
        now = [item for item in tops if not item.comparison][-len(later) :]
        if len(later) == len(now):
            for item, base in zip(later, now, strict=True):
                item.compared = base

    def _token(self, at: int, word: str) -> None:
        if word == "(" or word == "[":
            self._push("(")
            if self._earlier(at):
                self._compare(at)
        elif word == ",":
            self._apposition(at)
        elif word == ")" or word == "]":
            self._close("(")
        elif word in _DASHES:
            self._dash(at, word)
        elif word == ":" and self.frames[-1].last:
            self._push("list")
        elif word == ";":
            self._semicolon(at)
        elif at in self.turns or self._turn(at, word):
            self._compare(at)
        elif at in self.openers:
            frame = self.frames[-1]
            if frame.last is None and frame.parent is None and word == "of":
                frame.last = frame.before
            if frame.last is None and frame.parent is None:
                self.structure.opened = at if self.structure.opened < 0 else self.structure.opened
            self._push("list")
        elif (at in self.verbs and at and self._joined(at)) or self._new_subject(at):
            self._next_verb(at)

    def _push(self, kind: str) -> None:
        frame = self.frames[-1]
        self.frames.append(
            _Frame(kind, frame.last or frame.parent, None, frame.compared, frame.comparing, frame.segment)
        )

    def _close(self, kind: str) -> None:
        """Ends frames down to the last of that kind; one that was never opened changes nothing."""
        for depth in range(len(self.frames) - 1, 0, -1):
            if self.frames[depth].kind == kind:
                del self.frames[depth:]
                return

    def _end_lists(self) -> None:
        while len(self.frames) > 1 and self.frames[-1].kind != "(":
            self.frames.pop()

    def _dash(self, at: int, word: str) -> None:
        if word == "-" and not (at and self.tokens.starts[at] > self.tokens.end(at - 1)):
            return
        if any(frame.kind == "dash" for frame in self.frames):
            self._close("dash")
        elif self.frames[-1].last or self.frames[-1].parent:
            self._push("dash")

    def _earlier(self, at: int) -> bool:
        """True for a bracket in which each number has its year: "(188 in 2021)", "(188 in 2021 and 170 in 2020)",
        and for one that ends with a year before the sentence's: "in 2022 (39 girls and 7 boys in 2021)".

        One whose numbers make up the figure before it parts that figure by years.
        """
        end = next((here for here in range(at, len(self.words)) if self.words[here] in ")]"), len(self.words))
        held = [here for here in range(at, end) if here in self.items]
        within = [year for year in self.years if at < year < end]
        total = sum(self.items[here].quantity.value for here in held)
        whole = self.frames[-1].parent
        if not held or not within or (len(held) > 1 and whole is not None and whole.quantity.value == total):
            return False
        if len(held) == len(within) or len(held) == 1:
            kinds = {"", "noun", whole.kind if whole is not None else ""}
            bare = whole is not None and not whole.kind  # "two were minors (14 minors in 2021)"
            return bare or all(self.items[here].kind in kinds for here in held)
        outside = [year for here, year in self.stated if not at < here < end]
        return (
            within == [end - 1]
            and any(here == end - 1 and year < max([self.default, *outside]) for here, year in self.stated)
            and self.openers.isdisjoint(range(at, end))
        )

    def _apposition(self, at: int) -> None:
        """ ", 20 for sex trafficking" right after a figure with its noun: the figure's parts."""
        item, last = self.items.get(at + 1), self.frames[-1].last
        if self.frames[-1].kind == "sentence" and self._sexes(item, last, at):
            self._push("apposed")
            return
        if (
            item is None
            or last is None
            or not last.kind
            or self.frames[-1].comparing
            or self.frames[-1].kind in ("list", "dash")
        ):
            return
        following = self.words[item.quantity.end : item.quantity.end + 2]
        if (following[:1] == ["of"] and following[1:] and following[1] in _THEM) or (
            not item.kind
            and following
            and following[0] in ("for", "from", "under", "exploited", "by", "who")
            and last.quantity.value > item.quantity.value
        ):
            self._push("list")

    def _sexes(self, item: Item | None, last: Item | None, at: int) -> bool:
        """True for ", 60 women and 35 girls" right after "95 victims"."""
        return (
            item is not None
            and item.noun is not None
            and last is not None
            and last.end == at
            and (last.kind, item.kind) == ("victim", "person")
            and self.words[item.noun] in _SEXES
            and item.quantity.value < last.quantity.value
        )

    def _other_sex(self, item: Item, whole: Item | None) -> bool:
        """True for the women of "seven girls, including one in Peralonia, and 58 women"."""
        if whole is None or whole.noun is None or item.noun is None:
            return False
        names = {self.words[whole.noun], self.words[item.noun]}
        return len(names) == 2 and names <= _ONE_SEX

    def _semicolon(self, at: int) -> None:
        self._end_lists()
        frame = self.frames[-1]
        if frame.kind == "sentence":
            frame.before, frame.last = (
                (frame.compared if frame.comparing else frame.last) or frame.before,
                None,
            )
        frame.compared, frame.comparing = None, False
        frame.segment = self._segment(False)
        self.structure.clauses.append(at + 1)
        self.structure.halves.append(at + 1)

    def _turn(self, at: int, word: str) -> bool:
        """True for `from` after a word of rising or falling, and for `than the 112 of 2021`."""
        if word == "than" or word == "over":
            following = self.words[at + 1 : at + 2]
            if word == "over" and not rising(self.words[at - 1]):
                return False
            return (following != [] and following[0] in ("the", "in", "its", "during", "last", "those")) or (
                at + 1 in self.items and word == "over"
            )
        if word != "from":
            return False
        before = self.words[max(0, at - REACH) : at]
        return rises(before) and self._near_number(at + 1)

    def _near_number(self, at: int) -> bool:
        return any(
            here in self.items or here in self.previous or self.words[here][:2] in ("20", "19")
            for here in range(at, min(at + 3, len(self.words)))
        )

    def _compare(self, at: int) -> None:
        opened = self.frames[-1]
        self._end_lists()
        frame = self.frames[-1]
        if frame.kind == "(" and frame.comparing and frame.last is None:
            return  # the bracket was one of earlier values before it said "compared to"
        frame.compared, frame.comparing = frame.last or frame.parent, True
        if frame.compared is None and opened.parent is None:  # "Of the 43 identified, it referred 17, compared"
            frame.compared = opened.last
        if frame.last is None:
            frame.parent = None
        frame.turned, frame.segment = at, self._segment(True)

    def _next_verb(self, at: int) -> None:
        """A further predicate ends lists, and the look back at an earlier year unless a `when` clause
        goes on."""
        if any(frame.kind in ("list", "dash") for frame in self.frames) and self.words[at - 1] == "or":
            return
        if at - 1 in self.verb_ends:  # "compared with identifying and referring 12"
            return
        self._end_lists()
        frame = self.frames[-1]
        if frame.comparing and self.words[at].endswith("ing") and self._gerund(frame.turned, at):
            return
        if frame.comparing and "when" not in self.words[frame.turned : at]:
            frame.compared, frame.comparing = None, False
            frame.segment = self._segment(False)
        self.structure.clauses.append(at)

    def _gerund(self, turned: int, at: int) -> bool:
        """True for "compared with identifying 83 victims and referring 74": both are of the earlier year."""
        first = next((here for here in range(turned, at) if here in self.items), at)
        return any(self.words[here].endswith("ing") for here in range(turned, first) if here in self.verbs)

    def _joined(self, at: int) -> bool:
        """True for a verb after `and`, `but`, a comma: "and also convicted", not "NGOs also assisted"."""
        before = at - 2 if self.words[at - 1] == "also" else at - 1
        return self.words[before] in _JOINTS

    def _new_subject(self, at: int) -> bool:
        """ ", an increase from 70 in 2021, and police opened 20 cases": another subject ends the look back."""
        frame = self.frames[-1]
        if at not in self.finite or not frame.comparing or frame.turned < 2:
            return False
        for here in range(at - 1, max(frame.turned, at - SUBJECT), -1):
            if here in self.items or self.words[here] in ("when", "with", "to"):
                return False
            if self.words[here] == "and" and self.words[here - 1] == ",":
                return True
        return False

    def _segment(self, comparing: bool) -> int:
        self.structure.comparing.append(comparing)
        return len(self.structure.comparing) - 1

    def _place(self, item: Item) -> None:
        if self.frames[-1].kind == "apposed" and item.kind == "victim":
            self._end_lists()
        if self.frames[-1].kind == "list" and self._other_sex(item, self.frames[-1].parent):
            self._end_lists()
        frame = self.frames[-1]
        item.parent, item.segment, item.depth = frame.parent, frame.segment, len(self.frames) - 1
        item.clause, item.half = self.structure.clauses[-1], self.structure.halves[-1]
        item.compared = self._base(item, frame)
        item.comparison = frame.comparing
        if frame.comparing and self.words[item.quantity.lead - 1] == "to" and frame.last and frame.last.comparison:
            item.comparison = False
        if item.denial:
            self.silent = item
        elif item.real:
            frame.last = item
            if item.parent is None and not item.comparison:
                self.tops.append(item)
        elif item.kind == "place" and frame.last is not None and self._limits(item):
            frame.last.coverage = item

    def _base(self, item: Item, frame: _Frame) -> Item | None:
        """What an earlier value is set against: of the figures before it the last that counts the same."""
        if frame.comparing and item.kind and frame.compared is not None and frame.compared.kind != item.kind:
            return next((top for top in reversed(self.tops) if top.kind == item.kind), frame.compared)
        return frame.compared or (self.silent if frame.comparing else None)

    def _limits(self, item: Item) -> bool:
        """True for "in 19 states", "from only 10 states"."""
        before = self.words[max(0, item.quantity.lead - 2) : item.quantity.lead]
        return bool({"in", "from", "across"} & set(before)) and not item.of


def arrange(
    tokens: Tokens, found: list[Item], marks: Marks, years: Sequence[tuple[int, int]], default: int
) -> Structure:
    """Fills `parent`, `compared`, `comparison`, `segment` and `depth` of the items of one sentence; `default` is the
    year of a count that names none."""
    return _Walk(tokens, found, marks, years, default).walk()
