"""What a site's robots.txt allows us, and how slowly it wants to be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego

#: The name robots.txt files know us by.
AGENT = "dragoman"
#: RFC 9309: at least this much of a robots.txt is read; what lies beyond is left unread.
LARGEST = 512_000
#: Hosts are asked for their rules once a day, and after a failure once in ten minutes.
KEPT_SECONDS, KEPT_AFTER_FAILURE = 86_400.0, 600.0
# A crawl-delay beyond this is met by this: some sites state an hour to mean "never".
_LONGEST_DELAY = 300.0


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one host. ``until`` is when they are asked for anew, by the client's clock.

    ``problem`` says why there are none: RFC 9309 has a site whose robots.txt fails (5xx) left
    alone, and one that has none (4xx) open.
    """

    until: float
    parsed: Protego | None = None
    problem: str | None = None

    def allow(self, url: str) -> bool:
        """May this address be fetched?"""
        if self.problem is not None:
            return False
        return self.parsed is None or self.parsed.can_fetch(url, AGENT)

    @property
    def delay(self) -> float:
        """Seconds between two requests that the site asks for; 0 where it says nothing."""
        if self.parsed is None:
            return 0.0
        rate = self.parsed.request_rate(AGENT)
        paced = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return min(max(self.parsed.crawl_delay(AGENT) or 0.0, paced), _LONGEST_DELAY)


def read_rules(status: int, data: bytes, now: float) -> Rules:
    """The rules from a server's answer for ``/robots.txt``."""
    if status in (200, 203):
        from protego import Protego  # only needed for addresses

        text = data[:LARGEST].decode("utf-8", errors="replace")
        return Rules(now + KEPT_SECONDS, Protego.parse(text))
    if status >= 500 or status == 429:
        problem = f"its robots.txt, which says what may be fetched, cannot be had ({status})"
        return Rules(now + KEPT_AFTER_FAILURE, problem=problem)
    return Rules(now + KEPT_SECONDS)
