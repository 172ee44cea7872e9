"""A number as a sentence states it: the record that reading numbers hands to giving them a meaning."""

from __future__ import annotations

from typing import NamedTuple

from tipdiff.model import Bound, Number


class Quantity(NamedTuple):
    """A number with its bound and, for money, per cent and time, its unit."""

    at: int
    """First token."""
    end: int
    """Token after the last one, its unit included where the unit is money, per cent or time."""
    value: Number
    high: Number | None = None
    bound: Bound = "exactly"
    kind: str = "count"
    """`count`, `money`, `percent` or `time`."""
    unit: str | None = None
    """Currency code, `percent`, or the unit of time as written."""
    conversion: tuple[Number, str] | None = None
    after: int = 0
    """Token after the number and the conversion that follows it in brackets."""
    lead: int = 0
    """First token of the bound's words, else `at`."""
    rules: tuple[str, ...] = ()
    """`table/rule` of the rules that read it, in the order in which they spoke."""


def whole(value: float) -> Number:
    """An int where the number is whole, else at most three decimals, and three digits of what is smaller."""
    return int(value) if value == int(value) else round(value, 3) or float(f"{value:.3g}")
