"""The two pages that papers are taken from: what they say first, what can be chosen, what leaves them."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Browser
from streamlit.testing.v1 import AppTest

from tally.apart import read_apart
from tally.store import open_store
from tests.screen import opened, words

ROOT = Path(__file__).parent.parent
LETTER_FILE = ROOT / "sample_data" / "bang-tong-hop-2022-05-20.xlsx"
AS_OF = date(2022, 5, 20)


@pytest.fixture(autouse=True)
def _no_store_open() -> Iterator[None]:
    """The pages keep the store they opened; each test has one of its own."""
    import streamlit as st

    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def plain_words(markup: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", markup)))


def first_line(at: AppTest) -> str:
    return plain_words(re.search(r"<h1.*?</h1>", words(at))[0]).replace(" ,", ",").replace(" .", ".").strip()


def rows(markup: str) -> list[list[str]]:
    body = re.search(r"<tbody>(.*?)</tbody>", markup, re.S)[1]
    cells = (re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.S) for row in body.split("<tr")[1:])
    return [[unescape(re.sub(r"<[^>]+>", "", cell)) for cell in row] for row in cells]


def published(source: bytes, as_of: date = AS_OF) -> None:
    store = open_store()
    reading = read_apart(source, "bang.xlsx", store.directory_in_force())
    store.publish(reading, period="2022", as_of=as_of, who="Lan", source=source)
    store.close()


def field(at: AppTest, key: str):
    return next(each for each in (*at.text_input, *at.text_area) if each.key.startswith(key))


# the summary


def test_summary_says_first_what_the_table_adds_up_to() -> None:
    at = opened("summary")
    assert first_line(at) == (
        "Bảng tổng hợp đến 20/5/2022: 526 hợp lệ, 39 không hợp lệ, cộng 565 sáng kiến trên chỉ tiêu 4.640."
    )
    assert rows(words(at))[-1] == ["Tổng cộng", "4.640", "526", "39", "565"]


def test_summary_of_a_cluster_by_rank_with_further_columns() -> None:
    at = opened("summary", cluster="C2", order="rank", columns="completion,rank,shortfall")
    assert first_line(at).startswith("Cụm II: công đoàn ngành, đến 20/5/2022: 117 hợp lệ")
    assert rows(words(at))[0] == ["1", "Công đoàn Viên chức tỉnh", "250", "71", "19", "90", "28,4%", "1", "179"]


def test_summary_of_an_earlier_date() -> None:
    assert "đến 20/4/2022: 445 hợp lệ" in first_line(opened("summary", as_of="2022-04-20"))


def test_a_cluster_or_order_that_does_not_exist_gives_way() -> None:
    at = opened("summary", cluster="C9", order="size", columns="price")
    assert len(rows(words(at))) == 15


def test_summary_says_where_printed_totals_were_wrong_and_what_is_not_distributed() -> None:
    published(LETTER_FILE.read_bytes())
    said = plain_words(words(opened("summary")))
    assert "Tệp bang.xlsx có dòng tổng ghi khác số cộng lại" in said
    assert "4.700" in said
    assert "chưa phân bổ 60" in said


def test_a_choice_is_kept_in_the_address() -> None:
    at = opened("summary")
    at.get("button_group")[0].set_value(["rank"]).run()
    assert at.query_params["columns"] in ("rank", ["rank"])
    assert "Xếp hạng" in words(at)


def test_summary_speaks_english() -> None:
    assert first_line(opened("summary", lang="en")) == (
        "Summary as of 20/5/2022: 526 valid, 39 invalid, 565 initiatives in all, for a quota of 4,640."
    )


# the letter


def test_letter_says_first_whom_it_urges_towards_the_same_deadline_as_the_overview() -> None:
    assert first_line(opened("letter")) == (
        "Công văn đôn đốc đến 20/5/2022: 12/13 đơn vị chậm so với tiến độ, còn thiếu 4.114 sáng kiến, "
        "mỗi ngày cần 18,3 đến 31/12/2022."
    )


def test_letter_urges_towards_the_deadline_chosen_for_all_pages() -> None:
    at = opened("letter", deadline="2022-05-31")
    assert "mỗi ngày cần 374,0 đến 31/5/2022" in first_line(at)
    assert "đến ngày 31/5/2022 (hết giai đoạn 1) còn 11 ngày" in field(at, "letter-body").value


def test_letter_is_written_to_one_cluster_or_to_one_unit() -> None:
    assert "LĐLĐ huyện Yên Mô" in field(opened("letter", unit="YM"), "letter-addressees").value
    cluster = opened("letter", cluster="C2")
    assert field(cluster, "letter-addressees").value.split("\n")[0] == "Công đoàn Viên chức tỉnh"
    assert "117/1.400" in field(cluster, "letter-body").value


def test_a_letter_that_nobody_signs_or_gets_says_so_before_it_is_taken_away() -> None:
    at = opened("letter")
    assert not at.warning
    field(at, "letter-signer").set_value("").run()
    field(at, "letter-addressees").set_value("").run()
    (warning,) = at.warning
    assert "Kính gửi và Người ký" in warning.value
    assert at.get("download_button")


def test_letter_counts_its_days_from_the_day_typed_and_keeps_what_somebody_wrote() -> None:
    at = opened("letter")
    field(at, "letter-day").set_value("30/5/2022").run()
    assert "còn 215 ngày" in field(at, "letter-body").value
    field(at, "letter-body").set_value("Chỉ một câu.").run()
    field(at, "letter-day").set_value("31/5/2022").run()
    assert field(at, "letter-body").value == "Chỉ một câu."


def test_a_date_that_does_not_exist_is_refused_before_anything_can_be_taken_away() -> None:
    at = opened("letter")
    assert at.get("download_button")
    field(at, "letter-body").set_value("Giai đoạn 2: từ 1/6/2022 đến 31/9/2023.").run()
    assert [error.value for error in at.error] == [
        "Ngày 31/9/2023 không có trong lịch. Đề nghị sửa lại ngày này trong văn bản."
    ]
    assert not at.get("download_button")


@pytest.mark.parametrize("typed", ["31/2/2022", "mai", "20/5"])
def test_a_day_that_is_none_is_refused_in_words(typed: str) -> None:
    at = opened("letter")
    field(at, "letter-day").set_value(typed).run()
    assert len(at.error) == 1
    assert typed in at.error[0].value


def test_letter_without_number_and_day_leaves_room_for_both() -> None:
    at = opened("letter")
    field(at, "letter-day").set_value("").run()
    assert not at.error
    assert len(at.get("download_button")) == 3


def test_an_edited_letter_can_be_drafted_again_from_the_figures() -> None:
    at = opened("letter")
    drafted = field(at, "letter-body").value
    field(at, "letter-body").set_value("Chỉ một câu.").run()
    at.button[0].click().run()
    assert field(at, "letter-body").value == drafted


# in a real browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words_ = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    home = {**os.environ, "XDG_DATA_HOME": str(tmp_path_factory.mktemp("home"))}
    log = tmp_path_factory.mktemp("log") / "server.log"
    with log.open("w") as written:
        server = subprocess.Popen(words_, cwd=ROOT, env=home, stdout=written, stderr=written)
    try:
        for _ in range(120):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).close()
                break
            except OSError:
                time.sleep(0.25)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


@pytest.mark.browser
def test_what_is_downloaded_is_what_stands_on_screen(address: str, browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(accept_downloads=True)
    page.goto(f"{address}/summary?columns=completion")
    page.wait_for_selector(".t-official")
    on_screen = rows(page.locator(".t-official").evaluate("node => node.outerHTML"))
    for label, file in (("Excel (.xlsx)", "bang.xlsx"), ("Word (.docx)", "bang.docx")):
        with page.expect_download() as taking:
            page.get_by_role("button", name=label).click()
        taking.value.save_as(tmp_path / file)
    page.close()
    table = Document(str(tmp_path / "bang.docx")).tables[1]
    assert [[cell.text for cell in row.cells] for row in table.rows][2:-1] == on_screen[:-1]
    sheet = load_workbook(tmp_path / "bang.xlsx", data_only=True).active
    numbers = [[cell.value for cell in row[2:6]] for row in sheet.iter_rows(min_row=11, max_row=25)]
    shown = [[int(cell.replace(".", "")) if cell else None for cell in row[-5:-1]] for row in on_screen]
    assert numbers == shown
