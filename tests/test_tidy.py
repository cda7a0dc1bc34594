"""Tables to take away: what is text stays text, and comes back as it was."""

from __future__ import annotations

import csv
import io

import pyarrow as pa
import pytest

from tally.papers.tidy import all_as_text, as_text
from tally.workbook.opening import open_trusted

TYPED = ["=> thiếu", "=1+1", "+84", "-3", "@tên", " =1", "007", "5/2022", "12-2021", "30,8", "1E5", "84%", "1" * 16]
HARMLESS = ["Yên Khánh", "2022", "12/QĐ-LĐLĐ", "450", "54,2% (244/450)", "—", "O'Neill", "'tis"]


@pytest.mark.parametrize("text", TYPED)
def test_text_that_a_spreadsheet_would_take_for_something_else_is_kept_apart(text):
    assert as_text(text) == f"'{text}"


@pytest.mark.parametrize("text", HARMLESS)
def test_any_other_text_is_written_as_it_is(text):
    assert as_text(text) == text


def test_column_is_kept_apart_as_each_text_is():
    column = pa.array([*TYPED, *HARMLESS, None])
    assert all_as_text(column).to_pylist() == [*map(as_text, [*TYPED, *HARMLESS]), None]


def test_texts_come_back_as_they_were():
    text = io.StringIO()
    csv.writer(text).writerows([[as_text(value), "x"] for value in [*TYPED, *HARMLESS]])
    sheet = open_trusted(text.getvalue().encode(), "a.csv").sheets[0]
    assert sheet.cells.column(0).to_pylist() == [*TYPED, *HARMLESS]
