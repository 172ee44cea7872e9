"""Over editions and countries: a country's editions side by side (`timeline`), many countries between two editions
(`ranking`), and words over all of them (`search`).
"""
