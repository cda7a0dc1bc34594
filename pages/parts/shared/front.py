"""The front door: what is served before and around Streamlit's own pages (language, compression, policy), and made
ready for the first of them.
"""

from __future__ import annotations

import gc
import gzip
import hashlib
import re
import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from threading import Thread

import streamlit as st
from anyio import to_thread
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import delta_generator

from tally.rights import mode
from tally.wording import say

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",  # Streamlit and plotly write styles while they draw
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
}
ONLY_TLS = {"strict-transport-security": "max-age=31536000"}
"""For a year a browser that has once come over TLS comes no other way."""

DESK = "tally-desk"
"""The cookie by which a browser finds the files again that lie on its upload page."""
DESK_SECONDS = 30 * 86_400

SIGNING = SIGN_IN, ACCOUNT, PASSWORD, SIGN_OUT, OTHERS = (
    *("/dang-nhap", "/tai-khoan", "/doi-mat-khau", "/dang-xuat"),
    "/ket-thuc-phien-khac",
)
"""Pages of our own beside Streamlit's, see `signing`."""
NO_PAGE = ("/media/", "/component/", "/static/", "/app/", "/auth/", "/oauth2callback")

STREAMLITS = Path(st.__file__).parent / "static"
PACKED = {
    f"/{file.relative_to(STREAMLITS).as_posix()}": kind
    for file in (STREAMLITS / "static").rglob("*")
    if (kind := {".js": "text/javascript", ".css": "text/css"}.get(file.suffix))
}
"""Streamlit's scripts and styles, by the one spelling of their path that is packed, with their type."""

# Before the first page Streamlit looks through all modules for who draws it, to warn who is no server: 0.06 s.
delta_generator._use_warning_has_been_displayed = True


class Door:
    """Serves the one HTML page in Vietnamese and static files compressed, and adds the policy to every answer."""

    def __init__(self, app: ASGIApp, page: str) -> None:
        self.app, self.page = app, page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request; websockets pass through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = await self._own(Request(scope)) if scope["method"] in ("GET", "HEAD") else None
        headers = HEADERS | ONLY_TLS if scope["scheme"] == "https" else HEADERS
        await (answer or self.app)(scope, receive, sent_with(headers, send))

    async def _own(self, request: Request) -> Response | None:
        path = str(request.scope["path"])
        if path in PACKED and "gzip" in request.headers.get("accept-encoding", ""):
            headers = {"content-encoding": "gzip", "vary": "accept-encoding", "content-type": PACKED[path]}
            headers["cache-control"] = "public, immutable, max-age=31536000"  # its content is in its name
            return Response(await to_thread.run_sync(gzipped, path), headers=headers)
        elsewhere = NO_PAGE if mode() == "none" else (*NO_PAGE, *SIGNING)
        if path.startswith(elsewhere) or "_stcore" in path or (path.endswith("/") and path != "/"):
            return None  # Streamlit leads from an address with a stroke at its end to the one without
        if deeper := path[1:].count("/"):  # no page has one below it: what the address goes on with is left out
            return RedirectResponse("../" * deeper + path.strip("/").split("/")[0])
        answer = HTMLResponse(self.page, headers={"cache-control": "no-cache"})
        if len(request.cookies.get(DESK, "")) < 20:
            token = secrets.token_urlsafe(24)
            answer.set_cookie(DESK, token, DESK_SECONDS, httponly=True, samesite="strict")
        return answer


@cache
def gzipped(path: str) -> bytes:
    """One of Streamlit's static files, compressed once: they never change while the server runs."""
    return gzip.compress((STREAMLITS / path[1:]).read_bytes(), 6, mtime=0)


def sent_with(headers: Mapping[str, str], send: Send, *, instead: bool = False) -> Send:
    """Answers go out with these headers where they have none of the name, or `instead` of what they have."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = MutableHeaders(scope=message)
            own.update({name: value for name, value in headers.items() if instead or name not in own})
        await send(message)

    return sent


def page(static: Path) -> str:
    """Streamlit's page in Vietnamese, with our styles and script, and without its inline script and spare font."""
    text = (STREAMLITS / "index.html").read_text(encoding="utf-8")
    text = text.replace('<html lang="en">', '<html lang="vi">')
    text = re.sub(r"<title>.*?</title>", f"{_marks(static)}<title>{say('frame-product')}</title>", text)
    text = re.sub(r"<noscript>.*?</noscript>", f"<noscript><p>{say('frame-noscript')}</p></noscript>", text, flags=re.S)
    text = re.sub(r"<script>.*?</script>", "", text, flags=re.S)
    return re.sub(r"<link\s+rel=\"(preload|shortcut icon|service-desc)\".*?/>", "", text, flags=re.S)


def _marks(static: Path) -> str:
    """The tags for our own files, each with a mark of its content so that browsers may keep it."""
    mark = {name: hashlib.sha256((static / name).read_bytes()).hexdigest()[:8] for name in ("tally.css", "tally.js")}
    return (
        '<link rel="icon" type="image/svg+xml" href="./app/static/icon.svg" />'
        f'<link rel="stylesheet" href="./app/static/tally.css?{mark["tally.css"]}" />'
        f'<script src="./app/static/tally.js?{mark["tally.js"]}"></script>'
    )


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Makes ready what the first page needs as soon as the server answers, while the browser loads its own scripts."""
    _warming.start()
    yield


def ready() -> None:
    """Waits for what `lifespan` began; where no server began it, as in the test of a page, there is nothing."""
    if _warming.ident:
        _warming.join()


def _prepare() -> None:
    try:
        from pages.parts.shared import frame, view  # noqa: F401  the libraries take longer than all else

        view.in_use()
    except Exception:
        pass  # what is wrong with the store, the page says to whoever opens it
    finally:
        gc.freeze()  # the libraries stay: no later collection has to walk through them
        gc.enable()


_warming = Thread(target=_prepare, name="warming", daemon=True)
