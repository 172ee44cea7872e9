"""A template and its data to one self-contained HTML page.

Takes the name of a template in `templates/` and what it is to show; gives the page with style and script
inside. It alone owns what keeps a page safe to open: every value is escaped and freed of characters that
would be obeyed instead of shown, only web addresses become links, and a content security policy names the
one style and the one script by their hashes, so that nothing else runs and nothing is fetched.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tipdiff import __version__
from tipdiff.profiles import countries
from tipdiff.views import phrases
from tipdiff.views.output import printable

WEB = re.compile(r"https?://[^\s/?#]+\S*")


def render(template: str, **data: object) -> str:
    """The page of a template that extends `base.html`."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    page = (
        _environment()
        .get_template(template)
        .render(style=Markup(style), script=Markup(script), policy=policy, version=__version__, **data)
    )
    return page.rstrip() + "\n"


def shown(value: object) -> object:
    """A value as a page may show it: text without what a browser would obey."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return printable(value)


def web(url: str | None) -> str | None:
    """The address, if it is one of the web: whatever else a report says is its URL stays text."""
    return url if url and WEB.fullmatch(url) else None


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("tipdiff.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=shown,
    )
    environment.globals.update(say=phrases, country_name=countries.name)
    environment.filters.update(web=web)
    return environment


@cache
def _asset(name: str) -> str:
    return (files("tipdiff.views") / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
