"""The three people's ways from start to end, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import openpyxl
import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.conftest import NARROW, ROOT, settled, typed_into_grid

pytestmark = pytest.mark.browser
LETTER = ROOT / "sample_data" / "bang-tong-hop-2022-05-20.xlsx"
# Gathers in `seen` what buttons are called after every change: the uploader shows a file for a moment only.
SEEN = """() => {
    window.seen = new Set();
    const look = () => document.querySelectorAll("button").forEach(b => seen.add(b.ariaLabel || b.innerText));
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}"""


def test_leadership_sees_the_state_asks_who_and_why_and_goes_back(visit, sample_site):
    page = visit(sample_site)
    expect(page.locator("h1")).to_contain_text("Toàn tỉnh đạt 526/4.640 sáng kiến hợp lệ, 11,3%")
    page.locator(".t-bars a", has_text="LĐLĐ huyện Yên Mô").click()
    expect(page.locator("h1")).to_contain_text("LĐLĐ huyện Yên Mô đạt 3/440, 0,6%, hạng 13/13")
    assert "unit=YM" in page.url
    page.locator(".t-about a", has_text="Cụm I").click()
    expect(page.locator("h1")).to_contain_text("Cụm I đạt 409/3.240")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("LĐLĐ huyện Yên Mô")


def test_leadership_looks_at_an_earlier_date_on_every_page_and_sends_the_address(visit, sample_site):
    page = visit(sample_site)
    page.get_by_label("Ngày số liệu", exact=True).select_option("Số liệu đến 20/4/2022")
    expect(page.locator("h1")).to_contain_text("445/4.640")
    page.locator(".t-nav a", has_text="Xếp hạng").click()
    expect(page.locator(".t-cards")).to_contain_text("213/450")
    assert "as_of=2022-04-20" in page.url
    sent = visit(sample_site, page.url.removeprefix(sample_site.address))
    expect(sent.locator(".t-cards")).to_contain_text("213/450")


def test_leadership_takes_one_page_away(visit, sample_site):
    page = visit(sample_site)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tóm tắt một trang (.pdf)").click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")


def test_a_cluster_head_on_a_phone_compares_copies_and_takes_a_picture(visit, sample_site):
    page = visit(sample_site, "/clusters?cluster=C1&unit=YM&deadline=2022-05-31", NARROW)
    expect(page.locator(".t-own-line")).to_contain_text("hạng 8/8")
    expect(page.locator(".t-head .t-m").first).to_be_visible()
    expect(page.locator(".t-head .t-m").first).to_have_text("Từ 20/4")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Chép lời nhắc").first.click()
    expect(page.get_by_role("button", name="Đã chép")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "8. Yên Mô 3/440 (0,6%) ▼ rất chậm, còn thiếu 437, cần 39,8/ngày" in copied
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Ảnh gửi nhóm (.png)", exact=True).click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"\x89PNG")


def test_a_cluster_head_finds_and_sorts_in_the_ranking(visit, sample_site):
    page = visit(sample_site, "/ranking")
    page.locator("th a", has_text="Còn thiếu").click()
    expect(page.locator("tbody tr").first).to_contain_text("LĐLĐ TP. Tam Điệp")
    search = page.get_by_placeholder("Tìm đơn vị")
    search.fill("yen mo")
    search.press("Enter")
    expect(page.locator("tbody tr")).to_have_count(1)
    assert "by=shortfall" in page.url
    assert "q=yen+mo" in page.url


def test_staff_bring_in_the_letter_publish_it_and_take_the_official_table(cold_site, visit):
    page = visit(cold_site, "/upload")
    page.set_input_files("input[type=file]", LETTER)
    expect(page.locator("h1")).to_contain_text("Đọc được 14 đơn vị")
    expect(page.locator(".stMain")).to_contain_text("C20")
    expect(page.locator(".stMain")).to_contain_text("Đã chọn sẵn câu trả lời an toàn cho 2 điều")
    settled(page)
    who = page.get_by_label("Người công bố")
    who.fill("Nguyễn Thị Thử")
    who.press("Enter")
    settled(page)
    expect(who).to_have_value("Nguyễn Thị Thử")
    page.get_by_role("button", name="Công bố số liệu đến 20/5/2022").click()
    expect(page.locator(".stMain")).to_contain_text("Đã công bố")
    settled(page)

    page.locator(".t-nav a", has_text="Tổng quan").click()
    expect(page.locator("h1")).to_contain_text("Toàn tỉnh đạt 526/4.640")
    expect(page.get_by_text("Đây là số liệu mẫu")).to_have_count(0)

    page.locator(".t-nav a", has_text="Bảng tổng hợp").click()
    expect(page.locator("h1")).to_be_visible()
    with page.expect_download(timeout=30_000) as waiting:
        page.get_by_role("button", name="Excel").first.click()
    book = openpyxl.load_workbook(BytesIO(Path(waiting.value.path()).read_bytes()), data_only=False)
    values = {cell.value for row in book.active.iter_rows() for cell in row}
    assert "LĐLĐ huyện Yên Khánh" in values
    assert 244 in values


@pytest.fixture
def small_share(monkeypatch):
    """One MiB of files may lie on a page."""
    monkeypatch.setenv("TALLY_SHARE_SESSION_MIB", "1")


def test_a_file_that_no_longer_fits_is_named_and_one_thrown_away_makes_room(small_share, cold_site, visit, tmp_path):
    for name in ("a.csv", "b.csv"):
        rows = ["Đơn vị,Chỉ tiêu,Hợp lệ", "LĐLĐ huyện Yên Khánh,450,7", *[f",,{name * 4_000}"] * 30]
        (tmp_path / name).write_text("\n".join(rows), encoding="utf-8")
    page = visit(cold_site, "/upload")
    page.set_input_files("input[type=file]", tmp_path / "a.csv")
    expect(page.get_by_role("button", name="Bỏ tệp a.csv")).to_be_visible()
    settled(page)
    page.set_input_files("input[type=file]", tmp_path / "b.csv")
    expect(page.locator(".stMain")).to_contain_text("Chưa nhận tệp b.csv")
    page.get_by_role("button", name="Bỏ tệp a.csv").click()
    settled(page)
    page.set_input_files("input[type=file]", tmp_path / "b.csv")
    expect(page.get_by_role("button", name="Bỏ tệp b.csv")).to_be_visible()


def test_a_corrected_list_brought_where_something_is_looked_for_lies_on_the_upload_page(visit, sample_site):
    page = visit(sample_site, "/returns?q=may&status=all")
    page.set_input_files("input[type=file]", LETTER)
    expect(page.get_by_role("button", name=f"Bỏ tệp {LETTER.name}")).to_be_visible()
    settled(page)
    assert urlsplit(page.url)[2:4] == ("/upload", "")


def test_whoever_clicks_while_a_file_is_being_read_meets_the_page_and_not_an_error(cold_site, visit, tmp_path):
    (tmp_path / "first.csv").write_text("Đơn vị,Chỉ tiêu,Hợp lệ\nLĐLĐ huyện Yên Khánh,450,7", encoding="utf-8")
    rows = [f"LĐLĐ huyện Yên Khánh,Nguyễn Văn {number},Sáng kiến số {number},Hợp lệ" for number in range(40_000)]
    (tmp_path / "long.csv").write_text("\n".join(["Đơn vị,Tác giả,Tên sáng kiến,Kết quả", *rows]), encoding="utf-8")
    page = visit(cold_site, "/upload")
    page.set_input_files("input[type=file]", tmp_path / "first.csv")
    expect(page.get_by_role("button", name="Bỏ tệp first.csv")).to_be_visible()
    settled(page)
    page.set_input_files("input[type=file]", tmp_path / "long.csv")
    expect(page.locator("[data-testid=stApp][data-test-script-state=running]")).to_be_visible()
    page.get_by_role("button", name="Bỏ tệp first.csv").click()
    expect(page.get_by_role("button", name="Bỏ tệp long.csv")).to_be_visible()
    settled(page)
    expect(page.get_by_role("button", name="Bỏ tệp first.csv")).to_have_count(0)


def held_back_after_sending(page: Page) -> Callable[[], None]:
    """Opens the page anew; what the server says once a file was sent reaches it only by the call that comes back.

    Until then the uploader shows the file, which otherwise stands there for too short a moment to be seen each time.
    """
    sent, held, sockets = [], [], []

    def relay(socket: WebSocketRoute) -> None:
        sockets.append(socket)
        socket.connect_to_server().on_message(lambda message: held.append(message) if sent else socket.send(message))

    def answer() -> None:
        sent.clear()
        for message in held:
            sockets[-1].send(message)

    page.on("request", lambda request: sent.append(request) if "/upload_file/" in request.url else None)
    page.route_web_socket(re.compile("/_stcore/stream"), relay)
    page.reload()
    settled(page)
    return answer


def test_what_the_browser_says_while_one_types_is_vietnamese_too(visit, sample_site):
    page = visit(sample_site, "/letter")
    text = page.get_by_label("Nội dung (mỗi dòng một đoạn")
    text.press("End")
    text.press_sequentially(" Trân trọng.")
    expect(page.get_by_text("Bấm Ctrl+Enter để áp dụng")).to_be_visible()
    expect(page.get_by_text("Press")).to_have_count(0)
    page = visit(sample_site, "/upload")
    answer = held_back_after_sending(page)
    page.evaluate(SEEN)
    page.set_input_files("input[type=file]", LETTER)
    expect(page.get_by_role("button", name=f"Bỏ {LETTER.name}")).to_be_attached()
    answer()
    expect(page.get_by_role("button", name=f"Bỏ tệp {LETTER.name}")).to_be_attached()
    names = page.evaluate("[...seen]")
    assert f"Bỏ {LETTER.name}" in names
    assert f"Remove {LETTER.name}" not in names
    assert f"Cancel upload of {LETTER.name}" not in names
    expect(page.get_by_role("button", name=f"Remove {LETTER.name}")).to_have_count(0)


def test_what_is_typed_into_the_directory_stays_through_a_new_page_until_it_is_thrown_away(visit, cold_site):
    page = visit(cold_site, "/directory")
    page.get_by_text("Sửa ngay trên trang").click()
    discard, cell = page.get_by_role("button", name="Bỏ phần đang sửa"), '[role=gridcell]:has-text("Yên Khánh Mới")'
    typed_into_grid(page, 440, "LĐLĐ huyện Yên Khánh Mới")
    expect(discard).to_be_visible()
    for again in (page.reload, lambda: page.locator(".t-nav a", has_text="Lịch sử").click()):
        again()
        settled(page)
        page.locator(".t-nav a", has_text="Danh mục").click()
        settled(page)
        expect(page.locator(cell).first).to_be_attached()
    discard.click()
    expect(page.locator(cell)).to_have_count(0)
