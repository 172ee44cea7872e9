"""What kind of thing a measure counts here, where it is not its usual one: nine cases are not 31 suspects.

Takes a case with its measure, gives `cases` or `persons`. Owns nothing else: which is usual is the profile's to say.
"""

from __future__ import annotations

from tipdiff.figures.meaning.case import Case

CASES, PERSONS = "cases", "persons"


def counted(case: Case, measure: str) -> str | None:
    """None for the usual kind, and where the number has no noun of such a kind."""
    lexicon = case.sentence.lexicon
    usual = lexicon.usual.get(measure)
    if usual is None:
        return None
    kind = case.phrase.kind
    own = CASES if kind in lexicon.roles.cases else PERSONS if kind in lexicon.persons else None
    return own if own is not None and own != usual else None
