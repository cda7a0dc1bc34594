"""Signing in, before Streamlit: without a session there is the sign-in page and nothing else, no websocket either.

The app learns who acts from the same cookie or header at every request, every websocket message and every run.
"""

from __future__ import annotations

import ipaddress
import json
import re
import time
from collections import OrderedDict
from collections.abc import Mapping
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import parse_qs, quote, urlsplit

import streamlit as st
from anyio import to_thread
from google.protobuf.message import DecodeError
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import encode_provider_token
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

from pages.parts.shared.front import ACCOUNT, PASSWORD, SIGN_IN, SIGN_OUT
from pages.parts.shared.view import own_store
from tally import rights
from tally.errors import StoreUnavailable, TallyError
from tally.rights import NOBODY, Person
from tally.store.accounts import Signed, SignInRefused
from tally.store.settings import setting
from tally.wording import LANGUAGES, explain, language, say, use_language

COOKIE = "tally_session"
OPEN = ("/app/static/fonts/", "/app/static/sign-in.css", "/app/static/icon.svg")
OIDC = ("/auth/", "/oauth2callback")
LARGEST_FORM = 8192
GIVEN = re.compile(rb"/(?:media|_stcore/upload_file)/([0-9a-f-]{32,64})")
OURS = re.compile(r"^/(?:media|_stcore/upload_file)/([^/.]+)")
KEPT = 20_000  # files and Streamlit sessions whose owners are remembered
_given: OrderedDict[str, int | None] = OrderedDict()


def middleware() -> list[Middleware]:
    """What stands before everything else. Raises TallyError where the app would serve a network without sign-in."""
    mode, address = rights.mode(), st.get_option("server.address") or "0.0.0.0"
    if mode in ("none", "proxy") and not _loopback(address):
        raise TallyError(f"serve-{mode}", address=address)
    if mode == "none":
        return [Middleware(Alone)]
    rights.ask(acting)
    return [Middleware(Gate, mode=mode)]


def routes() -> list[Route]:
    """The pages of signing in, which work without any script."""
    if rights.mode() == "none":
        return []
    return [
        Route(SIGN_IN, sign_in, methods=["GET", "POST"]),
        Route(ACCOUNT, account),
        Route(PASSWORD, change_password, methods=["POST"]),
        Route(SIGN_OUT, sign_out, methods=["POST"]),
    ]


class Alone:
    """Without sign-in: answers on a loopback address only, whatever server was told to listen elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what was asked of this machine by itself."""
        server = scope.get("server") or ("127.0.0.1", None)
        if scope["type"] == "lifespan" or server[1] is None or _loopback(str(server[0])):
            await self.app(scope, receive, send)
            return
        await PlainTextResponse(say("error-serve-none", address=server[0]), 403)(scope, receive, send)


class Gate:
    """Asks every request and every websocket message who it comes from."""

    def __init__(self, app: ASGIApp, mode: str) -> None:
        self.app, self.mode = app, mode

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what comes from a session, or leads to the sign-in page."""
        path = str(scope.get("path", ""))
        if (
            scope["type"] == "lifespan"
            or path.startswith(OPEN)
            or path == SIGN_IN
            or (self.mode == "oidc" and path.startswith(OIDC))
        ):
            await self.app(scope, receive, send)
        else:
            await self._answer(HTTPConnection(scope), path, receive, send)

    async def _answer(self, asked: HTTPConnection, path: str, receive: Receive, send: Send) -> None:
        try:
            signed = await to_thread.run_sync(_signed, asked)
        except StoreUnavailable as error:
            await _refused(asked, explain(error), 503)(asked.scope, receive, send)
            return
        owner = OURS.match(path)
        if signed is None or (signed.one_time and path not in (ACCOUNT, PASSWORD, SIGN_OUT)):
            await self._turned_away(asked, signed)(asked.scope, receive, send)
        elif asked.scope["type"] == "websocket":
            await self.app(_own_session(asked, signed), _watched(asked, receive, send), _noting(signed, send))
        elif owner and _given.get(owner[1]) != signed.person.account:
            await PlainTextResponse(say("sign-in-not-yours"), 403)(asked.scope, receive, send)
        else:
            await self.app(asked.scope, receive, send if "/static/" in path else _not_kept(send))

    def _turned_away(self, asked: HTTPConnection, signed: Signed | None) -> ASGIApp:
        if asked.scope["type"] == "websocket" or "text/html" not in asked.headers.get("accept", ""):
            return _refused(asked, say("error-sign-in-ended"), 401)
        if signed:
            return RedirectResponse(ACCOUNT, 303)
        if self.mode == "proxy":
            return _page("stranger", status=403)
        wanted = asked.url.path + (f"?{asked.url.query}" if asked.url.query else "")
        return RedirectResponse(f"{SIGN_IN}?next={quote(wanted)}", 303)


def _refused(asked: HTTPConnection, words: str, status: int) -> ASGIApp:
    if asked.scope["type"] != "websocket":
        return PlainTextResponse(words, status)

    async def closed(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "websocket.close", "code": 1008})

    return closed


def _watched(asked: HTTPConnection, receive: Receive, send: Send) -> Receive:
    """Messages of a websocket for as long as its session lasts: what comes later is not passed on."""

    async def received() -> Message:
        message = await receive()
        while message["type"] == "websocket.receive":
            signed = await to_thread.run_sync(_signed, asked)
            if signed is None:
                await send({"type": "websocket.close", "code": 1008})
                return {"type": "websocket.disconnect", "code": 1008}
            if not _foreign(message.get("bytes") or b"", signed.person.account):
                return message
            message = await receive()
        return message

    return received


def _foreign(written: bytes, account: int | None) -> bool:
    """Whether a message asks for what another account's page offered, or to empty everybody's caches."""
    message = BackMsg()
    try:
        message.ParseFromString(written)
    except DecodeError:
        return False  # Streamlit closes such a connection
    if message.WhichOneof("type") != "backend_operation_request":
        return bool(message.WhichOneof("type") == "clear_cache")
    if message.backend_operation_request.WhichOneof("payload") != "deferred_file":
        return False
    offered = Runtime.instance().media_file_mgr._deferred_callables.get(
        message.backend_operation_request.deferred_file.file_id
    )
    return offered is None or _given.get(offered["session_id"]) != account


def _noting(signed: Signed, send: Send) -> Send:
    """Remembers which media and upload addresses were given to whom: nobody else may use them."""

    async def sent(message: Message) -> None:
        for given in GIVEN.findall(message.get("bytes") or b""):
            _remember(given.decode(), signed.person.account)
        await send(message)

    return sent


def _own_session(asked: HTTPConnection, signed: Signed) -> Scope:
    """The scope of a websocket that goes on with a Streamlit session only where it was the same account's."""
    name = b"sec-websocket-protocol"
    wanted = [part.strip() for part in asked.headers.get(name.decode(), "").split(",")]
    if len(wanted) < 3 or _given.get(wanted[2]) == signed.person.account:
        return asked.scope
    others = [pair for pair in asked.scope["headers"] if pair[0] != name]
    return {**asked.scope, "headers": [*others, (name, ", ".join(wanted[:2]).encode())]}


def _remember(name: str, account: int | None) -> None:
    _given[name] = account
    _given.move_to_end(name)
    if len(_given) > KEPT:
        _given.popitem(last=False)


def _not_kept(send: Send) -> Send:
    """Nothing of a signed-in person stays in a cache, so that the back button shows nothing after signing out."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["cache-control"] = "no-store"
        await send(message)

    return sent


# who it is


def acting() -> Person:
    """Who acts in this run of the script; nobody where it is no run of a person who is signed in."""
    context = get_script_run_ctx()
    if context is None:
        return NOBODY
    signed = _who(st.context.cookies.to_dict(), dict(st.context.headers), st.context.ip_address or "")
    if signed is None or signed.one_time:
        return NOBODY
    _remember(context.session_id, signed.person.account)
    return signed.person


def _signed(asked: HTTPConnection) -> Signed | None:
    return _who(asked.cookies, asked.headers, asked.client.host if asked.client else "")


def _who(cookies: Mapping[str, str], headers: Mapping[str, str], address: str) -> Signed | None:
    accounts, mode = own_store().accounts, rights.mode()
    if mode == "accounts":
        return accounts.signed(cookies.get(COOKIE))
    if mode == "oidc":
        return accounts.identity(_identity(dict(cookies)), address)
    names = {name.lower(): value for name, value in headers.items()}
    trusted = list(st.get_option("server.trustedUserHeaders") or {})
    return accounts.identity(names.get(trusted[0].lower()) if trusted else None, address)


def _identity(cookies: dict[str, str]) -> str | None:
    """Whom the provider named in Streamlit's own signed cookie, as long as its word is young enough."""
    signed = _get_signed_cookie_with_chunks(cookies, "_streamlit_user") if "_streamlit_user" in cookies else None
    said = json.loads(signed) if signed else {}
    return said.get("email") if _young(said.get("iat")) else None


def _young(since: object) -> bool:
    return isinstance(since, int | float) and time.time() - since < setting("SESSION_HOURS") * 3600


def _loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


# the pages


async def sign_in(request: Request) -> Response:
    """The form; then a session, and on to the address that was asked for."""
    _speak(request)
    wanted = _next(request.query_params.get("next"))
    if rights.mode() != "accounts":
        login = f"/auth/login?provider={quote(encode_provider_token('default'))}" if rights.mode() == "oidc" else ""
        known = await to_thread.run_sync(_identity, dict(request.cookies)) if login else ""
        return _page("stranger" if known else "provider", login=login)
    if request.method == "GET":
        return _page("sign-in", next=wanted)
    form = await _form(request)
    if form is None:
        return PlainTextResponse(say("sign-in-not-yours"), 403)
    address = request.client.host if request.client else ""
    try:
        token = await to_thread.run_sync(
            own_store().accounts.sign_in, form.get("name", ""), form.get("password", ""), address
        )
    except TallyError as refusal:
        status = 401 if isinstance(refusal, SignInRefused) else 503
        name = form.get("name", "")[:100]
        return _page("sign-in", status=status, alert=explain(refusal), next=_next(form.get("next")), name=name)
    answer = RedirectResponse(_next(form.get("next")), 303)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="lax", secure=request.url.scheme == "https")
    return answer


async def account(request: Request) -> Response:
    """Who one is, the form for another password, and the way out."""
    _speak(request)
    return _account(_signed(request))


async def change_password(request: Request) -> Response:
    """Another password; one signs in with it at once, here and everywhere."""
    _speak(request)
    form = await _form(request)
    if form is None:
        return PlainTextResponse(say("sign-in-not-yours"), 403)
    accounts, token = own_store().accounts, request.cookies.get(COOKIE, "")
    try:
        await to_thread.run_sync(accounts.change_password, token, form.get("old", ""), form.get("new", ""))
    except TallyError as refusal:
        return _account(_signed(request), explain(refusal), 400)
    return _page("sign-in", notice=say("sign-in-changed"), next="/")


async def sign_out(request: Request) -> Response:
    """Ends the session, and what the browser kept of it."""
    _speak(request)
    if await _form(request) is None:
        return PlainTextResponse(say("sign-in-not-yours"), 403)
    if rights.mode() == "accounts":
        await to_thread.run_sync(own_store().accounts.sign_out, request.cookies.get(COOKIE, ""))
    answer = RedirectResponse("/auth/logout" if rights.mode() == "oidc" else SIGN_IN, 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="lax")
    answer.headers["clear-site-data"] = '"cache"'
    return answer


def _account(signed: Signed | None, alert: str = "", status: int = 200) -> Response:
    if signed is None:
        return RedirectResponse(SIGN_IN, 303)
    own = rights.mode() == "accounts"
    why = say("sign-in-one-time") if signed.one_time else say(f"role-{signed.person.role}")
    back = "" if signed.one_time else f'<p><a href="/">{escape(say("sign-in-back"))}</a></p>'
    return _page("account", status, alert, who=signed.person.name, why=why, back=back, own="" if own else "hidden")


class _Page(Template):
    idpattern = r"[a-z][a-z-]*"


class _Words(dict[str, str]):
    """What a page is filled with: its own values, else a message of the catalogue."""

    def __missing__(self, key: str) -> str:
        return escape(say(f"sign-in-{key}"))


def _page(kind: str, status: int = 200, alert: str = "", notice: str = "", **values: str) -> Response:
    folder = Path(__file__).parent.parent / "signing"
    said = "".join(
        f'<p class="{name}" role="{name}">{escape(words)}</p>'
        for name, words in (("alert", alert), ("status", notice))
        if words
    )
    filled = _Words({"name": "", **{key: escape(value) for key, value in values.items() if key != "back"}})
    filled |= {"said": said, "lang": language(), "back": values.get("back", ""), "form": ""}
    body = _Page((folder / f"{kind}.html").read_text(encoding="utf-8")).substitute(filled)
    whole = _Page((folder / "around.html").read_text(encoding="utf-8")).substitute(_Words(filled | {"body": body}))
    return HTMLResponse(whole, status, {"cache-control": "no-store"})


async def _form(request: Request) -> dict[str, str] | None:
    """What was typed; None where another site sends it, or more than a person types."""
    origin, length = request.headers.get("origin"), request.headers.get("content-length", "")
    foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    if foreign or request.headers.get("sec-fetch-site") == "cross-site":
        return None
    if not length.isdecimal() or int(length) > LARGEST_FORM:
        return None
    typed = parse_qs((await request.body()).decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[0] for name, values in typed.items()}


def _next(wanted: str | None) -> str:
    """An address of ours to go on to; anything else is the first page."""
    good = wanted and re.fullmatch(r"/(?![/\\])[^\x00-\x1f\\]*", wanted) and not wanted.startswith((SIGN_IN, SIGN_OUT))
    return wanted if wanted and good else "/"


def _speak(request: Request) -> None:
    asked = request.query_params.get("lang", "vi")
    use_language(asked if asked in LANGUAGES else "vi")
