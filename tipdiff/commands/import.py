"""`tipdiff import`: saved pages and PDFs, placed by what they say they are."""

from tipdiff.importing import add_arguments, run

__all__ = ["add_arguments", "run"]
