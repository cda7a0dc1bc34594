"""Who is let in: the house is asked for by its own name, from its own pages, and nobody takes more than a share.

A page of another house that has its own name point here, or that stands on another port, is turned away before
anything answers. An address that asks too often waits, and files in memory have a measure for a session and for all.
"""

from __future__ import annotations

import os
import time
from collections import Counter, OrderedDict
from dataclasses import dataclass, field, fields
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from tally.workbook.limits import MIB

CLOSED = ("/_stcore/metrics", "/_stcore/agent")
"""Services of Streamlit's that tell of the server, or drive it, and that no page needs."""

UPLOADS = "/_stcore/upload_file/"
LOCAL = ("127.0.0.1", "::1", "")
KNOWN = 10_000
"""Addresses whose requests are remembered."""


@dataclass(frozen=True)
class Shares:
    """What one may take; each is set by TALLY_SHARE_<NAME>.

    requests     requests that an address may make at once, and again within ten seconds.
    sessions     open pages of an address.
    all_sessions open pages in all.
    session_mib  MiB of files that lie on one page.
    files_mib    MiB of files that lie on all pages.
    """

    requests: int = 600
    sessions: int = 60
    all_sessions: int = 1000
    session_mib: int = 400
    files_mib: int = 1200


def shares() -> Shares:
    """The shares in force: the defaults, or what the environment says in whole numbers above 0."""
    said = {each.name: os.environ.get(f"TALLY_SHARE_{each.name.upper()}", "") for each in fields(Shares)}
    return Shares(**{name: int(text) for name, text in said.items() if text.isdecimal() and int(text)})


@dataclass
class Gate:
    """Turns away what comes under another name or from another house, and whoever takes more than a share."""

    app: ASGIApp
    shares: Shares = field(default_factory=shares)
    open_pages: Counter[str] = field(default_factory=Counter)
    budgets: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    arriving: Counter[str] = field(default_factory=Counter)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers 403, 404, 413 or 429 itself, else hands on."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif status := self._refused(scope):
            await _refuse(scope, send, status)
        elif scope["type"] == "websocket":
            await self._visited(scope, receive, send)
        elif scope["method"] == "PUT" and str(scope["path"]).startswith(UPLOADS):
            await self._uploaded(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _refused(self, scope: Scope) -> int:
        """The status to refuse with, 0 for none."""
        headers = _headers(scope)
        host, origin = headers.get("host", ""), headers.get("origin")
        if not is_host_allowed(host) or (origin is not None and not _own(origin, host)):
            return 403
        if str(scope["path"]).startswith(CLOSED):
            return 404
        return 0 if self._in_budget(_address(scope, headers)) else 429

    def _in_budget(self, address: str) -> bool:
        """Whether an address has requests left; what it has comes back within ten seconds. This machine always has."""
        if address in LOCAL:
            return True
        now, most = time.monotonic(), self.shares.requests
        left, since = self.budgets.pop(address, (float(most), now))
        left = min(left + (now - since) * most / 10, most) - 1
        self.budgets[address] = max(left, 0.0), now
        if len(self.budgets) > KNOWN:
            self.budgets.popitem(last=False)
        return left >= 0

    async def _visited(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = _address(scope, _headers(scope))
        most = self.shares.all_sessions if address in LOCAL else self.shares.sessions
        if self.open_pages[address] >= most or self.open_pages.total() >= self.shares.all_sessions:
            await _refuse(scope, send, 429)
            return
        self.open_pages[address] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.open_pages[address] -= 1
            self.open_pages += Counter()  # forgets those who have left

    async def _uploaded(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A file is let in where it still fits beside those that lie there and those that are on their way."""
        session = str(scope["path"])[len(UPLOADS) :].partition("/")[0]
        length = _headers(scope).get("content-length", "")
        size = int(length) if length.isdecimal() else int(config.get_option("server.maxUploadSize")) * MIB
        own, everybody = lying(session)
        fits_own = own + self.arriving[session] + size <= self.shares.session_mib * MIB
        if not (fits_own and everybody + self.arriving.total() + size <= self.shares.files_mib * MIB):
            await _refuse(scope, send, 413)
            return
        self.arriving[session] += size
        try:
            await self.app(scope, receive, send)
        finally:
            self.arriving[session] -= size
            self.arriving += Counter()


def lying(session: str) -> tuple[int, int]:
    """Bytes of the files in memory: this session's, and everybody's."""
    manager = Runtime.instance().uploaded_file_mgr if Runtime.exists() else None
    if not isinstance(manager, MemoryUploadedFileManager):
        return 0, 0
    sizes = {
        one: sum(len(file.data) for file in list(files.values())) for one, files in list(manager.file_storage.items())
    }
    return sizes.get(session, 0), sum(sizes.values())


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}


def _own(origin: str, host: str) -> bool:
    """Whether a page at this origin is one of ours: same name and port, or one that the operator has listed."""
    return urlsplit(origin).netloc == host or origin in config.get_option("server.corsAllowedOrigins")


def _address(scope: Scope, headers: dict[str, str]) -> str:
    """Who asks: a proxy on this machine says for whom."""
    peer = str((scope.get("client") or ("",))[0])
    return headers.get("x-forwarded-for", "").rpartition(",")[2].strip() or peer if peer in LOCAL else peer


async def _refuse(scope: Scope, send: Send, status: int) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})
