"""A change log or report as something to read: text, JSON, Markdown, CSV and the rest.

A view chooses, orders and words; nothing about the reports themselves is found out here.
"""
