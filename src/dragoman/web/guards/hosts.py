"""The name a request asks for: another site's name that leads here is refused.

Without this, a page elsewhere could give its own name our address for a while, and read us with the
browser's help (DNS rebinding). Bare addresses have no name to bend, and are let through.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.web.faults import told

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]{1,253})(:[0-9]{1,5})?\Z")


class Hosts:
    """Refuses requests for names that are not ours."""

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self.app = app
        self.names = {name.casefold().rstrip(".") for name in names}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and not self._known(scope):
            message = (
                "This name is not one of this server's. Name it with "
                "dragoman serve --public-name NAME"
            )
            await told(Request(scope, receive), 421, message)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _known(self, scope: Scope) -> bool:
        given = [value for name, value in scope["headers"] if name == b"host"]
        found = _HOST.match(given[0].decode("latin-1")) if len(given) == 1 else None
        if found is None:
            return False
        name = found[1].strip("[]").casefold().rstrip(".")
        return name == "localhost" or name in self.names or _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
