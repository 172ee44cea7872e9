"""One pass over the tokens that can turn a sentence: takes phrases, gives their bonds and the sentence's shape.

Owns the frames: which bracket or list a number stands in, and so which figure is its whole or its base. What a token
does is told by the rules of `turns`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tipdiff.figures.english import AUXILIARIES, BETWEEN_PERSONS_AND_CASES, CLAUSE_JOINTS, LIMITING, REPORTING, TURNING
from tipdiff.figures.lexicon import Lexicon, Marks
from tipdiff.figures.rules import first
from tipdiff.figures.shape.frames import APPOSED, OPENER, TURN, VERB, Cues, Frame, Token, cues
from tipdiff.figures.shape.turns import KEYS, TABLES, Step, other_sex
from tipdiff.figures.stages import BARE, LOOSE, Bond, Phrase, Shape
from tipdiff.figures.tokens import Tokens


def arrange(
    tokens: Tokens,
    found: Sequence[Phrase],
    marks: Marks,
    lexicon: Lexicon,
    years: Sequence[tuple[int, int]],
    default: int,
) -> Shape:
    """The shape of a sentence; `years` are its (token, year), `default` is the year of a count that names none."""
    return _Walk(tokens, found, lexicon, cues(tokens.words, found, marks, years, default)).walk()


class _Walk:
    """Keeps what it has found; one object a sentence, and none outlives it."""

    def __init__(self, tokens: Tokens, found: Sequence[Phrase], lexicon: Lexicon, cues: Cues) -> None:
        self.tokens, self.words, self.phrases = tokens, tokens.words, found
        self.lexicon, self.cues = lexicon, cues
        self.same: dict[int, list[int]] = {}
        """Token -> the phrases that begin there: "three months and 1 year" may begin two at once."""
        for at, phrase in enumerate(found):
            self.same.setdefault(phrase.quantity.lead, []).append(at)
        self.leads = {lead: row[0] for lead, row in self.same.items()}
        self.bonds = [LOOSE if each is None else Bond(within=each) for each in _within(self.words, found, lexicon)]
        self.frames = [Frame("sentence", None)]
        self.tops: list[int] = []
        """Figures that are no part of another and no earlier value."""
        self.silent: int | None = None
        """The last count that the sentence denies or withholds: an earlier one may be set against it."""
        self.covered: tuple[int, int] | None = None
        """The places that the subject of the half sentence is limited to."""
        self.comparing, self.clauses, self.halves, self.opened = [False], [0], [0], -1
        self.rules: list[tuple[int, str]] = []

    def walk(self) -> Shape:
        """A segment runs from one turn to the next."""
        words, frames, cues = self.words, self.frames, self.cues
        segments = [0] * len(words)
        turning = {at for at, word in enumerate(words) if word in TURNING}
        begun, segment, skip = 0, 0, 0
        for at in sorted(turning.union(self.leads, cues.openers, cues.turns, cues.finite)):
            if at < skip:
                continue
            here = self.leads.get(at)
            if here is not None:
                for phrase in self.same[at]:
                    self._place(phrase)
                skip = max(self.phrases[here].quantity.after, at + 1)
            else:
                self._turn(at)
            if frames[-1].segment != segment:
                segments[begun:at] = [segment] * (at - begun)
                begun, segment = at, frames[-1].segment
        segments[begun:] = [segment] * (len(words) - begun)
        if "respectively" in words:
            self._respectively()
        if words[0] == "with" and "data" in words[1:4]:
            self._covered()
        return Shape(
            tuple(self.bonds), segments, self.comparing, self.clauses, self.halves, self.opened, tuple(self.rules)
        )

    def _turn(self, at: int) -> None:
        """Asks the tables what the token does, and does it."""
        word = self.words[at]
        key = (
            word if word in TURNING else TURN if at in self.cues.turns else OPENER if at in self.cues.openers else VERB
        )
        if word == "," and at + 1 in self.leads:
            key = APPOSED
        if key not in KEYS:
            return
        case = Token(
            at,
            word,
            key,
            self.tokens,
            self.words,
            self.cues,
            self.lexicon,
            self.phrases,
            self.leads,
            self.frames[-1],
            self.frames,
        )
        for rules in TABLES:
            told = first(rules, case, key) if key in rules.keys else None
            if told is not None:
                self.rules.append((at, told[0]))
                self._step(told[1], at)
                return

    def _step(self, step: Step, at: int) -> None:
        match step:
            case "compare":
                self._compare(at)
            case "bracket":
                self._push("(")
            case "bracket of earlier values":
                self._push("(")
                self._compare(at)
            case "apposed" | "list" | "dash":
                self._push(step)
            case "opened":
                self._open_list(at)
            case "close bracket":
                self._close("(")
            case "close dash":
                self._close("dash")
            case "semicolon":
                self._semicolon(at)
            case "predicate":
                self._predicate(at)
            case "nothing":
                pass

    def _push(self, kind: str) -> None:
        frame = self.frames[-1]
        whole = frame.parent if frame.last is None else frame.last
        self.frames.append(Frame(kind, whole, None, frame.compared, frame.comparing, frame.segment))

    def _close(self, kind: str) -> None:
        """Ends frames down to the last of that kind; one that was never opened changes nothing."""
        for depth in range(len(self.frames) - 1, 0, -1):
            if self.frames[depth].kind == kind:
                del self.frames[depth:]
                return

    def _end_lists(self) -> None:
        while len(self.frames) > 1 and self.frames[-1].kind != "(":
            self.frames.pop()

    def _open_list(self, at: int) -> None:
        frame = self.frames[-1]
        if frame.last is None and frame.parent is None and self.words[at] == "of":
            frame.last = frame.before
        if frame.last is None and frame.parent is None and self.opened < 0:
            self.opened = at
        self._push("list")

    def _semicolon(self, at: int) -> None:
        self._end_lists()
        frame = self.frames[-1]
        if frame.kind == "sentence":
            told = frame.compared if frame.comparing else frame.last
            frame.before, frame.last = frame.before if told is None else told, None
            self.covered = None
        self._look_forward(frame)
        self.clauses.append(at + 1)
        self.halves.append(at + 1)

    def _look_forward(self, frame: Frame) -> None:
        frame.compared, frame.comparing, frame.segment = None, False, self._segment(False)

    def _compare(self, at: int) -> None:
        opened = self.frames[-1]
        self._end_lists()
        frame = self.frames[-1]
        if frame.kind == "(" and frame.comparing and frame.last is None:
            return  # the bracket was one of earlier values before it said "compared to"
        frame.compared, frame.comparing = frame.parent if frame.last is None else frame.last, True
        if frame.compared is None and opened.parent is None:  # "Of the 43 identified, it referred 17, compared"
            frame.compared = opened.last
        if frame.last is None:
            frame.parent = None
        frame.turned, frame.segment = at, self._segment(True)

    def _predicate(self, at: int) -> None:
        """A further predicate ends lists, and the look back at an earlier year unless a `when` clause goes on."""
        self._end_lists()
        frame = self.frames[-1]
        if frame.comparing and self.words[at].endswith("ing") and self._gerund(frame.turned, at):
            return
        if frame.comparing and "when" not in self.words[frame.turned : at]:
            self._look_forward(frame)
        self.clauses.append(at)

    def _gerund(self, turned: int, at: int) -> bool:
        """True for "compared with identifying 83 victims and referring 74": both are of the earlier year."""
        before = next((here for here in range(turned, at) if here in self.leads), at)
        return any(self.words[here].endswith("ing") for here in range(turned, before) if here in self.cues.verbs)

    def _segment(self, comparing: bool) -> int:
        self.comparing.append(comparing)
        return len(self.comparing) - 1

    def _place(self, at: int) -> None:
        """Puts a phrase where the walk has come to."""
        phrase, frame = self.phrases[at], self.frames[-1]
        if (frame.kind == "apposed" and phrase.kind in self.lexicon.roles.exploited) or (
            frame.kind == "list"
            and (
                other_sex(self.words, phrase, self._phrase(frame.parent)) or self._of_another_kind(phrase, frame.parent)
            )
        ):
            self._end_lists()
        frame = self.frames[-1]
        last = frame.last
        if at and phrase.quantity.kind == self.phrases[at - 1].quantity.kind != "count":
            last = at - 1  # money and shares are no frame's last
        back = last is not None and self.bonds[last].comparison
        now = back and self.words[phrase.quantity.lead - 1] == "to"  # "from 28 to 22": this is the newer
        bond = self.bonds[at] = Bond(
            frame.parent,
            None if now else self._base(phrase, frame),
            frame.comparing and not now,
            self.bonds[at].within,
            None,
            frame.segment,
            self.clauses[-1],
            self.halves[-1],
            len(self.frames) - 1,
        )
        if phrase.denied is not None:
            self.silent = at
        elif phrase.real:
            frame.last = at
            if bond.parent is None and not bond.comparison:
                if self.covered is not None and self._another_subject(self.tops[-1:], phrase):
                    self.covered = None
                self.tops.append(at)
                self.bonds[at] = bond._replace(coverage=self.covered)
        elif phrase.kind in self.lexicon.roles.places and self._limits(phrase):
            whole = phrase.noun is not None and not phrase.of and phrase.end > phrase.quantity.end
            cover = phrase.quantity.at, (phrase.end if whole else phrase.quantity.end) - 1
            if self._of_subject(phrase, self._phrase(frame.last)):
                self.covered = cover
            elif frame.last is not None:
                self.bonds[frame.last] = self.bonds[frame.last]._replace(coverage=cover)

    def _of_another_kind(self, phrase: Phrase, parent: int | None) -> bool:
        """True for the second count of "90 labor trafficking victims, including 12 children, and 31 sex trafficking
        victims": as fully named as the whole before, and no part of it."""
        whole = self._phrase(parent)
        if whole is None or phrase.noun is None or whole.noun is None or parent is None:
            return False
        alike = phrase.kind == whole.kind and phrase.kind in self.lexicon.roles.exploited
        told = min(phrase.noun - phrase.quantity.end, whole.noun - whole.quantity.end) > 1
        lead = phrase.quantity.lead
        return (
            alike and told and self.words[max(0, lead - 2) : lead] == [",", "and"] and not self.bonds[parent].comparison
        )

    def _another_subject(self, tops: Sequence[int], phrase: Phrase) -> bool:
        """True for "convicted 20, and prosecutors charged 40": what limits one subject does not limit the next."""
        begin = self.phrases[tops[0]].end if tops else 0
        lead = phrase.quantity.lead
        joint = next((at for at in range(lead - 1, begin - 1, -1) if self.words[at] in CLAUSE_JOINTS), None)
        if not tops or joint is None:
            return False
        first = next((at for at in range(joint + 1, lead) if self.words[at] != "also"), lead)
        return first not in self.cues.finite and any(first < verb < lead for verb in self.cues.finite)

    def _phrase(self, at: int | None) -> Phrase | None:
        return None if at is None else self.phrases[at]

    def _base(self, phrase: Phrase, frame: Frame) -> int | None:
        """What an earlier value is set against: of the figures before it the last that counts the same."""
        base = self._phrase(frame.compared)
        if base is None:
            return self.silent if frame.comparing else None
        if frame.comparing and phrase.kind not in (BARE, base.kind):
            return next((top for top in reversed(self.tops) if self.phrases[top].kind == phrase.kind), frame.compared)
        return frame.compared

    def _limits(self, phrase: Phrase) -> bool:
        """True for "in 19 states", "from only 10 states"."""
        before = self.words[max(0, phrase.quantity.lead - 2) : phrase.quantity.lead]
        return not LIMITING.isdisjoint(before) and not phrase.of

    def _of_subject(self, phrase: Phrase, last: Phrase | None) -> bool:
        """True for "Courts in 19 states convicted ...": the places stand between a subject and its verb."""
        at, word = phrase.end, self.tokens.word(phrase.end)
        acts = at in self.cues.verbs or word in REPORTING or word in AUXILIARIES or word.endswith("ed")
        subject = phrase.quantity.lead - 2
        return acts and subject >= 0 and self.words[subject][0].isalpha() and (last is None or last.outer < subject)

    def _respectively(self) -> None:
        """ "63 and 206, compared with 62 and 296, respectively": each is set against its own."""
        order = [at for row in self.same.values() for at in row]
        tops = [at for at in order if self.bonds[at].parent is None and self.phrases[at].real]
        later = [at for at in tops if self.bonds[at].comparison]
        now = [at for at in tops if not self.bonds[at].comparison][-len(later) :]
        if len(later) == len(now):
            for at, base in zip(later, now, strict=True):
                self.bonds[at] = self.bonds[at]._replace(compared=base)

    def _covered(self) -> None:
        """ "With data from 40 of the country's 45 provinces, officials identified ...": what the counts cover."""
        end = self.words.index(",") if "," in self.words else 0
        named = [self.phrases[at] for row in self.same.values() for at in row]
        named = [phrase for phrase in named if phrase.quantity.lead < end]
        if named and named[-1].kind in self.lexicon.roles.places:
            begin, last = named[0].quantity.at, max(named[-1].end, named[0].quantity.end) - 1
            for at in self.tops:
                if self.phrases[at].quantity.lead > end and self.bonds[at].coverage is None:
                    self.bonds[at] = self.bonds[at]._replace(coverage=(begin, last))


def _within(words: list[str], found: Sequence[Phrase], lexicon: Lexicon) -> list[int | None]:
    """For each phrase the persons whose cases it counts: "12 suspects in nine cases"."""
    within: list[int | None] = [None] * len(found)
    prior: int | None = None
    for at, phrase in enumerate(found):
        if phrase.denied is not None:
            continue
        if prior is not None and phrase.kind in lexicon.roles.cases and found[prior].kind in lexicon.persons:
            between = words[found[prior].end : phrase.quantity.lead]
            within[at] = prior if between in BETWEEN_PERSONS_AND_CASES else None
        prior = at
    return within
