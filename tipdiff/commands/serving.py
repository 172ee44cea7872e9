"""The server behind `tipdiff serve`: textual-serve's, for those alone who were given its address.

A page anywhere can send a browser to this machine, and a name anywhere can be made to mean it. So a request must name
a host that is served, come from a page of it, and hold the token that the address has; no more than a few sit at once.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable, Collection
from typing import Any

from aiohttp import web
from textual_serve.server import Server

COOKIE = "tipdiff"
TOKEN = "token"
MOST_SESSIONS = 8
"""At once: each is a process of its own with a corpus in memory."""
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Guarded(Server):
    """The terminal application in a browser, behind a token.

    Args:
        hosts: names by which a browser may call it, without the port.
    """

    def __init__(self, command: str, *, hosts: Collection[str], host: str, port: int, title: str) -> None:
        super().__init__(command, host=host, port=port, title=title)
        self.token = secrets.token_urlsafe(24)
        self.hosts = frozenset(f"{name}:{port}" for name in hosts) | frozenset(hosts if port == 80 else ())
        self.sessions = 0

    @property
    def address(self) -> str:
        """Where the reader goes."""
        return f"{self.public_url}/?{TOKEN}={self.token}"

    async def on_startup(self, app: web.Application) -> None:
        self.console.print(f"Reading at {self.address}", highlight=False, soft_wrap=True)
        self.console.print("Whoever has this address can read along. Press Ctrl+C to quit.")

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guard)
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.host not in self.hosts:
            raise web.HTTPForbidden(text="This host is not served here.")
        origin = request.headers.get("Origin")
        if origin is not None and origin.partition("://")[2] not in self.hosts:
            raise web.HTTPForbidden(text="Another page asked for this.")
        if request.path.startswith("/static/"):
            return await handler(request)
        given = request.query.get(TOKEN) or request.cookies.get(COOKIE, "")
        if not hmac.compare_digest(given.encode(), self.token.encode()):
            raise web.HTTPForbidden(text="Use the address that tipdiff serve printed.")
        response = await handler(request)
        if request.path == "/" and not response.prepared:
            response.set_cookie(COOKIE, self.token, httponly=True, samesite="Strict")
        return response

    async def handle_websocket(self, request: web.Request) -> Any:
        """A session, where one is free."""
        if request.headers.get("Origin") is None:  # no browser, or one that hides where it comes from
            raise web.HTTPForbidden(text="A session needs a page.")
        if self.sessions >= MOST_SESSIONS:
            raise web.HTTPServiceUnavailable(text="Too many read along already.")
        self.sessions += 1
        try:
            return await super().handle_websocket(request)
        finally:
            self.sessions -= 1
