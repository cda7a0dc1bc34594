"""Behind a real nginx that signs people in: it names them, nobody else does, and a stranger sees one sentence."""

from __future__ import annotations

import base64
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import PEOPLE, Served, prepared

CONF = """
daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{}}
http {{
  access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  map $http_upgrade $connection_upgrade {{ default upgrade; '' close; }}
  server {{
    listen 127.0.0.1:{port};
    auth_basic tally; auth_basic_user_file {folder}/people;
    location / {{
      proxy_pass http://127.0.0.1:{inner}; proxy_http_version 1.1;
      proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Remote-User $remote_user;
      proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade;
    }}
  }}
}}
"""


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    if not shutil.which("nginx"):
        pytest.skip("no nginx is installed")
    folder = tmp_path_factory.mktemp("proxied")
    url = f"sqlite:///{folder / 'tally.sqlite'}"
    prepared(url)
    headers = {"STREAMLIT_SERVER_TRUSTED_USER_HEADERS": '{"X-Remote-User": "name"}'}
    site = Served(url, "proxy", headers).start()
    inner = site.port
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        site.port = free.getsockname()[1]
    (folder / "people").write_text("".join(f"{name}:{{PLAIN}}x\n" for name in (*PEOPLE, "nguoila")))
    (folder / "people").chmod(0o644)
    folder.chmod(0o755)
    _conf(folder, site.port, inner)
    nginx = subprocess.Popen(["nginx", "-p", str(folder), "-c", str(folder / "conf")], stderr=subprocess.DEVNULL)
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", site.port)) == 0:
                break
        time.sleep(0.05)
    yield site
    nginx.terminate()
    nginx.wait()
    site.stop()


def _conf(folder: Path, port: int, inner: int) -> None:
    (folder / "conf").write_text("user root;" + CONF.format(folder=folder, port=port, inner=inner))


def basic(name: str) -> str:
    return "Basic " + base64.b64encode(f"{name}:x".encode()).decode()


def test_proxy_names_who_comes_and_a_stranger_sees_one_sentence(proxied: Served) -> None:
    assert proxied.ask("/").status == 401  # nginx itself
    assert proxied.ask("/", Authorization=basic("lanhdao")).status == 200
    stranger = proxied.ask("/", Authorization=basic("nguoila"))
    assert (stranger.status, "chưa được cấp quyền" in stranger.body) == (403, True)
    assert proxied.ask("/_stcore/health", Accept="*/*", Authorization=basic("nguoila")).status == 401


def test_nobody_names_himself(proxied: Served) -> None:
    claims = {"Authorization": basic("lanhdao"), "X_Remote_User": "quantri"}
    assert "lanhdao" in proxied.ask("/tai-khoan", **claims).body
    assert "quantri" not in proxied.ask("/tai-khoan", **claims).body
