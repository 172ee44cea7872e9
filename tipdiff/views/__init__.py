"""A change log or report as something to read: text, JSON, Markdown, CSV and the rest. Nothing is computed here."""
