"""What a user may name: takes a family and a measure, says whether the family has such a measure."""

from __future__ import annotations

from tipdiff.errors import UsageError
from tipdiff.model import OTHER
from tipdiff.profiles import Profile


def measures(profile: Profile) -> tuple[str, ...]:
    """The measures of a family, in the order of its profile."""
    return (*profile.figures.known, OTHER)


def require_measure(profile: Profile, measure: str) -> None:
    """Nothing, where the family has that measure.

    Raises:
        UsageError: it has not.
    """
    if measures(profile) == (OTHER,):
        raise UsageError(f"the profile {profile.name} does not name any measures", "Leave --measure out")
    if measure not in measures(profile):
        raise UsageError(f"there is no measure {measure!r}", f"Use one of {', '.join(measures(profile))}")
