"""Names in order, found without their marks, and led to the right unit."""

from __future__ import annotations

from tally.findings import Finding
from tally.store import Store
from tally.text import collated
from tests.readings import MAY, summary
from tests.screen import Open, opened, words


def test_names_are_sorted_as_a_vietnamese_dictionary_sorts_them() -> None:
    names = ["Lạc", "Đà", "Da", "Ả", "Ba", "Ă", "A", "Ấn", "2 Bà", "Đa", "Dạ", "Ê", "E"]
    ordered = ["2 Bà", "A", "Ả", "Ă", "Ấn", "Ba", "Da", "Dạ", "Đa", "Đà", "E", "Ê", "Lạc"]
    assert sorted(names, key=collated) == ordered


def test_a_link_to_a_unit_that_is_gone_opens_no_other(seen: Open) -> None:
    words = seen("unit", unit="DA-SAP-NHAP")
    assert "không có đơn vị DA-SAP-NHAP" in words
    assert "LĐLĐ huyện Yên Mô" not in words[words.index("t-h1") :]


def test_a_finding_stands_on_the_units_page_however_the_list_spelt_its_name(seen: Open, own: Store) -> None:
    from dataclasses import replace

    reading, source = summary({"YK": 5})
    reading = replace(reading, findings=(Finding("quota-blank", "Tổng hợp", "C7", "LĐLĐ H. YÊN KHÁNH"),))
    own.publish(reading, period="2022", as_of=MAY, who="Lan", source=source)
    assert "C7" in seen("unit", unit="YK")


def test_differences_that_cancel_out_are_told(seen: Open, own: Store) -> None:
    from dataclasses import replace

    reading, source = summary({"YK": 8, "KS": 7})
    stated = {"YK": 10, "KS": 5}
    units = tuple(replace(unit, stated_valid=stated[str(unit.code)]) for unit in reading.units)
    own.publish(replace(reading, units=units), period="2022", as_of=MAY, who="Lan", source=source)
    assert "khác nhau ở từng đơn vị" in seen()


def test_rows_and_requests_are_found_without_their_marks(own: Store) -> None:
    assert "Cải tiến" in words(opened("returns", q="cai tien", status="all"))
    assert "Cải tiến" not in words(opened("returns", q="cài tiên", status="all"))
