"""Rules for CI: what in a pair of reports, or in a corpus, somebody should look at before it is published.

Takes change logs and snapshots, gives `Problem`s with a place in the source. A baseline accepts known ones: they are
listed, and no longer fail the run.
"""

from __future__ import annotations

from tipdiff.check.accepted import baseline, read_baseline
from tipdiff.check.config import RULES, SEVERITIES, Config, read_config
from tipdiff.check.problems import Outcome, Problem, judge
from tipdiff.check.rules import check_corpus, check_pair, check_report

__all__ = [
    "RULES",
    "SEVERITIES",
    "Config",
    "Outcome",
    "Problem",
    "baseline",
    "check_corpus",
    "check_pair",
    "check_report",
    "judge",
    "read_baseline",
    "read_config",
]
