"""`tipdiff fetch`: real pages, downloaded politely into a corpus."""

from tipdiff.fetch import add_arguments, run

__all__ = ["add_arguments", "run"]
