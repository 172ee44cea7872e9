"""Errors keep what went wrong apart from what to do, whatever stands in either, and say both in one line."""

from __future__ import annotations

import pickle

import pytest

from tipdiff.corpus.fetch.polite import FetchError
from tipdiff.errors import ProfileError, ReadError, TipdiffError, UsageError

WHAT, WHAT_TO_DO = "cannot read vol. 2. draft.html", "Check the path. Or give another"


@pytest.mark.parametrize(
    "error",
    [
        *(kind(WHAT, WHAT_TO_DO) for kind in (ReadError, ProfileError, UsageError)),
        FetchError(WHAT, WHAT_TO_DO, "refused"),
    ],
)
def test_an_error_keeps_its_two_parts(error: TipdiffError) -> None:
    assert (error.what, error.what_to_do) == (WHAT, WHAT_TO_DO)
    assert str(error) == f"{WHAT}. {WHAT_TO_DO}"


def test_an_error_comes_whole_from_another_process() -> None:
    back = pickle.loads(pickle.dumps(ReadError(WHAT, WHAT_TO_DO)))
    assert (type(back), back.what, back.what_to_do) == (ReadError, WHAT, WHAT_TO_DO)
