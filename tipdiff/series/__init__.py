"""Figures over editions: takes annotated reports, gives series, headlines and the figures of a change that differ.

Alone owns which two figures are held against each other: of two editions (`series`), of one matched pair of findings
(`pairing`).
"""

from tipdiff.series.pairing import pair
from tipdiff.series.series import headline, headlines, series, series_of

__all__ = ["headline", "headlines", "pair", "series", "series_of"]
