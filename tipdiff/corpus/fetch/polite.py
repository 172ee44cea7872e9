"""One page from a site, politely: takes an address, gives what it answered, or says why there is nothing.

It alone talks to the network. There is one request at a time, with a delay between two to the same host. A
pause that the site asks for (Retry-After) is kept; where it asks for none, each is longer than the one
before. Every wait, every page's size and time have an end, and a redirect may lead to the family's hosts
only. A host that refuses or fails several times in a row is left alone for the rest of the run.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import BaseHTTPResponse, Retry
from urllib3.exceptions import HTTPError, InvalidHeader, TimeoutError

from tipdiff.corpus.fetch.addresses import Sources, allowed
from tipdiff.errors import TipdiffError
from tipdiff.model.frozen import Frozen

Reason = Literal["absent", "refused", "unreachable", "left-alone", "unusable"]

RETRIED = (429, 500, 502, 503, 504)
CHUNK = 1 << 16


class Manners(Frozen):
    """How long, how large, how often. Seconds and bytes."""

    connect: float = 10.0
    silence: float = 30.0
    """Between two bytes."""
    whole: float = 300.0
    """For one page, to its last byte."""
    largest: int = 64 << 20
    """A country's page has 0.3 MB, the PDF of a whole edition 47 MB."""
    tries: int = 4
    """Requests for one page before it counts as unreachable."""
    longest_wait: float = 600.0
    """A site that asks for a longer pause is left alone for this run."""
    redirects: int = 5
    strikes: int = 3
    """Pages in a row that a host refuses or fails to give before it is left alone."""


class Answer(Frozen):
    """What an address gave."""

    url: str
    """The last one, after redirects."""
    data: bytes | None
    """`None`: not modified since the last time."""
    etag: str | None
    last_modified: str | None


class FetchError(TipdiffError):
    """A page that could not be had."""

    def __init__(self, what: str, what_to_do: str, reason: Reason) -> None:
        super().__init__(what, what_to_do)
        self.reason = reason


class Visitor:
    """Asks one site after the other; keeps what it must remember of each host.

    Args:
        wait: called with the seconds to wait.
        clock: seconds that only grow.
    """

    def __init__(
        self,
        known: Sources,
        manners: Manners | None = None,
        *,
        wait: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.known = known
        self.manners = manners or Manners()
        self.wait = wait
        self.clock = clock
        self.session = requests.Session()
        self.session.headers["User-Agent"] = known.agent
        self.session.headers["Accept"] = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5"
        adapter = HTTPAdapter(max_retries=_Patience.of(self))
        self.session.mount("http://", adapter)
        self.session.mount("https://", adapter)
        self._asked: dict[str, float] = {}
        self._strikes: defaultdict[str, int] = defaultdict(int)
        self._left: dict[str, str] = {}

    def get(self, url: str, etag: str | None = None, last_modified: str | None = None) -> Answer:
        """The page at an address, or its "not modified" where a validator is given.

        Raises:
            FetchError: there is none, with the reason why.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        seen = [url]
        while True:
            answer = self._ask(seen[-1], {name: value for name, value in conditions.items() if value})
            if isinstance(answer, Answer):
                return answer
            seen.append(self._redirected(seen, answer))

    def _redirected(self, seen: list[str], location: str) -> str:
        """Where a redirect leads, if it may be followed."""
        start = seen[0]
        target = urljoin(seen[-1], location)
        if target in seen or len(seen) > self.manners.redirects:
            raise FetchError(f"{start} redirects in a circle or too often", "Try again later", "unusable")
        weaker = seen[-1].startswith("https:") and not target.startswith("https:")
        if weaker or not allowed(self.known, target):
            what = f"{start} redirects to {target}, where this family has no reports"
            raise FetchError(what, "Its hosts stand in the profile's [sources]", "unusable")
        return target

    def _ask(self, url: str, headers: dict[str, str]) -> Answer | str:
        """One page, or where it redirects to; a body that breaks off is asked for again."""
        host = urlsplit(url).netloc
        for attempt in range(1, self.manners.tries + 1):
            if host in self._left:
                what = f"{url} was not asked for: {host} {self._left[host]}"
                raise FetchError(what, "Try again later", "left-alone")
            self._pause(host)
            try:
                answer = self._once(url, headers)
            except HTTPError as error:
                if attempt < self.manners.tries:
                    self.wait(max(self.known.delay, 2.0 ** (attempt - 1)))
                    continue
                self._strike(host, "unreachable")
                raise FetchError(f"{url} {_trouble(error)}", "Try again later", "unreachable") from error
            except requests.RequestException as error:
                self._strike(host, "unreachable")
                raise FetchError(f"{url} {_trouble(error)}", "Try again later", "unreachable") from error
            except ValueError as error:  # requests looks where a redirect leads, though it is not to follow
                what = f"{url} redirects to something that is not an address"
                raise FetchError(what, "Look at it in a browser", "unusable") from error
            except _TooLong as pause:
                self._left[host] = f"asks for a pause of {pause.seconds / 60:.0f} minutes"
                what = f"{url} was not downloaded: {host} {self._left[host]}"
                raise FetchError(what, "Try again then", "left-alone") from pause
            except FetchError as error:
                self._strike(host, error.reason)
                raise
            finally:
                self._asked[host] = self.clock()
            self._strikes[host] = 0
            return answer
        raise AssertionError("the last attempt returns or raises")

    def _pause(self, host: str) -> None:
        if host in self._asked:
            rest = self.known.delay - (self.clock() - self._asked[host])
            if rest > 0:
                self.wait(rest)

    def _strike(self, host: str, reason: Reason) -> None:
        """Counts pages in a row that a host would not give; that it lacks one is an answer, too."""
        self._strikes[host] = self._strikes[host] + 1 if reason in ("refused", "unreachable") else 0
        if self._strikes[host] >= self.manners.strikes:
            verb = "refused" if reason == "refused" else "failed"
            self._left[host] = f"{verb} {self._strikes[host]} times in a row"

    def _once(self, url: str, headers: dict[str, str]) -> Answer | str:
        begun = self.clock()
        with self.session.get(
            url,
            headers=headers,
            timeout=(self.manners.connect, self.manners.silence),
            allow_redirects=False,
            stream=True,
        ) as response:
            if location := self.session.get_redirect_target(response):
                return location
            _require_ok(url, response.status_code, conditional=bool(headers))
            given = response.headers.get("ETag"), response.headers.get("Last-Modified")
            if response.status_code == requests.codes.not_modified:
                return Answer(url, None, *given)
            return Answer(url, self._body(url, response, begun), *given)

    def _body(self, url: str, response: requests.Response, begun: float) -> bytes:
        """All bytes, as they come: a page may neither be endless nor drip for ever."""
        body = bytearray()
        while chunk := response.raw.read1(CHUNK, decode_content=True):
            body += chunk
            if len(body) > self.manners.largest:
                what = f"{url} is larger than {self.manners.largest / 1e6:.1f} MB"
                raise FetchError(what, "Look at it in a browser", "unusable")
            if self.clock() - begun > self.manners.whole:
                what = f"{url} took more than {self.manners.whole:g} s"
                raise FetchError(what, "Try again later", "unreachable")
        return bytes(body)


class _Patience(Retry):
    """urllib3's rules of when to ask again; how long until then is the visitor's to wait."""

    visitor: Visitor

    @classmethod
    def of(cls, visitor: Visitor) -> _Patience:
        again = visitor.manners.tries - 1
        patience = cls(
            total=again,
            redirect=False,
            other=0,
            status_forcelist=RETRIED,
            allowed_methods=("GET",),
            backoff_factor=1.0,
            raise_on_status=False,
        )
        patience.visitor = visitor
        return patience

    def new(self, **changes: Any) -> _Patience:
        fresh: _Patience = super().new(**changes)
        fresh.visitor = self.visitor
        return fresh

    def sleep(self, response: BaseHTTPResponse | None = None) -> None:
        """Waits as long as the server asks, else twice as long as before."""
        try:
            asked = self.get_retry_after(response) if response is not None else None
        except InvalidHeader:
            asked = None
        if asked is not None and asked > self.visitor.manners.longest_wait:
            raise _TooLong(asked)
        self.visitor.wait(max(asked or self.get_backoff_time(), self.visitor.known.delay))


class _TooLong(Exception):
    """A site asked for a longer pause than a run should take."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def _require_ok(url: str, status: int, *, conditional: bool) -> None:
    if status in (200, 203) or (status == 304 and conditional):
        return
    if status in (404, 410):
        what_to_do = "Give the list of countries with --index URL"
        raise FetchError(f"{url} does not exist ({status})", what_to_do, "absent")
    if status in (401, 403):
        what_to_do = "Save it in a browser and place it with tipdiff import"
        raise FetchError(f"{url} was refused ({status})", what_to_do, "refused")
    reason: Reason = "unreachable" if status in RETRIED else "unusable"
    raise FetchError(f"{url} failed ({status})", "Try again later", reason)


def _trouble(error: Exception) -> str:
    """What went wrong on the way, in words."""
    inner = getattr(error.args[0], "reason", error) if error.args else error
    if isinstance(error, requests.Timeout) or isinstance(inner, TimeoutError):
        return "did not answer in time"
    if isinstance(error, requests.ConnectionError):
        return "could not be reached"
    if isinstance(error, HTTPError):
        return "broke off midway"
    return f"cannot be asked for ({type(error).__name__})"
