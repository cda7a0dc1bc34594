"""Signing in with an OpenID Connect provider that runs here, in a real browser: in, refused, out, switched off."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tally.store import open_store
from tests.serving import Served, free_port

pytestmark = pytest.mark.browser
SECRETS = """
[auth]
redirect_uri = "{app}/oauth2callback"
cookie_secret = "known to this server alone, and long enough"
client_id = "tally"
client_secret = "known to the provider"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""
LEADER, UNIT, OFF, STRANGER, DOUBTFUL = (
    f"{name}@ldld.example.vn" for name in ("lanhdao", "yk.lan", "nghi", "nguoila", "tuxung")
)


@pytest.fixture(scope="module")
def provided(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("oidc")
    url = f"sqlite:///{folder / 'tally.sqlite'}"
    with closing(open_store(url)) as store:
        directory = store.directory_in_force()
        for name, role, scope in ((LEADER, "leader", ""), (UNIT, "unit", "YK"), (OFF, "leader", "")):
            store.accounts.add(name, role, scope, directory)
    site = Served(url, "oidc", {"STREAMLIT_SECRETS_FILES": str(folder / "secrets.toml")}, port=free_port())
    port = free_port()
    claims = json.dumps({"sub": DOUBTFUL, "email": LEADER, "email_verified": False})
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--user-claims", claims]
    provider = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    words = SECRETS.format(app=site.address, provider=f"http://127.0.0.1:{port}")
    (folder / "secrets.toml").write_text(words, encoding="utf-8")
    yield site.start()
    site.stop()
    provider.terminate()
    provider.wait()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def signed_in(page: Page, site: Served, person: str, path: str = "/") -> None:
    """What somebody does who wants to see a page: the button, then the provider's own form."""
    page.goto(site.address + path)
    page.get_by_role("link", name="Đăng nhập").click()
    page.get_by_placeholder("sub").fill(person)
    page.get_by_role("button", name="Authorize").click()


def test_provider_names_who_comes_and_the_app_leads_on_to_what_was_asked_for(provided: Served, page: Page) -> None:
    signed_in(page, provided, LEADER, "/ranking?by=shortfall")
    expect(page.locator("h1")).to_contain_text("đứng đầu", timeout=30_000)
    assert page.url.endswith("/ranking?by=shortfall")
    assert page.locator(".t-nav a", has_text="Công văn").count() == 1
    assert page.locator(".t-nav a", has_text="Nạp").count() == 0
    page.locator("a", has_text=LEADER).click()
    expect(page.locator("body")).to_contain_text("Lãnh đạo: xem mọi số liệu và văn bản")
    assert page.locator("input[type=password]").count() == 0


def test_staff_of_a_unit_get_the_pages_of_their_role(provided: Served, page: Page) -> None:
    signed_in(page, provided, UNIT)
    expect(page.locator(".t-nav a", has_text="Nạp")).to_have_count(1, timeout=30_000)
    expect(page.locator(".t-nav a", has_text="Công văn")).to_have_count(0)


@pytest.mark.parametrize("person", [STRANGER, DOUBTFUL])
def test_who_has_no_account_or_an_address_that_nobody_checked_sees_one_sentence(
    provided: Served, page: Page, person: str
) -> None:
    signed_in(page, provided, person)
    if person == STRANGER:
        expect(page.locator("main")).to_have_text(re.compile("chưa được cấp quyền vào phần mềm"))
    else:
        expect(page.locator("h1")).to_have_text("Đăng nhập")
    assert page.locator(".t-nav").count() == 0
    opened = page.goto(f"{provided.address}/ranking")
    assert opened
    assert opened.url.startswith(f"{provided.address}/dang-nhap")
    assert page.request.get(f"{provided.address}/_stcore/health").status == 401


def test_signing_out_ends_the_session_here_whatever_the_browser_has_kept(provided: Served, page: Page) -> None:
    signed_in(page, provided, LEADER)
    expect(page.locator("h1")).to_be_visible(timeout=30_000)
    kept = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    old = f"tally_session={kept['tally_session']}"
    assert provided.ask("/ranking", cookie=old).status == 200
    page.goto(f"{provided.address}/tai-khoan")
    page.get_by_role("button", name="Đăng xuất").click()
    page.get_by_role("button", name="End session").click()
    page.goto(f"{provided.address}/ranking")
    expect(page.get_by_role("link", name="Đăng nhập")).to_be_visible()
    assert provided.ask("/ranking", cookie=old).status == 303


def test_account_that_is_switched_off_is_out_and_stays_out(provided: Served, page: Page) -> None:
    signed_in(page, provided, OFF)
    expect(page.locator("h1")).to_be_visible(timeout=30_000)
    with closing(open_store(provided.url)) as store:
        store.accounts.off(OFF)
        assert [entry.who for entry in store.record("signed-in")].count(OFF) == 1
    time.sleep(1.1)
    page.goto(f"{provided.address}/ranking")
    expect(page.locator("body")).to_contain_text("chưa được cấp quyền vào phần mềm")
    with closing(open_store(provided.url)) as store:
        assert store.record("sign-in-refused")[0].about == OFF


def test_answer_of_the_provider_counts_in_the_browser_that_asked_and_once(
    provided: Served, browser: Browser, page: Page
) -> None:
    """ASVS 10.1.2, RFC 6749 10.12: an answer lured into another browser, or sent again, signs nobody in."""
    answers: list[str] = []
    page.on("request", lambda request: answers.append(request.url) if "/oauth2callback" in request.url else None)
    signed_in(page, provided, LEADER)
    expect(page.locator("h1")).to_be_visible(timeout=30_000)
    before = sessions(provided)
    assert len(answers) == 1
    foreign = browser.new_context()
    again = foreign.new_page()
    again.goto(answers[0])
    again.goto(f"{provided.address}/ranking")
    expect(again.get_by_role("link", name="Đăng nhập")).to_be_visible()
    page.goto(answers[0])
    assert sessions(provided) == before
    foreign.close()


@pytest.mark.parametrize("name", ["state", "code"])
def test_answer_with_a_state_or_code_of_ones_own_making_signs_nobody_in(
    provided: Served, page: Page, name: str
) -> None:
    before = sessions(provided)

    def forged(route: Route) -> None:
        answer = route.fetch(max_redirects=0)
        address = answer.headers.get("location", "")
        if "/oauth2callback" not in address:
            return route.fulfill(response=answer)
        altered = re.sub(f"([?&]{name}=)[^&]+", r"\1made-up", address)
        assert altered != address
        return route.fulfill(response=answer, headers={**answer.headers, "location": altered})

    page.route(re.compile("/oauth2/"), forged)
    signed_in(page, provided, LEADER)
    page.wait_for_load_state("networkidle")
    page.unroute_all()
    page.goto(f"{provided.address}/ranking")
    expect(page.get_by_role("link", name="Đăng nhập")).to_be_visible()
    assert sessions(provided) == before


def sessions(site: Served) -> int:
    """How many sessions have begun since the store was made."""
    with closing(open_store(site.url)) as store:
        return len(store.record("signed-in"))
