"""English words for the bodies that count: which subjects of a sentence are bodies of a state, and which of them stand
for the country.
"""

from __future__ import annotations

from tipdiff.figures.number_words import word_set

BODIES = word_set(
    "police officers officer prosecutor prosecutors inspectorate inspectors service services agency agencies ministry"
    " ministries unit units department departments directorate office offices commission gendarmerie gendarmes guard"
    " guards court courts institute secretariat committee council authority authorities bureau division brigade corps"
    " tribunal ombudsman ombudsperson ombudswoman administration academy army military navy customs hotline center"
    " centers task-force force forces judiciary magistrates embassies consulates board fund"
)
"""Heads of the names of bodies of a state."""
GENERAL_BODIES = word_set(
    "police officers officer prosecutor prosecutors court courts authority authorities agency agencies ministry"
    " ministries unit units department office offices service services judges judiciary magistrates officials"
    " force forces inspectors investigators commission center centers committee council hotline"
)
"""Of these, those that without another word stand for the country as a whole."""
PLAIN_BODIES = word_set(
    "the a an its their government governmental country's national local public law enforcement specialized special"
    " dedicated central criminal judicial senior all other various relevant several some new general main"
    " state federal provincial regional district municipal security interagency anti-crime attorney attorney's"
    " general's attorneys justice"
)
"""Words of a body's name that tell it from no other of the country."""
SUBJECT_ENDS = word_set("that which who while when where after before as by with from in to and or")
SUBJECT_SKIPS = word_set(
    "not neither jointly never also separately additionally then later reportedly have has had did"
)
ARMS = {
    word: arm
    for arm, words in {
        "police": "police",
        "law-enforcement": "enforcement",
        "prosecutors": "prosecutor prosecutors prosecutor's prosecutors' attorney attorney's attorneys prosecutorial",
        "courts": "court courts judge judges judiciary magistrates tribunal tribunals",
    }.items()
    for word in words.split()
}
"""Words of the arms of a state that count the same cases apart: what one of them counts beside another is its own."""
KINDS_OF_ARMS = word_set(
    "border customs immigration maritime coastal military naval tourism tourist vice labor traffic railway port airport"
    " anti-corruption corruption juvenile family high supreme constitutional"
    " cyber drug narcotics tax financial religious tribal secret"
)
"""Before "police" or "courts", what makes another body; any other word without a capital is none of its name."""
