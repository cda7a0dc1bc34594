"""The front door: what is served before and around Streamlit's own pages (language, compression, policy, our files)."""

from __future__ import annotations

import gzip
import hashlib
import re
import secrets
from functools import partial
from pathlib import Path

from anyio import to_thread
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.parts.shared.gate import Gate
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
        "frame-ancestors 'self'",
    )
)
DESK = "tally-desk"
"""The cookie by which a browser finds the files again that lie on its upload page."""
DESK_SECONDS = 30 * 86_400

HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
)
PACKABLE = re.compile(r"/(?:app/)?static(?:/[\w-][\w.-]*)+")
"""Static files under their real name: another spelling of it is served, and not kept once more."""
COMPRESSIBLE = (b"text/", b"application/javascript", b"application/json", b"image/svg", b"application/manifest")

SIGNING = SIGN_IN, ACCOUNT, PASSWORD, SIGN_OUT = "/dang-nhap", "/tai-khoan", "/doi-mat-khau", "/dang-xuat"
"""Pages of our own beside Streamlit's, see `signing`."""


def routes(root: Path) -> list[Mount]:
    """Our own files under app/static: fonts, styles, the page script, the icon."""
    return [Mount("/app/static", StaticFiles(directory=root / "static"))]


def middleware(root: Path, signing: list[Middleware]) -> list[Middleware]:
    """What every answer passes on its way out; `signing` lets in who has a session."""
    return [Middleware(Gate), *signing, Middleware(Door, marks=_marks(root / "static"))]


class Door:
    """Rewrites the one HTML page, adds the policy to every answer and compresses static files once."""

    def __init__(self, app: ASGIApp, marks: str) -> None:
        self.app = app
        self.marks = marks
        self.packed: dict[str, tuple[list[tuple[bytes, bytes]], bytes]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request; websockets and anything that is not a plain GET pass through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        await _Answer(self, scope, send).pass_through(receive)


class _Answer:
    """One answer on its way out: held back while it may have to be rewritten or compressed, else streamed."""

    def __init__(self, door: Door, scope: Scope, send: Send) -> None:
        self.door, self.scope, self.send = door, scope, send
        self.path = str(scope["path"])
        self.start: Message = {}
        self.body: list[bytes] = []
        self.kind = ""

    async def pass_through(self, receive: Receive) -> None:
        packed = self.door.packed.get(self.path) if self._may_pack() else None
        if packed:
            await self._finish(200, *packed)
            return
        scope = self.scope
        if self._ours():  # ask for it plain: what is rewritten or packed here must not come packed already
            scope = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]}
        await self.door.app(scope, receive, self._sent)

    async def _sent(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._started(message)
        elif self.kind:
            await self._held(message)
        else:
            await self.send(message)

    async def _started(self, message: Message) -> None:
        self.start = message
        headers = dict(message["headers"])
        content = headers.get(b"content-type", b"")
        plain = message["status"] == 200 and b"content-encoding" not in headers
        if plain and content.startswith(b"text/html") and self.path not in SIGNING:
            self.kind = "page"
        elif plain and self._may_pack() and content.startswith(COMPRESSIBLE):
            self.kind = "file"
        else:
            message["headers"] = [*message["headers"], *_missing(headers)]
            await self.send(message)

    async def _held(self, message: Message) -> None:
        self.body.append(message.get("body", b""))
        if message.get("more_body"):
            return
        body = b"".join(self.body)
        headers = [(k, v) for k, v in self.start["headers"] if k not in (b"content-length", b"etag")]
        if self.kind == "page":
            await self._finish(200, headers + _desk(self.scope), _rewritten(body, self.door.marks))
            return
        small = await to_thread.run_sync(partial(gzip.compress, body, 6, mtime=0))
        headers += [(b"content-encoding", b"gzip"), (b"vary", b"accept-encoding")]
        self.door.packed[self.path] = (headers, small)
        await self._finish(200, headers, small)

    async def _finish(self, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
        length = (b"content-length", str(len(body)).encode())
        out = [*headers, length, *_missing(dict(headers))]
        await self.send({"type": "http.response.start", "status": status, "headers": out})
        await self.send({"type": "http.response.body", "body": body})

    def _ours(self) -> bool:
        """Whether this may be our page or one of the static files: everything but Streamlit's own services."""
        return not self.path.startswith(("/_stcore", "/media"))

    def _may_pack(self) -> bool:
        """Static files never change while the server runs, so each is compressed once and kept."""
        accepts = dict(self.scope["headers"]).get(b"accept-encoding", b"")
        static = PACKABLE.fullmatch(self.path) and ".." not in self.path and self.scope["method"] == "GET"
        return bool(static) and b"gzip" in accepts and not self.path.endswith((".woff2", ".png"))


def _desk(scope: Scope) -> list[tuple[bytes, bytes]]:
    """The header that gives a browser its desk, unless it has one."""
    sent = dict(scope["headers"]).get(b"cookie", b"")
    if re.search(rf"(?:^|;\s*){DESK}=[\w-]{{20,}}".encode(), sent):
        return []
    kept = f"{DESK}={secrets.token_urlsafe(24)}; Path=/; Max-Age={DESK_SECONDS}; HttpOnly; SameSite=Strict"
    return [(b"set-cookie", kept.encode())]


def _missing(headers: dict[bytes, bytes]) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, value in HEADERS if name not in headers]


def _rewritten(page: bytes, marks: str) -> bytes:
    """Streamlit's page in Vietnamese, with our styles and script, and without its inline script and spare font."""
    text = page.decode()
    text = text.replace('<html lang="en">', '<html lang="vi">')
    text = re.sub(r"<title>.*?</title>", f"<title>{say('frame-product')}</title>", text)
    text = re.sub(r"<noscript>.*?</noscript>", f"<noscript><p>{say('frame-noscript')}</p></noscript>", text, flags=re.S)
    text = re.sub(r"<script>.*?</script>", "", text, flags=re.S)
    text = re.sub(r"<link\s+rel=\"(preload|shortcut icon|service-desc)\".*?/>", "", text, flags=re.S)
    return text.replace("<title>", marks + "<title>", 1).encode()


def _marks(static: Path) -> str:
    """The tags for our own files, each with a mark of its content so that browsers may keep it."""
    mark = {name: hashlib.sha256((static / name).read_bytes()).hexdigest()[:8] for name in ("tally.css", "tally.js")}
    return (
        '<link rel="icon" type="image/svg+xml" href="./app/static/icon.svg" />'
        f'<link rel="stylesheet" href="./app/static/tally.css?{mark["tally.css"]}" />'
        f'<script src="./app/static/tally.js?{mark["tally.js"]}"></script>'
    )
