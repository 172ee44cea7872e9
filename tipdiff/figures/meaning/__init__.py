"""What each number of a sentence means: its measure, what narrows it, and its year.

Takes a sentence whose shape is known and its passage, gives a `Meaning` for each phrase. Settled from left to right: a
meaning rests on those before it, and none is changed once it is made.
"""

from tipdiff.figures.meaning.settle import Settled, settle

__all__ = ["Settled", "settle"]
