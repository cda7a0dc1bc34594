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
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import streamlit as st
from anyio import to_thread
from google.protobuf.message import DecodeError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import encode_provider_token
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

from pages.parts.shared.front import ACCOUNT, OTHERS, PASSWORD, SIGN_IN, SIGN_OUT, SIGNING, ready, sent_with
from pages.parts.shared.gate import address_of, turned_away
from tally import rights
from tally.errors import SignInRefused, StoreUnavailable, TallyError
from tally.rights import NOBODY, Person
from tally.wording import explain, language, moment, say, use_language

if TYPE_CHECKING:
    from tally.store.accounts import Accounts

COOKIE = "tally_session"
ONLY_OURS = "__Host-"  # behind TLS: browsers take a cookie of such a name from this very host only
JUST_NOW = 600  # seconds in which what a provider said begins a session
OPEN = ("/app/static/fonts/", "/app/static/sign-in.css", "/app/static/icon.svg")
OIDC = ("/auth/", "/oauth2callback")
LARGEST_FORM = 8192
FORMS = tuple(address for address in SIGNING if address != ACCOUNT)  # what is no page to come back to
GIVEN = re.compile(rb"/(?:media|_stcore/upload_file)/([0-9a-f-]{32,64})")
OURS = re.compile(r"^/(?:media|_stcore/upload_file)/([^/.]+)")
TEMPLATES = Jinja2Templates(Path(__file__).parent.parent / "signing")
KEPT = 20_000  # files and Streamlit sessions whose owners are remembered
_given: OrderedDict[str, int | None] = OrderedDict()


def middleware() -> list[Middleware]:
    """What stands before everything else. Raises TallyError where the app would serve a network without sign-in."""
    mode, address = rights.mode(), st.get_option("server.address") or "0.0.0.0"
    if mode in ("none", "proxy") and not _loopback(address):
        raise TallyError(f"serve-{mode}", address=address)
    if mode != "none":
        rights.ask(acting)
    return [Middleware(Guard, mode=mode)]


def routes() -> list[Route]:
    """The pages of signing in, which work without any script."""
    if rights.mode() == "none":
        return []
    forms = ((PASSWORD, change_password), (OTHERS, end_others)) if rights.mode() == "accounts" else ()
    own = [Route(address, answer, methods=["POST"]) for address, answer in forms]
    form = Route(SIGN_IN, sign_in, methods=["GET", "POST"])
    return [form, Route(ACCOUNT, account), Route(SIGN_OUT, sign_out, methods=["POST"]), *own]


class Guard:
    """Asks every request and every websocket message who it comes from.

    Without sign-in: answers on a loopback address only, whatever server was told to listen elsewhere.
    """

    def __init__(self, app: ASGIApp, mode: str) -> None:
        self.app, self.mode = app, mode

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what comes from a session, or from this machine, or leads to the sign-in page."""
        path, (server, port) = str(scope.get("path", "")), scope.get("server") or ("127.0.0.1", None)
        open_to_all = path == SIGN_IN or path.startswith(OPEN) or (self.mode == "oidc" and path.startswith(OIDC))
        if self.mode == "none" and port is not None and not _loopback(str(server)):
            await turned_away(scope, 403, say("error-serve-none", address=server))(scope, receive, send)
        elif scope["type"] == "lifespan" or self.mode == "none" or open_to_all:
            await self.app(scope, receive, send)
        else:
            await self._answer(HTTPConnection(scope), path, receive, send)

    async def _answer(self, asked: HTTPConnection, path: str, receive: Receive, send: Send) -> None:
        scope = asked.scope
        try:
            signed = await to_thread.run_sync(_signed, asked)
        except StoreUnavailable as error:
            await turned_away(scope, 503, explain(error))(scope, receive, send)
            return
        owner = OURS.match(path)
        if signed is None or (signed.one_time and path not in (ACCOUNT, PASSWORD, SIGN_OUT)):
            await self._led_to_sign_in(asked, signed)(scope, receive, send)
        elif scope["type"] == "websocket":
            await self.app(_own_session(asked, signed), _watched(asked, receive, send), _noting(signed, send))
        elif owner and _given.get(owner[1]) != signed.account:
            await turned_away(scope, 403, say("sign-in-not-yours"))(scope, receive, send)
        else:
            # nothing of a signed-in person stays in a cache: the back button shows nothing after signing out
            unkept = sent_with({"cache-control": "no-store"}, send, instead=True)
            await self.app(scope, receive, send if "/static/" in path else unkept)

    def _led_to_sign_in(self, asked: HTTPConnection, signed: Person | None) -> ASGIApp:
        if asked.scope["type"] == "websocket" or "text/html" not in asked.headers.get("accept", ""):
            return turned_away(asked.scope, 401, say("error-sign-in-ended"))
        if self.mode == "proxy" and not signed:
            return _page(Request(asked.scope), "stranger", 403)
        wanted = asked.url.path + (f"?{asked.url.query}" if asked.url.query else "")
        return RedirectResponse(f"{ACCOUNT if signed else SIGN_IN}?next={quote(wanted)}", 303)


def _watched(asked: HTTPConnection, receive: Receive, send: Send) -> Receive:
    """Messages of a websocket for as long as its session lasts: what comes later is not passed on."""

    async def received() -> Message:
        message = await receive()
        while message["type"] == "websocket.receive":
            signed = await to_thread.run_sync(_signed, asked)
            if signed is None:
                await send({"type": "websocket.close", "code": 1008})
                return {"type": "websocket.disconnect", "code": 1008}
            if not _foreign(message.get("bytes") or b"", signed.account):
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


def _noting(signed: Person, send: Send) -> Send:
    """Remembers which media and upload addresses were given to whom: nobody else may use them."""

    async def sent(message: Message) -> None:
        for given in GIVEN.findall(message.get("bytes") or b""):
            _remember(given.decode(), signed.account)
        await send(message)

    return sent


def _own_session(asked: HTTPConnection, signed: Person) -> Scope:
    """The scope of a websocket that goes on with a Streamlit session only where it was the same account's."""
    name = b"sec-websocket-protocol"
    wanted = [part.strip() for part in asked.headers.get(name.decode(), "").split(",")]
    if len(wanted) < 3 or _given.get(wanted[2]) == signed.account:
        return asked.scope
    others = [pair for pair in asked.scope["headers"] if pair[0] != name]
    return {**asked.scope, "headers": [*others, (name, ", ".join(wanted[:2]).encode())]}


def _remember(name: str, account: int | None) -> None:
    _given[name] = account
    _given.move_to_end(name)
    if len(_given) > KEPT:
        _given.popitem(last=False)


# who it is


def acting() -> Person:
    """Who acts in this run of the script; nobody where it is no run of a person who is signed in."""
    context = get_script_run_ctx()
    if context is None:
        return NOBODY
    signed = _who(st.context.cookies.to_dict(), dict(st.context.headers), st.context.ip_address or "")
    if signed is None or signed.one_time:
        return NOBODY
    _remember(context.session_id, signed.account)
    return signed


def _signed(asked: HTTPConnection) -> Person | None:
    return _who(asked.cookies, asked.headers, address_of(asked))


def _who(cookies: Mapping[str, str], headers: Mapping[str, str], address: str) -> Person | None:
    accounts = _accounts()
    if rights.mode() != "proxy":
        return accounts.signed(_token(cookies))
    names = {name.lower(): value for name, value in headers.items()}
    trusted = list(st.get_option("server.trustedUserHeaders") or {})
    return accounts.identity(names.get(trusted[0].lower()) if trusted else None, address)


def _accounts() -> Accounts:
    """The accounts of the store; its libraries are loaded while the server answers already, see `front.lifespan`."""
    ready()
    from pages.parts.shared.view import own_store

    return own_store().accounts


def _token(cookies: Mapping[str, str]) -> str:
    return cookies.get(ONLY_OURS + COOKIE) or cookies.get(COOKIE, "")


def _just_named(cookies: dict[str, str]) -> str | None:
    """Whom the provider has named just now, in Streamlit's own signed cookie; it begins a session and is none."""
    signed = _get_signed_cookie_with_chunks(cookies, "_streamlit_user") if "_streamlit_user" in cookies else None
    named = json.loads(signed) if signed else {}
    since = named.get("iat")
    fresh = isinstance(since, int | float) and abs(time.time() - since) < JUST_NOW
    return named.get("email") if fresh and named.get("email_verified") is not False else None


def _loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


# the pages


async def sign_in(request: Request) -> Response:
    """The form, or the way to the provider; then a session, and on to the address that was asked for."""
    wanted = _next(request.query_params.get("next"))
    if rights.mode() == "proxy":
        return RedirectResponse("/", 303)
    if rights.mode() == "oidc":
        return await _provided(request, wanted)
    if request.method == "GET":
        return _page(request, "sign-in", next=wanted)
    form = await _form(request)
    name, password, wanted = form.get("name", ""), form.get("password", ""), _next(form.get("next"))
    try:
        token = await to_thread.run_sync(_accounts().sign_in, name, password, address_of(request))
    except TallyError as refusal:
        status = 401 if isinstance(refusal, SignInRefused) else 503
        return _page(request, "sign-in", status, refusal, next=wanted, name=name[:100])
    return await _begun(request, token, wanted)


async def _provided(request: Request, wanted: str) -> Response:
    """Where the provider has just named somebody, in; else a page that leads to the provider."""
    if named := _just_named(request.cookies):
        token = await to_thread.run_sync(_accounts().vouched, named, address_of(request))
        if token is None:
            return _page(request, "stranger", 403)
        return await _begun(request, token, request.session.pop("next", wanted))
    if "enter" not in request.query_params:
        return _page(request, "provider", next=wanted)
    request.session["next"] = wanted
    return RedirectResponse(f"/auth/login?provider={quote(encode_provider_token('default'))}", 303)


async def _begun(request: Request, token: str, wanted: str) -> Response:
    """On to what was asked for, with the new session; the one that this browser had before ends."""
    await to_thread.run_sync(_accounts().sign_out, _token(request.cookies))
    answer, secure = RedirectResponse(wanted, 303), request.url.scheme == "https"
    answer.set_cookie(ONLY_OURS * secure + COOKIE, token, httponly=True, samesite="lax", secure=secure)
    return answer


async def change_password(request: Request) -> Response:
    """Another password; one signs in with it at once, here and everywhere."""
    form = await _form(request)
    accounts, token = _accounts(), _token(request.cookies)
    try:
        await to_thread.run_sync(accounts.change_password, token, form.get("old", ""), form.get("new", ""))
    except TallyError as refusal:
        return account(request, refusal, 400, wanted=form.get("next"))
    return _page(request, "sign-in", notice="sign-in-changed", next=_next(form.get("next")))


async def end_others(request: Request) -> Response:
    """Every other session of this account ends, once the password was given again."""
    form, accounts = await _form(request), _accounts()
    try:
        await to_thread.run_sync(accounts.end_others, _token(request.cookies), form.get("password", ""))
    except TallyError as refusal:
        return account(request, refusal, 400)
    return account(request, notice="sessions-ended")


async def sign_out(request: Request) -> Response:
    """Ends the session, and what the browser kept of it."""
    await to_thread.run_sync(_accounts().sign_out, _token(request.cookies))
    # A form may lead to no other house (`form-action`), so the provider's own way out is a step of its own.
    away = _page(request, "provider", notice="sign-in-left", next="/", onward="/auth/logout")
    answer = away if rights.mode() == "oidc" else RedirectResponse(SIGN_IN, 303)
    for prefix in ("", ONLY_OURS):
        answer.delete_cookie(prefix + COOKIE, secure=bool(prefix), httponly=True, samesite="lax")
    answer.headers["clear-site-data"] = '"cache"'
    return answer


def account(
    request: Request,
    refusal: TallyError | None = None,
    status: int = 200,
    notice: str | None = None,
    wanted: str | None = None,
) -> Response:
    """Who one is, the form for another password, and the way out."""
    signed = _signed(request)
    if signed is None:
        return RedirectResponse(SIGN_IN, 303)
    sessions = _accounts().sessions(_token(request.cookies))
    values = {"signed": signed, "mode": rights.mode(), "sessions": sessions, "moment": moment, "notice": notice}
    onward = _next(wanted or request.query_params.get("next"))
    return _page(request, "account", status, refusal, next=onward, **values)


def _page(
    request: Request, kind: str, status: int = 200, refusal: TallyError | None = None, **values: object
) -> Response:
    """One of the pages in `pages/parts/signing`, filled in the language that its address asks for."""
    use_language(request.query_params.get("lang", "vi"))
    values |= {"say": say, "lang": language(), "alert": explain(refusal) if refusal else ""}
    return TEMPLATES.TemplateResponse(request, f"{kind}.html", values, status, {"cache-control": "no-store"})


async def _form(request: Request) -> dict[str, str]:
    """What was typed. Raises HTTPException for more than a person types; `Gate` turns other sites' forms away."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > LARGEST_FORM:
        raise HTTPException(403, say("sign-in-not-yours"))
    return {name: typed for name, typed in (await request.form()).items() if isinstance(typed, str)}


def _next(wanted: str | None) -> str:
    """An address of ours to go on to; anything else is the first page."""
    good = wanted and re.fullmatch(r"/(?![/\\])[^\x00-\x1f\\]*", wanted) and not wanted.startswith(FORMS)
    return wanted if wanted and good else "/"
