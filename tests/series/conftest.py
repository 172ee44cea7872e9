"""Sentences with the figures they hold stand with the figures' own tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "figures"))
