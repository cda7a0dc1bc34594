"""A stranger on the network reaches nothing by another name, from another house, or by asking without end."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import anyio
import pytest
from starlette.types import ASGIApp
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from pages.parts.shared.front import PACKED, Door, gzipped
from pages.parts.shared.gate import Gate

ROOT = Path(__file__).parent.parent
UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
}


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        "--server.port",
        str(port),
        "--server.headless",
        "true",
    ]
    home = {**os.environ, "XDG_DATA_HOME": str(tmp_path_factory.mktemp("home"))}
    few = {"preexec_fn": few_descriptors} if sys.platform == "linux" else {}
    nowhere = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(words, cwd=ROOT, env=home, **nowhere, **few)
    for _ in range(600):
        try:
            if ask(port, "/_stcore/health") == 200:
                break
        except OSError:
            time.sleep(0.1)
    yield port
    server.terminate()
    server.wait(20)


def few_descriptors() -> None:
    """Gives a process as few of them as a system may unless it is asked for more."""
    import resource

    resource.setrlimit(resource.RLIMIT_NOFILE, (128, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))


def ask(port: int, path: str, method: str = "GET", **headers: str) -> int:
    """The status of one request."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): text for name, text in headers.items()})
        return connection.getresponse().status
    finally:
        connection.close()


def test_a_page_is_served_under_the_names_of_this_house_alone(port: int):
    assert ask(port, "/unit") == ask(port, "/unit", Host=f"localhost:{port}") == 200
    assert ask(port, "/unit", Host=f"evil.example:{port}") == ask(port, "/_stcore/health", Host="") == 403


def test_a_page_elsewhere_may_not_speak_to_this_one(port: int):
    own, other = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{port + 1}"
    assert ask(port, "/_stcore/stream", Origin=own, **UPGRADE) == 101
    for origin in (other, "http://evil.example", "null", f"http://localhost:{port}"):
        assert ask(port, "/_stcore/stream", Origin=origin, **UPGRADE) == 403
        assert ask(port, "/_stcore/health", Origin=origin) == 403


@pytest.mark.linux
def test_pages_that_strangers_hold_open_leave_room_for_the_next(port: int):
    held = [socket.create_connection(("127.0.0.1", port), timeout=10) for _ in range(100)]
    try:
        for number, page in enumerate(held):
            own = UPGRADE | {"Host": f"localhost:{port}", "X-Forwarded-For": f"203.0.113.{number // 40}"}
            lines = [f"{name}: {text}" for name, text in own.items()]
            page.sendall("\r\n".join(["GET /_stcore/stream HTTP/1.1", *lines, "", ""]).encode())
            assert b" 101 " in page.recv(4096)
        assert not [page for page in held if closed(page)]
        assert ask(port, "/unit") == 200
    finally:
        for page in held:
            page.close()


def closed(page: socket.socket) -> bool:
    """Whether the server has ended a connection on which it has nothing to say."""
    page.settimeout(0.02)
    try:
        return not page.recv(1)
    except TimeoutError:
        return False


def test_an_answer_leaves_whole_and_waits_for_no_acknowledgement(port: int):
    line, times = http.client.HTTPConnection("127.0.0.1", port, timeout=20), []
    for _ in range(12):
        before = time.perf_counter()
        line.request("GET", "/_stcore/health")
        line.getresponse().read()
        times.append(time.perf_counter() - before)
    line.close()
    assert min(times[4:]) < 0.03, "held back by Nagle's algorithm, each takes 0.04 s on Linux"


def test_nothing_tells_a_stranger_how_the_server_fares(port: int):
    assert ask(port, "/_stcore/metrics") == ask(port, "/_stcore/agent/openapi.json") == 404


def test_a_file_larger_than_what_may_lie_on_a_page_is_turned_away_unread(port: int):
    assert ask(port, "/_stcore/upload_file/a/b", "PUT", Content_Length=str(500 << 20)) == 413


def passed(app: ASGIApp, path: str = "/", client: str = "10.0.0.7", scheme: str = "http", **headers: str) -> list[dict]:
    """What an application answers to one request."""
    sent: list[dict] = []
    given = [
        (name.replace("_", "-").encode(), text.encode()) for name, text in {"host": "localhost", **headers}.items()
    ]
    scope = {"type": "http", "method": "GET", "path": path, "headers": given, "client": (client, 1), "scheme": scheme}

    async def receive() -> dict:
        return {"type": "http.request", "body": b""}

    async def send(message: dict) -> None:
        sent.append(message)

    with ThreadPoolExecutor(1) as beside:  # a browser test before this one may have left its loop on this thread
        beside.submit(anyio.run, app, scope, receive, send).result()
    return sent


async def script(scope, receive, send) -> None:
    """An application whose every path is the same script."""
    headers = [(b"content-type", b"application/javascript")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"let a = 1;" * 1000})


def test_an_address_that_asks_too_often_waits_and_the_others_do_not(monkeypatch):
    monkeypatch.setenv("TALLY_SHARE_REQUESTS", "20")
    gate = Gate(script)
    statuses = [passed(gate)[0]["status"] for _ in range(40)]
    assert statuses[:20] == [200] * 20
    assert statuses.count(429) > 10
    assert passed(gate, client="10.0.0.8")[0]["status"] == 200
    behind = ProxyHeadersMiddleware(gate)  # as the server puts it around us
    assert passed(behind, client="127.0.0.1", x_forwarded_for="1.2.3.4, 10.0.0.7")[0]["status"] == 429


def test_a_static_file_is_kept_once_however_its_path_is_spelled():
    path = next(iter(PACKED))
    folder, _, name = path.rpartition("/")
    gzipped.cache_clear()
    spelled = (path, f"{folder}//{name}", f"{folder}/./{name}", f"/x/..{path}", f"/y{path}", path.upper(), path)
    for spelling in spelled:
        assert passed(Door(script, ""), spelling, accept_encoding="gzip")[0]["status"] in (200, 307)
    assert gzipped.cache_info().currsize == 1


def test_an_address_below_a_page_leads_to_it_and_one_that_is_no_page_is_told_by_our_own(monkeypatch):
    headers = dict(passed(Door(script, ""), "/clusters/x/y")[0]["headers"])
    assert headers[b"location"] == b"../../clusters"
    for way, body in (("none", b"page"), ("proxy", b"script")):
        monkeypatch.setenv("TALLY_SIGN_IN", way)
        assert (passed(Door(script, "page"), "/tai-khoan")[1]["body"] == b"page") == (body == b"page")


def test_every_answer_forbids_frames_and_behind_tls_asks_to_be_spoken_to_by_tls_alone():
    for scheme, lasting in (("http", None), ("https", "max-age=31536000")):
        headers = dict(passed(Door(script, ""), "/media/a.js", scheme=scheme)[0]["headers"])
        assert b"frame-ancestors 'none'" in headers[b"content-security-policy"]
        assert headers.get(b"strict-transport-security") == (lasting and lasting.encode())
