"""Rules for CI: what in a pair of reports, or in a corpus, somebody should look at before it is published.

Takes reports, snapshots and change logs, gives `Problem`s with a place in the source. A baseline accepts known ones:
they are listed, and no longer fail the run.
"""

from __future__ import annotations

from tipdiff.check.config import Config, CorpusSettings, read_config
from tipdiff.check.problems import Outcome, Problem
from tipdiff.check.rules import RULES, SEVERITIES

__all__ = ["RULES", "SEVERITIES", "Config", "CorpusSettings", "Outcome", "Problem", "read_config"]
"""What `commands.check` and the formats need; the rules themselves are imported where they run."""
