"""Signing in at a running server: what answers without a session, how one begins and ends, who is slowed down."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
from websockets.exceptions import InvalidStatus

from tally.store import open_store
from tests.serving import PASSWORD, PEOPLE, ROOT, Served, prepared

BARE = (
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/upload_file/a/b",
    "/media/a.pdf",
    "/static/js/index.js",
    "/app/static/tally.js",
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    url = f"sqlite:///{tmp_path_factory.mktemp('served') / 'tally.sqlite'}"
    prepared(url)
    site = Served(url).start()
    yield site
    site.stop()


def test_without_a_session_only_the_sign_in_page_answers(served: Served) -> None:
    page = served.ask("/ranking?as_of=2022-05-20")
    assert (page.status, page.headers["location"]) == (303, "/dang-nhap?next=/ranking%3Fas_of%3D2022-05-20")
    assert {served.ask(path, Accept="*/*").status for path in BARE} == {401}
    assert served.ask("/dang-nhap").status == 200
    assert served.ask("/app/static/sign-in.css").status == 200


def test_sign_in_leads_on_to_the_address_that_was_asked_for_and_never_elsewhere(served: Served) -> None:
    def led(wanted: str) -> str:
        return served.post("/dang-nhap", name="lanhdao", password=PASSWORD, next=wanted).headers["location"]

    assert led("/unit?unit=YK") == "/unit?unit=YK"
    strangers = ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nX: 1", "")
    assert {led(wanted) for wanted in strangers} == {"/"}


def test_session_cookie_is_kept_from_scripts_and_other_sites(served: Served) -> None:
    answer = served.post("/dang-nhap", name="lanhdao", password=PASSWORD)
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "SameSite=lax" in answer.headers["set-cookie"]
    assert "Secure" not in answer.headers["set-cookie"]
    form = {"Content_Type": "application/x-www-form-urlencoded", "X_Forwarded_Proto": "https"}
    body = urlencode({"name": "lanhdao", "password": PASSWORD}).encode()
    behind = served.ask("/dang-nhap", "POST", body, **form).headers["set-cookie"]
    assert "Secure" in behind
    assert behind.startswith("__Host-tally_session=")
    assert served.ask("/", cookie=behind.partition(";")[0]).status == 200


def test_form_sent_by_another_site_is_refused(served: Served) -> None:
    body = f"name=lanhdao&password={PASSWORD}".encode()
    assert served.ask("/dang-nhap", "POST", body, Origin="https://evil.example").status == 403
    cookie = served.sign_in("lanhdao")
    assert served.ask("/dang-xuat", "POST", cookie=cookie, Origin="https://evil.example").status == 403
    assert served.ask("/tai-khoan", cookie=cookie).status == 200


def test_answer_is_the_same_whether_or_not_a_name_exists(served: Served) -> None:
    known, unknown = (served.post("/dang-nhap", name=name, password="sai") for name in ("cumtruong", "khongco"))
    assert known.status == unknown.status == 401
    assert known.body.replace("cumtruong", "khongco") == unknown.body


def test_signing_out_ends_the_session_and_leaves_nothing_in_the_browser(served: Served) -> None:
    cookie = served.sign_in("tonghop")
    page = served.ask("/", cookie=cookie)
    assert (page.status, page.headers["cache-control"]) == (200, "no-store")
    left = served.post("/dang-xuat", cookie)
    assert (left.status, left.headers["clear-site-data"]) == (303, '"cache"')
    assert served.ask("/", cookie=cookie).status == 303


def test_first_password_works_once_and_must_be_changed(served: Served) -> None:
    with closing(open_store(served.url)) as store:
        first = store.accounts.add("moi", "leader", "", store.directory_in_force())
    cookie = served.sign_in("moi", first)
    assert served.ask("/unit?unit=YK", cookie=cookie).headers["location"] == "/tai-khoan?next=/unit%3Funit%3DYK"
    assert 'name="next" value="/unit?unit=YK"' in served.ask("/tai-khoan?next=/unit%3Funit%3DYK", cookie=cookie).body
    closed = (*BARE, "/_stcore/stream", "/export", "/ket-thuc-phien-khac")
    assert {served.ask(path, cookie=cookie, Accept="*/*").status for path in closed} == {401}
    with pytest.raises(InvalidStatus, match="rejected"):
        served.open(cookie)
    served.sign_in("moi", first)
    assert "127.0.0.1" not in served.ask("/tai-khoan", cookie=cookie).body
    weak = served.post("/doi-mat-khau", cookie, old=first, new="123456789012", next="/unit?unit=YK")
    assert (weak.status, "dễ đoán" in weak.body, "/unit?unit=YK" in weak.body) == (400, True, True)
    changed = served.post("/doi-mat-khau", cookie, old=first, new="trời nắng chang chang", next="/unit?unit=YK").body
    assert "Đã đổi mật khẩu" in changed
    assert 'name="next" value="/unit?unit=YK"' in changed
    assert served.ask("/", cookie=cookie).status == 303
    assert not served.sign_in("moi", first)
    assert served.ask("/", cookie=served.sign_in("moi", "trời nắng chang chang")).status == 200


def test_account_that_is_off_is_out_everywhere_within_a_second(served: Served) -> None:
    with closing(open_store(served.url)) as store:
        first = store.accounts.add("tam", "leader", "", store.directory_in_force())
        token = store.accounts.sign_in("tam", first, "127.0.0.1")
        store.accounts.change_password(token, first, PASSWORD)
        cookies = [served.sign_in("tam") for _ in range(3)]
        assert {served.ask("/", cookie=cookie).status for cookie in cookies} == {200}
        store.accounts.off("tam")
    time.sleep(1.1)
    assert {served.ask("/", cookie=cookie).status for cookie in cookies} == {303}
    assert not served.sign_in("tam")


def test_another_process_knows_the_same_sessions(served: Served) -> None:
    cookie = served.sign_in("lanhdao")
    other = Served(served.url).start()
    try:
        assert other.ask("/", cookie=cookie).status == 200
    finally:
        other.stop()


def test_other_sessions_are_shown_on_the_account_page_and_ended_there(served: Served) -> None:
    own, other = served.sign_in("cumtruong"), served.sign_in("cumtruong")
    page = served.ask("/tai-khoan", cookie=own)
    assert "phiên đang mở của tài khoản này" in page.body
    assert page.body.count("(phiên này)") == 1
    assert served.post("/ket-thuc-phien-khac", own, password="sai").status == 400
    assert served.ask("/", cookie=other).status == 200
    assert "Đã kết thúc mọi phiên khác" in served.post("/ket-thuc-phien-khac", own, password=PASSWORD).body
    assert (served.ask("/", cookie=own).status, served.ask("/", cookie=other).status) == (200, 303)
    assert served.post("/ket-thuc-phien-khac", other, password=PASSWORD).headers["location"].startswith("/dang-nhap")
    onward = {"next": "/ket-thuc-phien-khac", "name": "cumtruong", "password": PASSWORD}
    assert served.post("/dang-nhap", **onward).headers["location"] == "/"


@pytest.mark.parametrize("mode", ["none", "proxy"])
def test_network_is_not_served_without_sign_in(tmp_path: Path, mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLY_SIGN_IN", mode)
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.address", "0.0.0.0", "--server.port", "0"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert ended.returncode != 0
    assert "127.0.0.1" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_wrong_passwords_are_slowed_down_by_name(served: Served) -> None:
    with closing(open_store(served.url)) as store:
        first = store.accounts.add("bidoan", "leader", "", store.directory_in_force())
    answers = [served.post("/dang-nhap", name="bidoan", password=f"sai {n}").body for n in range(8)]
    assert "Đề nghị đợi" not in answers[4]
    assert "Đề nghị đợi" in answers[7]
    assert not served.sign_in("bidoan", first)


def test_every_role_sees_the_overview(served: Served) -> None:
    assert {served.ask("/", cookie=served.sign_in(name)).status for name in PEOPLE} == {200}
