"""Beautiful Soup, loaded without what no page here is read with: it comes from here.

Its engine of CSS selectors compiles some 35 patterns when it is imported: 60 of the 430 ms of a comparison of two saved
pages. Here it comes when somebody first asks a selector; whoever uses Beautiful Soup beside tipdiff notices nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

ENGINE = "soupsieve"


class _Later:
    """Stands for the engine until one of its functions is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what `import` asks of a module
            raise AttributeError(name)
        return getattr(import_module(ENGINE), name)


_first = ENGINE not in sys.modules
if _first:
    sys.modules[ENGINE] = _Later()  # type: ignore[assignment]
from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning  # noqa: E402
from bs4.element import NavigableString, PreformattedString, Tag  # noqa: E402

if _first:
    del sys.modules[ENGINE]

__all__ = ["BeautifulSoup", "NavigableString", "PreformattedString", "Tag", "XMLParsedAsHTMLWarning"]
