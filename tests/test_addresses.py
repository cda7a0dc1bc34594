"""Whatever stands in an address, and whatever is typed into a field: the page answers, and in words."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tally.store import Store
from tests.screen import opened, words
from tests.test_store_keeping import publish_sample
from tests.uploading import headline, press, upload

PAGES = {
    "overview": (),
    "clusters": ("cluster",),
    "ranking": ("by", "q"),
    "unit": ("unit", "by", "q"),
    "upload": (),
    "history": ("upload", "shown", "from", "to"),
    "summary": ("cluster", "order", "columns"),
    "letter": ("cluster", "unit", "order"),
    "returns": ("unit", "status", "reason", "q", "branch"),
    "directory": ("q",),
    "support": ("state", "q"),
    "sent": (),
    "accounts": ("event", "q"),
}
SUMMARY = "Đơn vị,Chỉ tiêu,Hợp lệ\nLĐLĐ huyện Yên Khánh,450,7\nLĐLĐ huyện Kim Sơn,40,3\n".encode()
EVERYWHERE = ("lang", "period", "as_of", "deadline", "units")
HOSTILE = (
    "", " ", "²", "٣", "-1", "0", "1e9", "999999999999999999999999", "9" * 4_301, "9999-12-31", "0001-01-01",
    "2022-02-30", "2022-05-20T00:00", "\0", "a\0b", "\x1b[31m", "\u202eabc", "a" * 3_000, "ă" * 100_000,
    "<script>alert(1)</script>", "\"'><img src=x>", "${7*7}", "{{7*7}}", "%s%n", "%00", "../../etc","' OR 1=1 --",
    "hai từ", "a b c d", "[", "(", "(?P<", "\\", "*", "+", ".*" * 500, "None", "nan", "__class__", "\ufffe",
)  # fmt: skip


LONG = bool(os.environ.get("TALLY_FAULTS"))
"""Else what every page understands alike is tried on one of them."""


def faults(app: AppTest) -> list[str]:
    return [each.message for each in app.exception]


NUMBERS = (-1, 0, 25, 10**15, 2**53 - 1, -(2**53))
DAYS = (date.min, date.max)
TYPED = {"text_input": HOSTILE, "text_area": HOSTILE, "number_input": NUMBERS, "date_input": DAYS}
ASKED = re.compile(r'\b(?:chosen|pick|pill|search)\(\s*"(\w+)"')
"""How a page asks for a parameter by its name."""


@pytest.fixture
def kept(own: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store with a summary and a list in it, and accounts."""
    publish_sample(own)
    publish_sample(own, "danh-sach-sang-kien.xlsx")
    monkeypatch.setenv("TALLY_SIGN_IN", "accounts")


def test_every_parameter_that_a_page_asks_for_is_tried():
    pages = Path(__file__).parent.parent / "pages"
    asked = {name for file in pages.rglob("*.py") for name in ASKED.findall(file.read_text(encoding="utf-8"))}
    assert asked - {*EVERYWHERE} - {name for names in PAGES.values() for name in names} == set()
    assert {file.stem for file in pages.glob("*.py")} - {"menu"} == {*PAGES}


@pytest.mark.parametrize(
    ("page", "name", "asked", "what", "shown"),
    [
        ("overview", "as_of", "2022-99-99", "ngày số liệu", "20/5/2022"),
        ("overview", "period", "1999", "kỳ", "Năm 2022"),
        ("ranking", "deadline", "mai", "hạn", "31/12/2022"),
        ("clusters", "cluster", "C99", "cụm", "như khi không chọn gì"),
        ("letter", "unit", "<b>", "đơn vị", "như khi không chọn gì"),
    ],
)
def test_what_an_address_asks_for_and_does_not_exist_is_told(
    kept: None, page: str, name: str, asked: str, what: str, shown: str
):
    told = f"Địa chỉ ghi {what} “{html.escape(asked)}”, không có; đang xem {shown}."
    assert told in words(opened(page, **{name: asked}))
    assert "Địa chỉ ghi" not in words(opened(page, as_of="2022-05-25", cluster="C2", unit="YK"))


@pytest.mark.parametrize("page", PAGES)
def test_every_parameter_of_every_page_may_say_anything(page: str, kept: None):
    assert len(set(HOSTILE)) == 40
    app, broken = opened(page), []
    for name in (*(EVERYWHERE if page == "unit" or LONG else ()), *PAGES[page]):
        for value in HOSTILE:
            app.query_params.clear()
            app.query_params[name] = value
            if said := faults(app.run()):
                broken.append((name, value[:40], said[0][:200]))
    assert not broken


def read_otherwise(source: bytes) -> AppTest:
    """The upload page with this file, and what it was taken for open to be changed."""
    app = upload(opened("upload"), ("bang-2022-06-20.csv", source))
    for box in app.toggle:
        box.set_value(True)
    return app.run()


FIELDS: dict[str, Callable[[], AppTest]] = {
    **{page: partial(opened, page) for page in PAGES},
    "an upload": lambda: opened("history", upload="1"),
    "a file": lambda: read_otherwise(SUMMARY),
    "a file of strangers": lambda: read_otherwise(SUMMARY.replace("LĐLĐ".encode(), b"Ban")),
    "a file that says nothing": lambda: read_otherwise(b"a,b,c\n1,2,3\n"),
}


@pytest.mark.parametrize("where", FIELDS)
def test_every_field_of_every_page_takes_anything(where: str, kept: None):
    app, broken = FIELDS[where](), []
    for kind, values in TYPED.items():
        for place in range(len(app.get(kind))):
            for value in values if len(app.get("file_uploader")) == 0 or LONG else values[::5]:
                app.get(kind)[place].set_value(value)
                if said := faults(app.run()):
                    broken.append((kind, place, str(value)[:40], said[0][:200]))
                    app = FIELDS[where]()
    assert not broken


@pytest.mark.parametrize("row", NUMBERS[2:5])
def test_header_that_stands_below_the_sheet_is_refused_in_words_and_can_be_put_right(row: int, kept: None):
    app = read_otherwise(SUMMARY)
    app.number_input[0].set_value(row)
    assert "Chưa đọc được" in headline(press(app, "Đọc lại"))
    app.number_input[0].set_value(1)
    assert "Chưa đọc được" not in headline(press(app, "Đọc lại"))
