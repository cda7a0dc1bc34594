"""Who is let in: the house is asked for by its own name, from its own pages, and nobody takes more than a share.

A page of another house that has its own name point here, or that stands on another port, is turned away before
anything answers. An address that asks too often waits, and files in memory have a measure for a session and for all.
"""

from __future__ import annotations

import socket
import time
from collections import Counter, OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose
from streamlit import config
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from tally.bounds import setting
from tally.workbook.limits import MIB

CLOSED = ("/_stcore/metrics", "/_stcore/agent")
"""Services of Streamlit's that tell of the server, or drive it, and that no page needs."""

UPLOADS = "/_stcore/upload_file/"
LOCAL = ("127.0.0.1", "::1", "")
KNOWN = 10_000
"""Addresses whose requests are remembered."""

A_PAGE, BESIDES = 4, 1_000
"""Descriptors of an open page, its socket and the three of its event loop, and those of all else."""


@dataclass
class Gate:
    """Turns away what comes under another name or from another house, and whoever takes more than a share."""

    app: ASGIApp
    open_pages: Counter[str] = field(default_factory=Counter)
    budgets: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    arriving: Counter[str] = field(default_factory=Counter)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers 403, 404, 413 or 429 itself, else hands on."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        _send_at_once(receive)
        asked = HTTPConnection(scope)
        if status := self._refused(asked):
            await turned_away(scope, status)(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._visited(asked, receive, send)
        elif scope["method"] == "PUT" and asked.scope["path"].startswith(UPLOADS):
            await self._uploaded(asked, receive, send)
        else:
            await self.app(scope, receive, send)

    def _refused(self, asked: HTTPConnection) -> int:
        """The status to refuse with, 0 for none."""
        host, origin = asked.headers.get("host", ""), asked.headers.get("origin")
        # a page of ours has the same name and port, or is one that the operator has listed
        listed = config.get_option("server.corsAllowedOrigins")
        own = origin is None or urlsplit(origin).netloc == host or origin in listed
        if not (own and is_host_allowed(host)):
            return 403
        if asked.scope["path"].startswith(CLOSED):
            return 404
        return 0 if self._in_budget(address_of(asked)) else 429

    def _in_budget(self, address: str) -> bool:
        """Whether an address has requests left; what it has comes back within ten seconds. This machine always has."""
        if address in LOCAL:
            return True
        now, most = time.monotonic(), setting("SHARE_REQUESTS")
        left, since = self.budgets.pop(address, (float(most), now))
        left = min(left + (now - since) * most / 10, most) - 1
        self.budgets[address] = max(left, 0.0), now
        if len(self.budgets) > KNOWN:
            self.budgets.popitem(last=False)
        return left >= 0

    async def _visited(self, asked: HTTPConnection, receive: Receive, send: Send) -> None:
        address = address_of(asked)
        everybody = setting("SHARE_ALL_SESSIONS")
        most = everybody if address in LOCAL else setting("SHARE_SESSIONS")
        if self.open_pages[address] >= most or self.open_pages.total() >= everybody:
            await turned_away(asked.scope, 429)(asked.scope, receive, send)
            return
        with _counted(self.open_pages, address, 1):
            await self.app(asked.scope, receive, send)

    async def _uploaded(self, asked: HTTPConnection, receive: Receive, send: Send) -> None:
        """A file is let in where it still fits beside those that lie there and those that are on their way."""
        session = asked.scope["path"][len(UPLOADS) :].partition("/")[0]
        length = asked.headers.get("content-length", "")
        size = int(length) if length.isdecimal() else int(config.get_option("server.maxUploadSize")) * MIB
        own, everybody = lying(session)
        fits_own = own + self.arriving[session] + size <= setting("SHARE_SESSION_MIB") * MIB
        if not (fits_own and everybody + self.arriving.total() + size <= setting("SHARE_FILES_MIB") * MIB):
            await turned_away(asked.scope, 413)(asked.scope, receive, send)
            return
        with _counted(self.arriving, session, size):
            await self.app(asked.scope, receive, send)


def _send_at_once(receive: Receive) -> None:
    """What is written to this connection leaves at once (TCP_NODELAY).

    Streamlit opens the socket in a way in which asyncio does not see to that (uvicorn's issue 3149). Then the body of
    every answer waits until its head is acknowledged: 40 ms on Linux, up to 200 ms on Windows.
    """
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    with suppress(OSError):  # it may be gone already
        if connection := transport and transport.get_extra_info("socket"):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def make_room() -> None:
    """Lets this process have a descriptor for whatever all open pages need: many systems give 1,024 unless asked."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    needed = A_PAGE * setting("SHARE_ALL_SESSIONS") + BESIDES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


@contextmanager
def _counted(counter: Counter[str], key: str, size: int) -> Iterator[None]:
    """Counts this for as long as it lasts; a key without anything left is forgotten."""
    counter[key] += size
    try:
        yield
    finally:
        counter[key] -= size
        if not counter[key]:
            del counter[key]


def lying(session: str) -> tuple[int, int]:
    """Bytes of the files in memory: this session's, and everybody's."""
    memory = Runtime.instance().uploaded_file_mgr if Runtime.exists() else None
    if not isinstance(memory, MemoryUploadedFileManager):
        return 0, 0
    sizes = {
        one: sum(len(file.data) for file in list(files.values())) for one, files in list(memory.file_storage.items())
    }
    return sizes.get(session, 0), sum(sizes.values())


def address_of(asked: HTTPConnection) -> str:
    """Who asks; where a proxy on this machine says for whom, uvicorn has put that here."""
    return asked.client.host if asked.client else ""


def turned_away(scope: Scope, status: int, words: str = "") -> ASGIApp:
    """The answer to who is not let in: a status with a sentence, or the end of a websocket."""
    return WebSocketClose(1008) if scope["type"] == "websocket" else PlainTextResponse(words, status)
