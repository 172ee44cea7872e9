"""The fields that static sites put before a page: YAML between `---`, TOML between `+++`, a JSON object,
or lines that begin with `%`.

Takes the text of a page, gives its fields, as far as they are plain, and the text behind them.
"""

from __future__ import annotations

import re

YAML = r"---[ \t]*\n(?:(?:[\w .-]+:|[ \t]+\S|[-\]}] ?|#).*\n|[ \t]*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
TOML = r"\+\+\+[ \t]*\n(?:.*\n)*?\+\+\+[ \t]*(?:\n|\Z)"
PANDOC = r"% (\S.*)\n(?:[ \t]+\S.*\n)*(?:%.*\n){0,2}"
"""Title, authors and date, a line each."""
FIELD = r"(?m)^([\w-]+)[ \t]*[:=][ \t]*[\"']?(.*?)[\"']?[ \t]*$"


def parted(text: str) -> tuple[dict[str, str], str]:
    """(fields by name, the page's own text)."""
    if text.startswith("{"):
        return _json(text)
    if found := re.match(PANDOC, text):
        return {"title": found[1]}, text[found.end() :]
    pattern = YAML if text.startswith("---") else TOML if text.startswith("+++") else None
    found = re.match(pattern, text) if pattern else None
    if found is None or (":" not in found[0] and "=" not in found[0]):
        return {}, text
    fields = {name.lower(): value for name, value in re.findall(FIELD, found[0])}
    return fields, text[found.end() :]


def _json(text: str) -> tuple[dict[str, str], str]:
    from json import JSONDecoder  # orjson reads no object that text follows

    try:
        table, end = JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return {}, text
    return {str(name).lower(): value for name, value in table.items() if isinstance(value, str)}, text[end:]
