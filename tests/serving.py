"""The app on a free port with a store of its own and accounts of every role, spoken to as a browser does."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tally.store import Store, open_store

ROOT = Path(__file__).parents[1]
PEOPLE = {
    "lanhdao": ("leader", ""),
    "cumtruong": ("head", "C1"),
    "yenkhanh": ("unit", "YK"),
    "tonghop": ("province", ""),
    "quantri": ("admin", ""),
}
ENDS = ("script_finished", "backend_operation_response")
PASSWORD = "bốn từ ghép lại nhé"


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def rerun(path: str, **query: str) -> BackMsg:
    """The message by which a browser asks for a page."""
    message = BackMsg()
    message.rerun_script.page_name = path
    message.rerun_script.query_string = urlencode(query)
    return message


@dataclass
class Answer:
    """One HTTP answer."""

    status: int
    headers: dict[str, str]
    body: str
    cookie: str = ""


@dataclass
class Served:
    """A running app. `ask` sends one request, as whoever holds the cookie."""

    url: str
    mode: str = "accounts"
    settings: dict[str, str] = field(default_factory=dict)
    port: int = 0
    process: subprocess.Popen | None = None
    cookies: dict[str, str] = field(default_factory=dict)

    def start(self) -> Served:
        self.port = self.port or free_port()
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(self.port)]
        environment = {**os.environ, "TALLY_DATABASE_URL": self.url, "TALLY_SIGN_IN": self.mode, **self.settings}
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(600):
            try:
                self.ask("/")
            except OSError:
                time.sleep(0.1)
            else:
                return self
        raise TimeoutError("the app does not answer")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", body: str | bytes = b"", **headers: str) -> Answer:
        """One request; `cookie` and other headers by name, `_` for `-`."""
        sent = {"Accept": "text/html", **{name.replace("_", "-"): value for name, value in headers.items()}}
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request(method, path, body or None, sent)
            answer = connection.getresponse()
            content = answer.read().decode("utf-8", "replace")
            found = {name.lower(): value for name, value in answer.getheaders()}
        cookie = re.match(r"tally_session=[^;]+", found.get("set-cookie", ""))
        return Answer(answer.status, found, content, cookie[0] if cookie else "")

    def bytes(self, path: str, cookie: str) -> bytes:
        """A file as it is."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request("GET", path, headers={"Cookie": cookie})
            return connection.getresponse().read()

    def post(self, path: str, cookie: str = "", **fields: str) -> Answer:
        """A form sent as a browser sends it."""
        kind = "application/x-www-form-urlencoded"
        return self.ask(path, "POST", urlencode(fields), cookie=cookie, Content_Type=kind, Origin=self.address)

    def look(self, cookie: str, path: str, **query: str) -> bytes:
        """Everything that a page sends to a browser, until it is drawn; one run over the websocket."""
        return self.say(cookie, rerun(path, **query))

    def say(self, cookie: str, *messages: BackMsg) -> bytes:
        """What comes back until each of these messages was answered."""
        with self.open(cookie) as socket:
            heard = b""
            for message in messages:
                socket.send(message.SerializeToString())
                heard += self.heard(socket)
        return heard

    def open(self, cookie: str) -> ClientConnection:
        """A websocket of this session."""
        address = f"ws://127.0.0.1:{self.port}/_stcore/stream"
        return connect(address, additional_headers={"Cookie": cookie}, max_size=None)

    @staticmethod
    def heard(socket: ClientConnection, patience: float = 60) -> bytes:
        """Everything until a run has ended or a download was answered. Raises TimeoutError."""
        heard = b""
        while True:
            received = socket.recv(timeout=patience)
            heard += received
            if ForwardMsg.FromString(received).WhichOneof("type") in ENDS:
                return heard

    def sign_in(self, name: str, password: str = PASSWORD) -> str:
        """The cookie of a session."""
        return self.post("/dang-nhap", name=name, password=password).cookie


def with_people(store: Store) -> None:
    """An account of each role, each past its first password."""
    for name, (role, scope) in PEOPLE.items():
        first = store.accounts.add(name, role, scope, store.directory_in_force())
        token = store.accounts.sign_in(name, first, "127.0.0.1")
        store.accounts.change_password(token, first, PASSWORD)


def prepared(url: str) -> None:
    """Makes the store and its people."""
    with closing(open_store(url)) as store:
        with_people(store)
