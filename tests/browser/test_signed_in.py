"""Signed in, in a real browser: what each role does, a session that ends while one types, two tabs, the back button."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pyarrow as pa
import pytest
from playwright.sync_api import Browser, Page, expect

from tally.directory import Branch
from tally.intake.reading import Reading
from tally.store import open_store
from tally.store.blobs import sha256
from tally.store.directories import default
from tests.browser.conftest import settled, typed_into_grid
from tests.readings import publish
from tests.serving import PASSWORD, PEOPLE, Served, with_people

pytestmark = pytest.mark.browser
TYPED = " Câu đang gõ dở."
BRANCHES = (Branch("YK1", "YK", "CĐCS Trường THPT A", 30), Branch("KS1", "KS", "CĐCS Công ty May", 20))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    url = f"sqlite:///{tmp_path_factory.mktemp('signed-in') / 'tally.sqlite'}"
    known = replace(default(), branches=BRANCHES)
    reading = Reading("danh-muc.xlsx", sha256(b"d"), "directory", None, None, (), None, (), directory=known)
    asked = {"name": ["Bùi Thị Một", "Trần Văn Hai"], "phone": ["0912111222", "0912333444"], "content": ["x", "y"]}
    asked["unit"] = ["LĐLĐ huyện Yên Khánh", "LĐLĐ huyện Kim Sơn"]
    with closing(open_store(url)) as store:
        store.publish(reading, period=None, as_of=date(2022, 1, 1), who="x", source=b"d")
        publish(store, {"YK": 5, "KS": 7})
        store.add_support_requests(pa.table(asked), "x")
        with_people(store)
    site = Served(url).start()
    yield site
    site.stop()


Enter = Callable[..., Page]


@pytest.fixture
def enter(browser: Browser, served: Served) -> Iterator[Enter]:
    """Signs somebody in on the way to an address, in a browser of their own; `page` in the one of that page."""
    contexts = []

    def entered(name: str, path: str, page: Page | None = None) -> Page:
        if page is None:
            contexts.append(browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True))
            page = contexts[-1].new_page()
        page.goto(served.address + path)
        page.get_by_label("Tên đăng nhập").fill(name)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        expect(page.locator("h1.t-h1")).to_be_visible()
        settled(page)
        return page

    yield entered
    for context in contexts:
        context.close()


def ended(served: Served, page: Page) -> None:
    """The session of this browser ends, as it does by itself after an hour without a click."""
    tokens = [cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "tally_session"]
    with closing(open_store(served.url)) as store:
        store.accounts.sign_out(tokens[0])
    page.wait_for_timeout(1100)


def test_nothing_typed_is_lost_when_the_session_ends_meanwhile(served: Served, enter: Enter) -> None:
    page = enter("tonghop", "/letter")
    text = page.get_by_label("Nội dung (mỗi dòng một đoạn")
    text.press("End")
    text.press_sequentially(TYPED)
    ended(served, page)
    text.press("Control+Enter")
    expect(page.get_by_text("Phiên làm việc đã hết. Những gì đã nhập vẫn còn ở đây")).to_be_visible()
    enter("tonghop", "/ranking", page.context.new_page()).close()
    expect(page.get_by_text("Phiên làm việc đã hết")).to_have_count(0, timeout=60_000)
    page.wait_for_timeout(1000)
    settled(page)
    assert TYPED in text.input_value()
    with page.expect_download(timeout=30_000) as waiting:
        page.get_by_role("button", name="Word").first.click()
    taken = docx.Document(BytesIO(Path(waiting.value.path()).read_bytes()))
    assert any(TYPED in paragraph.text for paragraph in taken.paragraphs)


def test_signing_out_in_one_tab_ends_the_other_and_the_back_button_shows_nothing(enter: Enter) -> None:
    page = enter("yenkhanh", "/support")
    expect(page.locator(".stMain")).to_contain_text("0912111222")
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator(".stMain")).to_contain_text("0912111222")
    page.locator("a", has_text="yenkhanh").click()
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_label("Tên đăng nhập")).to_be_visible()
    for _ in range(2):
        page.go_back()
        expect(page.get_by_label("Tên đăng nhập")).to_be_visible()
        assert "0912111222" not in page.content()
    other.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # as the browser says of a tab one turns to
    expect(other.get_by_text("0912111222").first).to_be_hidden()
    expect(other.get_by_text("Phiên làm việc đã hết")).to_be_visible()
    assert other.locator("h1.t-h1").filter(has_text="đứng đầu").count() == 0
    other.reload()
    expect(other.get_by_label("Tên đăng nhập")).to_be_visible()


def test_a_page_whose_session_ended_elsewhere_is_covered_and_leads_to_signing_in(served: Served, enter: Enter) -> None:
    page = enter("yenkhanh", "/support")
    expect(page.locator(".stMain")).to_contain_text("0912111222")
    ended(served, page)
    page.locator("body").press("r")
    expect(page.get_by_text("Phiên làm việc đã hết")).to_be_visible()
    expect(page.get_by_text("0912111222").first).to_be_hidden()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Đăng nhập lại").click()
    expect(opened.value.get_by_label("Tên đăng nhập")).to_be_visible()


def test_staff_of_a_unit_change_the_quotas_of_their_own_branches(served: Served, enter: Enter) -> None:
    page = enter("yenkhanh", "/directory")
    page.get_by_text("Sửa ngay trên trang").click()
    typed_into_grid(page, 900, "33")  # the quota of the only row
    page.get_by_role("button", name="Xem trước thay đổi").click()
    expect(page.locator(".stMain")).to_contain_text("0 mới · 1 đổi · 0 bỏ")
    page.get_by_role("button", name="Công bố danh mục này").click()
    expect(page.locator(".stMain")).to_contain_text("Đã công bố")
    with closing(open_store(served.url)) as store:
        quotas = {branch.code: branch.quota for branch in store.directory_in_force().branches}
        entry = store.record("directory-changed")[0]
    assert quotas == {"YK1": 33, "KS1": 20}
    assert (entry.who, entry.address) == ("yenkhanh", "127.0.0.1")


def test_staff_of_a_unit_settle_their_own_support_requests(served: Served, enter: Enter) -> None:
    page = enter("yenkhanh", "/support")
    expect(page.locator(".stMain")).not_to_contain_text("Trần Văn Hai")
    page.get_by_text("Đổi trạng thái một hoặc nhiều đề nghị").click()
    for label, option in (("Đề nghị", "Bùi Thị Một"), ("Trạng thái mới", "Đã đăng ký")):
        page.get_by_label(label, exact=True).click()
        page.get_by_role("option", name=option).click()
    page.get_by_label("Ghi chú").fill("đã gọi")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("table")).to_contain_text("đã gọi")
    with closing(open_store(served.url)) as store:
        states = {row.name: (row.state, row.changed_by) for row in store.support_requests().itertuples()}
    assert states == {"Bùi Thị Một": ("done", "yenkhanh"), "Trần Văn Hai": ("new", "")}


def test_cluster_head_takes_reminders_of_the_own_cluster_only(enter: Enter) -> None:
    page = enter("cumtruong", "/clusters?cluster=C1")
    expect(page.get_by_role("button", name="Chép lời nhắc").first).to_be_visible()
    page = enter("cumtruong", "/clusters?cluster=C2")
    expect(page.locator("h1.t-h1")).to_contain_text("Cụm II")
    expect(page.get_by_role("button", name="Chép lời nhắc")).to_have_count(0)


@pytest.mark.parametrize("name", PEOPLE)
def test_what_one_may_not_do_is_not_offered(enter: Enter, name: str) -> None:
    page = enter(name, "/")
    offered = {entry.inner_text() for entry in page.locator(".t-nav a").all()}
    role = PEOPLE[name][0]
    for label, roles in (
        ("Nạp bảng tính", {"unit", "province", "admin"}),
        ("Công văn", {"leader", "province", "admin"}),
        ("Danh mục", {"unit", "province", "admin"}),
        ("Tài khoản và nhật ký", {"admin"}),
    ):
        assert (label in offered) == (role in roles), label
