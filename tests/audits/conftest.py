"""Lets the tests make their reports of figures by hand."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
