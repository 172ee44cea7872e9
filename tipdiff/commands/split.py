"""`tipdiff split`: one document of many countries becomes many reports."""

from tipdiff.splitting import add_arguments, run

__all__ = ["add_arguments", "run"]
