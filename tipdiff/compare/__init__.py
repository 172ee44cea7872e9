"""Two reports to a change log, and what of it a user asked for.

`flow` is the whole way; its steps are `align` (which findings say the same), `changes` and `wording` (what became of
them), `series` and `audits` (their figures). `chosen`, `topics` and `wordlists` pick changes out of a log. Importing
this loads none of them: a search over a corpus needs no alignment.
"""
