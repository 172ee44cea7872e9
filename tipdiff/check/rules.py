"""The rules by name: what each finds and how bad that is. Alone owns their names, severities and help."""

from __future__ import annotations

from collections.abc import Mapping

from tipdiff.model.frozen import Frozen

SEVERITIES = ("note", "warning", "error")
"""From mild to severe."""
UNREADABLE = "unreadable"
"""What could not be read was not checked: nothing sets this rule, and no baseline accepts it."""


class Rule(Frozen):
    """One rule."""

    severity: str
    """For one report or two given ones."""
    says: str
    """What it finds, in a sentence."""
    help: str
    """What to do about it."""
    across: str | None = None
    """Severity over a corpus, where it is another: what changes every year is no error there."""


RULES: Mapping[str, Rule] = {
    "edition-edited": Rule(
        "error",
        "A number, its unit, bound or year differs from the published edition.",
        "Restore the published text, or take the snapshot anew where the correction is meant.",
    ),
    "wording-edited": Rule(
        "warning",
        "Words of a published edition differ; an error where they now say the opposite.",
        "Restore the published text, or take the snapshot anew where the correction is meant.",
    ),
    "edition-missing": Rule(
        "error",
        "A published edition has no report any more.",
        "Put the report back, or remove its snapshot where the edition was withdrawn.",
    ),
    "misplaced": Rule(
        "error",
        "Folder or file name say another country or edition than the report itself.",
        "Move the file to <country>/<edition>, or correct what its title says.",
    ),
    "unknown-file": Rule(
        "warning",
        "A file of the corpus is named like no edition, so that nothing checks it.",
        "Name it <edition>.<ext>, or move it out of the corpus.",
    ),
    "unprotected": Rule(
        "note",
        "A report has no snapshot yet: edits of it are not seen.",
        "Take its snapshot with tipdiff snapshot once it is published, or list it as a draft.",
    ),
    "snapshot-drift": Rule(
        "error",
        "The same source is read otherwise than its snapshot says.",
        "Look at the difference, and take the snapshot anew with tipdiff snapshot.",
    ),
    "tier-changed": Rule(
        "error",
        "The rating differs from that of the edition before.",
        "Make sure that the change is meant, and accept it.",
    ),
    "restated": Rule(
        "error",
        "A later edition gives another value for a year than an earlier one gave.",
        "Correct one of the two, or say in the text why the figure was revised.",
    ),
    "section-missing": Rule(
        "error",
        "A section of one edition is not in the other.",
        "Make sure that it was left out on purpose.",
        across="note",
    ),
    "figure-changed": Rule(
        "error",
        "A figure differs from that of the edition before.",
        "Make sure that the new value is right.",
        across="note",
    ),
    "sum": Rule("warning", "Parts do not add up to their whole.", "Correct the parts, the whole, or the wording."),
    "claim": Rule(
        "warning", "Words contradict the figures beside them.", "Correct the figures, or the word of rise or fall."
    ),
    "recommendation-dropped": Rule(
        "warning",
        "A recommendation of the edition before is gone.",
        "Make sure that it was left out on purpose.",
    ),
    "finding-dropped": Rule("note", "A finding of the edition before is gone.", "Make sure that it is meant."),
    "reading": Rule(
        "error", "Text was not read, or its place was guessed.", "Ask tipdiff doctor what was read of the report."
    ),
    UNREADABLE: Rule(
        "error", "A file cannot be read, so that nothing of it was checked.", "Give a file that can be read."
    ),
}
"""Every rule, the gravest kinds first."""
