"""`tipdiff doctor`: what was read of a report, and how sure that is."""

from tipdiff.doctor import add_arguments, run

__all__ = ["add_arguments", "run"]
