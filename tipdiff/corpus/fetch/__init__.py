"""Countries and editions to a corpus of real pages, each with a record of where it came from.

The steps: `asking` (which reports, by `addresses`), `polite` (a page from a site), `identity` (is it the one that was
meant), `storing` (its place in the corpus), `getting` (all of these, report by report). Importing this loads none of
them.
"""
