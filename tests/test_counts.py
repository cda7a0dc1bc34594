"""THE COUNTING, against a slow and plain re-count that knows nothing of columns or distinct values."""

from __future__ import annotations

import io
import random
from collections import Counter
from datetime import date, datetime

import openpyxl
import pyarrow.compute as pc
import pytest

from tally.counts import by_unit, count, naming
from tally.intake.reading import BY
from tests.registers import HEADINGS, SAMPLES, directory, judged, reading, rows_of, xlsx

WIDE = (*HEADINGS, "CĐCS", "Đối tượng", "Lĩnh vực", "Giá trị làm lợi")
UNITS = {"LĐLĐ huyện Yên Khánh": "YK", "Kim Sơn": "KS", "CĐ Y tế": "YT", "Xã Lạ": "Xã Lạ", None: None}
STATED = {"Hợp lệ": "valid", "Đạt": "valid", "Không hợp lệ": "invalid", "Chờ duyệt": "pending", None: "pending"}
REASONS = {"Thiếu thông tin": "incomplete", "Trùng với sáng kiến đã kê": "duplicate", None: None}


def random_register(seed: int, rows: int = 250) -> bytes:
    """A register in which every rule is broken somewhere."""
    chance = random.Random(seed)
    days = ["20/5/2022", "31/9/2022", None, "1/1/2021", "3/10/2022", datetime(2021, 12, 25)]
    changes = [
        {
            "Tên sáng kiến": chance.choice([None, *(f"Sáng kiến {n}" for n in range(60))]),
            "Tác giả": chance.choice([None, "Lê Hà", "Trần An", "Vũ Nam"]),
            "Đơn vị": chance.choice(list(UNITS)),
            "Ngày công nhận": chance.choice(days),
            "Trạng thái": (status := chance.choice(list(STATED))),
            "Lý do": chance.choice(list(REASONS)) if status == "Không hợp lệ" else None,
            "CĐCS": chance.choice(["CĐCS số 1", "CĐCS số 2", None]),
            "Đối tượng": chance.choice(["Giáo viên", "Công nhân", None]),
            "Lĩnh vực": chance.choice(["Giáo dục", "Y tế"]),
            "Giá trị làm lợi": chance.choice([None, 1_000_000, "2 triệu"]),
        }
        for _ in range(rows)
    ]
    return xlsx(rows_of(*changes), WIDE)


def recount(source: bytes) -> list[dict[str, object]]:
    """The same register row by row: what each is, decided in the plainest way."""
    header, *rows = openpyxl.load_workbook(io.BytesIO(source)).active.iter_rows(values_only=True)
    plain = [dict(zip(header, row, strict=True)) for row in rows]
    for row in plain:
        row["unit"], row["stated"] = UNITS[row["Đơn vị"]], STATED[row["Trạng thái"]]
        row["day"], row["phase"] = _day(row["Ngày công nhận"])
        complete = row["Tên sáng kiến"] and row["Tác giả"] and row["unit"] and row["day"]
        row["why"] = "incomplete" if not complete else None if row["phase"] else "out-of-window"
        row["benefit"] = {None: 0, "2 triệu": 2_000_000}.get(row["Giá trị làm lợi"], row["Giá trị làm lợi"])
    for row in plain:
        row["status"] = "invalid" if row["stated"] == "valid" and row["why"] else row["stated"]
    _drop_duplicates(plain)
    for row in plain:
        stated_reason = REASONS[row["Lý do"]] if row["stated"] == "invalid" else None
        row["reason"] = None if row["status"] == "valid" else stated_reason or row["why"]
    return plain


def _day(printed: object) -> tuple[date | None, str | None]:
    known = {"20/5/2022": date(2022, 5, 20), "1/1/2021": date(2021, 1, 1), "3/10/2022": date(2022, 10, 3)}
    day = printed.date() if isinstance(printed, datetime) else known.get(printed)
    if day is None or day < date(2021, 9, 1):
        return day, None
    return day, "GD1" if day <= date(2022, 5, 31) else "GD2"


def _drop_duplicates(plain: list[dict[str, object]]) -> None:
    groups: dict[tuple, list[dict]] = {}
    for row in plain:
        if row["Tên sáng kiến"] and row["Tác giả"] and row["unit"]:
            groups.setdefault((row["unit"], row["Tên sáng kiến"], row["Tác giả"]), []).append(row)
    for same in groups.values():
        same.sort(key=lambda row: {"valid": 0, "pending": 1, "invalid": 2}[row["status"]])
        for row in same[1:]:
            row["why"] = row["why"] or "duplicate"
            if row["status"] == "valid":
                row["status"] = "invalid"


@pytest.mark.parametrize("seed", range(4))
def test_counts_by_unit_are_those_of_a_plain_recount(seed):
    source = random_register(seed)
    found, plain = reading(source), recount(source)
    for side in ("status", "stated"):
        expected = Counter((row["unit"], row[side]) for row in plain)
        counted = Counter()
        for each in count(found.rows, "unit"):
            counted.update({(each.key[0], status): n for status, n in getattr(each, side).items() if n})
        assert counted == expected
    assert {(u.code or u.unit or None): u.valid for u in found.units} == {
        unit: sum(row["status"] == "valid" for row in plain if row["unit"] == unit)
        for unit in {row["unit"] for row in plain}
    }


@pytest.mark.parametrize(("by", "own"), [("phase", "phase"), ("field", "Lĩnh vực")])
def test_counts_by_what_duplicates_share_are_those_of_a_plain_recount(by, own):
    source = random_register(7)
    expected = Counter(row[own] for row in recount(source))
    assert {each.key[0]: each.total for each in count(reading(source).rows, by)} == expected


def test_benefits_and_months_are_those_of_a_plain_recount():
    source = random_register(8)
    plain = recount(source)
    months = Counter(row["day"] and row["day"].replace(day=1) for row in plain)
    assert {each.key[0]: each.total for each in count(reading(source).rows, "month")} == months
    assert count(reading(source).rows)[0].benefit == sum(row["benefit"] for row in plain)


def test_number_of_reasons_for_what_was_stated_valid_is_that_of_a_plain_recount():
    source = random_register(9)
    expected = Counter(row["reason"] for row in recount(source) if row["stated"] == "valid")
    rows = reading(source).rows
    assert {
        each.key[0]: each.total for each in count(rows.filter(pc.equal(rows["stated"], "valid")), "reason")
    } == expected


@pytest.mark.parametrize("by", BY)
def test_parts_sum_to_the_whole_whatever_is_counted_by(by):
    found = reading(random_register(3))
    parts = count(found.rows, by, directory=directory())
    assert sum(part.total for part in parts) == len(found.rows)
    (whole,) = count(found.rows)
    for status in ("valid", "invalid", "pending"):
        assert sum(part.status[status] for part in parts) == whole.status[status]


def test_counting_by_two_things_counts_each_combination():
    rows = judged({}, {"Đơn vị": "Kim Sơn"}, {"Ngày công nhận": "1/6/2022"}).rows
    keys = {each.key: each.total for each in count(rows, "unit", "phase")}
    assert keys == {("KS", "GD1"): 1, ("YK", "GD1"): 1, ("YK", "GD2"): 1}


def test_spellings_of_a_grassroots_union_are_counted_together():
    names = ("CĐCS Trường A", "cđcs trường a", "CĐCS  Trường A.", "CĐCS Trường B")
    rows = judged(*[{"CĐCS": name} for name in names], headings=WIDE).rows
    assert {each.key[1]: each.total for each in count(rows, "branch")} == {"CĐCS Trường A": 3, "CĐCS Trường B": 1}
    most = judged(*[{"CĐCS": name} for name in (*names, "cđcs trường a")], headings=WIDE).rows
    assert {each.key[1] for each in count(most, "branch")} == {"cđcs trường a", "CĐCS Trường B"}


def test_units_whose_checked_counts_are_not_the_stated_ones_show_both():
    found = judged({"Tác giả": None}, {}, {"Đơn vị": "Kim Sơn"})
    assert [unit.code for unit in found.units if unit.valid != unit.stated_valid] == ["YK"]


def test_units_come_in_the_directory_s_order_then_unknown_ones_then_none():
    found = judged({"Đơn vị": None}, {"Đơn vị": "Xã Lạ"}, {"Đơn vị": "CĐ Y tế"}, {})
    units = by_unit(found.rows, directory())
    assert [(unit.code, unit.unit) for unit in units[2:]] == [(None, "Xã Lạ"), (None, "")]
    assert [unit.code for unit in units[:2]] == ["YK", "YT"]


def test_sample_counts_by_cluster_add_up_to_the_letter():
    path = SAMPLES / "danh-sach-sang-kien.xlsx"
    rows = reading(path.read_bytes(), file=path.name).rows
    clusters = {each.key[0]: each.status["valid"] for each in count(rows, "cluster", directory=directory())}
    assert clusters == {"C1": 409, "C2": 117, None: 0}


@pytest.mark.parametrize("by", BY)
def test_sample_is_counted_by_whatever_is_asked(by):
    path = SAMPLES / "danh-sach-sang-kien.xlsx"
    rows = reading(path.read_bytes(), file=path.name).rows
    counted = count(rows, by, directory=directory())
    assert (sum(each.status["valid"] for each in counted), sum(each.status["invalid"] for each in counted)) == (526, 39)
    spoken = naming(by, directory())
    assert len({spoken(each.key) for each in counted}) == len(counted)
