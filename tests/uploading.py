"""The upload page as a person goes through it: files given, questions answered, buttons pressed."""

from __future__ import annotations

import re
import time
from io import BytesIO
from pathlib import Path

import openpyxl
from streamlit.testing.v1 import AppTest

from tests.screen import opened as drawn
from tests.screen import words

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "sample_data"
LETTER = (SAMPLES / "bang-tong-hop-2022-05-20.xlsx").read_bytes()
APRIL = (SAMPLES / "bang-tong-hop-2022-04-20-minh-hoa.xlsx").read_bytes()
WHO = "Nguyễn Thị Lan"


def opened() -> AppTest:
    """The page, as it stands before a file is given."""
    return drawn("upload")


def upload(at: AppTest, *files: tuple[str, bytes]) -> AppTest:
    """Gives the page these files and waits until it has read them."""
    at.file_uploader[0].set_value([(name, source, "") for name, source in files]).run()
    return settled(at)


def settled(at: AppTest) -> AppTest:
    """The page once nothing is being read any more."""
    for _ in range(120):
        listed = [label for radio in at.radio for label in radio.options]
        # A finding says which of several sheets, tables or columns is read; that is no reading under way.
        if not re.search("Đang đọc (?!trang tính “|bảng ở|cột ở)", words(at)) and not any(
            "đang đọc" in label for label in listed
        ):
            break
        time.sleep(0.5)
        at.run()
    assert not at.exception
    return at


def headline(at: AppTest) -> str:
    pieces = [piece.proto.body for piece in at.get("html") if "t-h1" in piece.proto.body]
    return pieces[0].replace("<b>", "").replace("</b>", "")


def press(at: AppTest, label: str) -> AppTest:
    next(button for button in at.button if button.label.startswith(label)).click().run()
    return settled(at)


def signed(at: AppTest, who: str = WHO) -> AppTest:
    next(box for box in at.text_input if box.label == "Người công bố").set_value(who).run()
    return at


def answer(at: AppTest, place: int, option: str) -> AppTest:
    """Answers the question at this place of the list by what stands there to be chosen."""
    box = asked(at)[place]
    box.select_index(box.options.index(option)).run()
    return settled(at)


def publish_button(at: AppTest):
    return next(button for button in at.button if button.label.startswith(("Công bố", "Nhận")))


def changed(source: bytes, **cells: object) -> bytes:
    """The workbook with these cells of its first sheet set."""
    book = openpyxl.load_workbook(BytesIO(source))
    for place, value in cells.items():
        book.worksheets[0][place] = value
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def publish_letter(at: AppTest) -> None:
    upload(at, ("bang-tong-hop.xlsx", LETTER))
    press(signed(at), "Công bố số liệu")


def asked(at: AppTest) -> list:
    return [box for box in at.selectbox if box.label.startswith("Trả lời")]


def offering(at: AppTest, option: str) -> int:
    """The place of the question that offers this answer."""
    return next(place for place, box in enumerate(asked(at)) if option in box.options)
