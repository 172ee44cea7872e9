"""How the numbers of a sentence hang together: parts under their whole, earlier values beside the present one.

Takes the phrases of a sentence and its marks, gives its `Shape`. Owns brackets, dashes, `including`, colons, semicolons
and the turns that bring in an earlier value (`compared with 112`, `an increase from 43`).
"""

from tipdiff.figures.shape.walk import arrange

__all__ = ["arrange"]
