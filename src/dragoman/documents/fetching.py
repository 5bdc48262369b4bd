"""One polite client for addresses, feeds and sitemaps.

It says who it is, keeps to robots.txt and to a pace for each host, waits when it is told to wait,
asks for what has changed alone, and takes no more bytes and no more time than it was allowed.
Only ``http`` and ``https`` are spoken.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from dragoman.errors import FetchError

from . import robots

if TYPE_CHECKING:
    import httpx

_OFFLINE = "Check the address and the connection, or save the page and read the file"
_LATER = "Try it again later"
_AGENT = f"Mozilla/5.0 (compatible; {robots.AGENT})"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
#: Answers that may be another one in a moment: asked again, after a while.
_PASSING = frozenset({429, 502, 503, 504})
#: The largest answer taken: what the sitemap protocol allows, and more than any page.
LARGEST = 52_428_800


@dataclass(frozen=True, slots=True)
class Pace:
    """How patient and how polite the client is; seconds throughout.

    ``interval`` lies between two requests to one host (a longer one of its robots.txt goes before);
    ``silence`` is waited for the next byte, ``whole`` for a whole answer; a request is made
    ``tries`` times at most, after waits of 1, 2, 4, … up to ``longest``. A server that wants to be
    left alone for longer than ``longest`` is left alone: that is an error with the wait in it.
    """

    interval: float = 1.0
    silence: float = 20.0
    whole: float = 120.0
    tries: int = 3
    longest: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server calls the version it gave; sent back, it answers only if there is a newer."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave. ``url`` is where it was found, behind all redirections.

    ``kind`` is the media type in lower case, "" where none is stated. ``unchanged`` where the
    version of the ``validators`` passed in still stands; ``data`` is then empty.
    """

    url: str
    data: bytes
    kind: str
    charset: str | None
    validators: Validators
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class _Raw:
    """One answer as it came: no redirection followed, nothing judged."""

    status: int
    reason: str
    headers: Mapping[str, str]
    data: bytes


class Client:
    """Fetches addresses, one at a time. ``clock`` and ``sleep`` count seconds.

    It keeps connections, the rules of each host and the moment each may be asked again; close it,
    or use it in a ``with``.
    """

    def __init__(
        self,
        pace: Pace | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self.pace = pace or Pace()
        self._clock = clock
        self._sleep = sleep
        self._http: httpx.Client | None = None
        self._rules: dict[str, robots.Rules] = {}
        self._next: dict[str, float] = {}

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the connections go; what is known of the hosts is kept."""
        if self._http is not None:
            self._http.close()
            self._http = None

    def get(self, url: str, validators: Validators | None = None, limit: int = LARGEST) -> Answer:
        """What stands at an address; FetchError, naming it, where it cannot be had.

        With ``validators`` of an earlier answer the server sends its content only if it changed.
        """
        place, headers = url, _conditions(validators)
        for _ in range(self.pace.redirects + 1):
            self._permit(place, url)
            raw = self._ask(place, url, headers, limit)
            location = raw.headers.get("location")
            if raw.status not in _REDIRECTS or not location:
                return _answer(place, url, raw, validators)
            place = _joined(place, location, url)
        raise FetchError(url, "leads from one address to the next without end", _OFFLINE)

    def _permit(self, place: str, name: str) -> None:
        """Raise FetchError where the host's robots.txt keeps us from ``place``."""
        host = _origin(place, name)
        rules = self._rules.get(host)
        if rules is None or rules.until <= self._clock():
            rules = self._rules[host] = self._asked_rules(host, name)
        if rules.problem:
            raise FetchError(name, f"is not fetched: {rules.problem}", _LATER)
        if not rules.allow(place):
            problem = "is not fetched: the site's robots.txt asks programs to keep away from it"
            raise FetchError(name, problem, "Save the page and read the file, if you may")

    def _asked_rules(self, host: str, name: str) -> robots.Rules:
        """The rules of a host; its robots.txt may lie behind redirections (RFC 9309: five)."""
        place = f"{host}/robots.txt"
        for _ in range(6):
            raw = self._once(place, name, {}, robots.LARGEST, cut=True)
            location = raw.headers.get("location")
            if raw.status not in _REDIRECTS or not location:
                return robots.read_rules(raw.status, raw.data, self._clock())
            place = _joined(place, location, name)
            _origin(place, name)
        return robots.read_rules(404, b"", self._clock())

    def _ask(self, place: str, name: str, headers: dict[str, str], limit: int) -> _Raw:
        """One answer, asked for again where the failure may pass."""
        host = _origin(place, name)
        for attempt in range(self.pace.tries):
            last = attempt == self.pace.tries - 1
            wait = min(2.0**attempt, self.pace.longest)
            self._wait_turn(host)
            try:
                raw = self._once(place, name, headers, limit)
            except FetchError as error:
                if last or not isinstance(error, _BrokenError):
                    raise
            else:
                asked = _retry_after(raw.headers)
                if raw.status not in _PASSING:
                    return raw
                if last or (asked or 0.0) > self.pace.longest:
                    raise _failed(name, raw, asked)
                wait = max(wait, asked or 0.0)
            self._sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def _wait_turn(self, host: str) -> None:
        """Wait until the host may be asked again, and take the turn."""
        now = self._clock()
        turn = max(now, self._next.get(host, now))
        if turn > now:
            self._sleep(turn - now)
        rules = self._rules.get(host)
        self._next[host] = turn + max(self.pace.interval, rules.delay if rules else 0.0)

    def _once(
        self, place: str, name: str, headers: dict[str, str], limit: int, cut: bool = False
    ) -> _Raw:
        """One request. With ``cut`` what lies beyond ``limit`` is left off, else an error."""
        import httpx

        try:
            with self._opened().stream("GET", place, headers=headers) as response:
                data = self._body(response, name, limit, cut)
                reason = response.reason_phrase
                return _Raw(response.status_code, reason, dict(response.headers), data)
        except (httpx.ConnectError, httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
            raise _unreachable(FetchError, name, error) from None
        except httpx.HTTPError as error:
            raise _unreachable(_BrokenError, name, error) from None
        except (OSError, ValueError, zlib.error) as error:
            raise _unreachable(FetchError, name, error) from None

    def _opened(self) -> httpx.Client:
        if self._http is None:
            import httpx  # slow to import, and only needed for addresses

            headers = {"User-Agent": _AGENT, "Accept-Encoding": "gzip, deflate"}
            timeout = httpx.Timeout(self.pace.silence)
            self._http = httpx.Client(headers=headers, timeout=timeout, follow_redirects=False)
        return self._http

    def _body(self, response: httpx.Response, name: str, limit: int, cut: bool) -> bytes:
        """The content, unpacked as it comes, within the limits of size and time."""
        until = self._clock() + self.pace.whole
        data = bytearray()
        encoding = response.headers.get("content-encoding", "")
        for piece in _unpacked(response.iter_raw(), encoding, limit + 1, name):
            data += piece
            if len(data) > limit:
                if cut:
                    break
                problem = f"is larger than the {limit // 1_000_000} MB that are taken"
                raise FetchError(name, problem, "Save what is needed of it and read the file")
            if self._clock() > until:
                problem = f"was not there whole after {self.pace.whole:.0f} seconds"
                raise FetchError(name, problem, _OFFLINE)
        return bytes(data[:limit])


class _BrokenError(FetchError):
    """A failure that may not come again: a connection that broke, a silence."""


def _origin(place: str, name: str) -> str:
    """Scheme, host and port of an address; FetchError where it is none we speak to."""
    try:
        parts = urlsplit(place)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise FetchError(name, "is no address", _OFFLINE) from None
    if parts.scheme not in ("http", "https"):
        problem = f"leads to a {parts.scheme[:20]}: address, and only http and https are fetched"
        raise FetchError(name, problem, _OFFLINE)
    if not host:
        raise FetchError(name, "is no address", _OFFLINE)
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}" + (f":{port}" if port else "")


def _joined(place: str, location: str, name: str) -> str:
    try:
        return urljoin(place, location)
    except ValueError:
        raise FetchError(name, "leads to what is no address", _OFFLINE) from None


def _conditions(validators: Validators | None) -> dict[str, str]:
    headers = {}
    if validators and validators.etag:
        headers["If-None-Match"] = validators.etag
    if validators and validators.modified:
        headers["If-Modified-Since"] = validators.modified
    return headers


def _answer(place: str, name: str, raw: _Raw, before: Validators | None) -> Answer:
    """What came, as an answer; FetchError where it is none."""
    stated = Message()
    stated["content-type"] = raw.headers.get("content-type", "")
    kind, charset = stated.get_content_type(), stated.get_content_charset()
    validators = Validators(raw.headers.get("etag"), raw.headers.get("last-modified"))
    if raw.status == 304 and before is not None:
        return Answer(place, b"", kind, charset, before, unchanged=True)
    if not 200 <= raw.status < 300:
        raise _failed(name, raw, _retry_after(raw.headers))
    return Answer(place, raw.data, kind if stated["content-type"] else "", charset, validators)


def _failed(name: str, raw: _Raw, wait: float | None) -> FetchError:
    problem = f"cannot be fetched: the server answers {raw.status} {raw.reason}".rstrip()
    if wait:
        problem += f" and asks to be left alone for {wait:,.0f} seconds"
    remedy = _LATER if raw.status in _PASSING else _OFFLINE
    return FetchError(name, problem, remedy, status=raw.status, wait=wait)


def _unreachable(kind: type[FetchError], name: str, error: Exception) -> FetchError:
    reason = str(error).strip() or type(error).__name__
    return kind(name, f"cannot be fetched: {reason}", _OFFLINE)


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds of a Retry-After, which is a number or a date; None where there is none."""
    value = headers.get("retry-after", "").strip()
    if value.isdecimal():
        return float(value[:9])
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())


def _unpacked(pieces: Iterator[bytes], encoding: str, most: int, name: str) -> Iterator[bytes]:
    """The pieces of a content unpacked; never more than ``most`` bytes of one, so no bomb fits."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        yield from pieces
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(name, f"comes packed as {encoding}, which is not read", _OFFLINE)
    unpack = zlib.decompressobj(wbits=47)
    for number, piece in enumerate(pieces):
        try:
            yield unpack.decompress(piece, most)
        except zlib.error:
            if number or encoding != "deflate":
                raise
            unpack = zlib.decompressobj(wbits=-15)  # some servers leave the zlib header out
            yield unpack.decompress(piece, most)
        while unpack.unconsumed_tail:
            yield unpack.decompress(unpack.unconsumed_tail, most)
