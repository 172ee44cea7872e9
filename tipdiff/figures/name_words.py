"""English words that names of figures rest on: what belongs to the name of what is counted, and what does not.

Owns the words alone; how a name is made of them stands in `called`.
"""

from __future__ import annotations

from tipdiff.figures.number_words import word_set

COPULAS = word_set("was were is are be been being had have has also still not all")
"""Before a participle, what is no part of the name."""
DONE = word_set(
    "held found killed shot sent built lost won given taken made born sold brought put spent paid run hurt beaten"
    " bought kept left set"
)
"""Participles that do not end in "ed"."""
TELLING = word_set(
    "reported stated noted said indicated estimated documented claimed alleged recorded announced included involved"
    " received compared based continued related required needed indeed united received totaled listed numbered"
    " remained according appeared resulted occurred averaged reached exceeded represented accounted faced lasted"
    " surveyed designed counted ranked observed showed used learned started expected existed planned hundred ended"
    " succeeded failed transited arrived happened refused threatened attempted pointed dropped agreed worked"
    " decided tried wanted turned moved stayed managed allowed mobilized helped determined"
)
"""Words in "ed" that tell nothing of the counted apart."""
RELATING = word_set("in for from against of by without under to with")
"""Words that tell where, or for what, something was done."""
DETERMINERS = word_set("the a an its their his her all this these those such any some")
NOUN_ENDS = word_set(
    "remain remains met faced face had said told lived worked live work go come happen "
    "or during year years month months day days week percent per ago old also while reported according last nationwide"
    " previous next"
)
"""Words at which the noun of a name ends, beside those that end every noun phrase."""
HEDGES_OF_NAMES = word_set(
    "additional other further more new such actual estimated approximate approximately total overall different"
    " separate known only those these least following paid"
)
"""Before a noun, words that are no part of a name."""
BROAD_NOUNS = word_set(
    "case cases incident incidents crime crimes act acts report reports complaint complaints allegation allegations"
    " instance instances death deaths attack attacks violation violations victim victims member members number"
    " investigations investigation persons people individuals"
)
"""Nouns that many things are called by, so that a name says of what."""
AGE_WORDS = word_set("age aged ages older younger")
SINGLES = word_set("rights arms sports news sales goods series species means human-rights affairs services systems")
"""Words in -s that stand within names: "human rights defenders"."""
