"""A person taken out of what is kept: nothing of the name is left, the figures and the chain are as they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pyarrow as pa
import pytest

from tally.apart import read_apart
from tally.directory import Period
from tally.errors import TallyError
from tally.keeping.verify import verify
from tests.readings import MAY, summary
from tests.registers import HEADINGS, directory, rows_of, xlsx

NAME, PHONE = "Bùi Thị Kín", "0912 111 222"


def csv(rows: list[dict[str, object]]) -> bytes:
    lines = [HEADINGS, *([str(row.get(heading, "")) for heading in HEADINGS] for row in rows)]
    return "\n".join(",".join(line) for line in lines).encode()


@pytest.mark.parametrize(("file", "made"), [("ds.xlsx", xlsx), ("ds.csv", csv)])
def test_person_is_out_of_rows_requests_and_the_kept_file_and_the_figures_stay(store, file, made) -> None:
    source = made(rows_of({"Tác giả": f"{NAME}; Trần Văn Ở Lại"}, {"Tác giả": "Người Khác"}))
    reading = read_apart(source, file, directory())
    number = store.publish(reading, period="2022", as_of=MAY, who="x", source=source, directory=directory()).upload
    asked = {"name": [NAME.upper()], "phone": ["0912111222"], "unit": ["Yên Khánh"], "content": ["x"]}
    store.add_support_requests(pa.table(asked), "x")
    before, first = store.state("2022", MAY), store.upload(number).sha256

    done = store.forget(NAME, PHONE, "theo đơn ngày 2/6", "Lan")

    assert (done.requests, done.files) == (1, 2)
    authors = store.initiatives("2022")["authors"].to_pylist()
    assert not any("Kín" in author for author in authors)
    assert "Trần Văn Ở Lại" in authors[0]
    again = read_apart(store.source(number), file, directory())
    assert not any("Kín" in (author or "") for author in again.rows["authors"].to_pylist())
    (request,) = store.support_requests().itertuples()
    assert "KÍN" not in request.name
    assert "111" not in request.phone
    assert store.state("2022", MAY).equals(before)
    assert store.upload(number).sha256 == first
    assert verify(store.database).problems == ()
    assert store.record("forgot")[0].about == "theo đơn ngày 2/6"


def test_nothing_of_the_person_is_left_in_the_database_file(tmp_path: Path) -> None:
    from tally.store import open_store

    path = tmp_path / "tally.sqlite"
    store = open_store(str(path))
    asked = {"name": [NAME], "phone": ["0912111222"], "unit": ["Yên Khánh"], "content": ["x"]}
    store.add_support_requests(pa.table(asked), "x")
    store.forget(NAME, PHONE, "theo đơn", "Lan")
    store.close()
    left = b"".join(each.read_bytes() for each in tmp_path.iterdir())
    assert NAME.encode() not in left
    assert b"0912111222" not in left


def test_person_is_out_of_names_of_files_and_of_who_published_amended_and_remembered(store) -> None:
    source = xlsx(rows_of({}))
    reading = read_apart(source, f"DS {NAME}.xlsx", directory())
    words = {"period": "2022", "as_of": MAY, "source": source, "directory": directory()}
    number = store.publish(reading, who=NAME, note=f"do {NAME} gửi", **words).upload
    store.amend(number, "withdraw", f"{NAME} đề nghị", NAME)
    store.remember_alias("Yên", "YK", NAME)
    assert store.forget(NAME, "", "theo đơn", "Lan").findings == 3
    kept = store.upload(number)
    texts = (kept.file, kept.who, kept.note, kept.amendments[0].reason, kept.amendments[0].who)
    assert not [text for text in texts if "Kín" in text]
    assert verify(store.database).problems == ()


def test_what_is_past_its_term_is_listed_and_goes_with_one_deed(store, monkeypatch) -> None:
    source = f"Họ và tên,Điện thoại,Đơn vị,Nội dung sáng kiến\n{NAME},{PHONE},Yên Khánh,Máy gặt\n".encode()
    reading = read_apart(source, "ho-tro.csv", directory())
    number = store.publish(reading, period=None, as_of=MAY, who="x", source=source).upload
    assert store.past_term().requests == ()
    monkeypatch.setattr("tally.store.forgetting.setting", lambda name: -1)
    ((request, _),) = store.past_term().requests
    done = store.forget_past_term("Lan")
    assert (done.requests, store.past_term().requests) == (1, ())
    (left,) = store.support_requests().itertuples()
    assert (left.id, left.content, "Kín" in left.name, "111" in left.phone) == (request, "Máy gặt", False, False)
    assert NAME not in str(read_apart(store.source(number), "ho-tro.csv", directory()).rows)
    assert verify(store.database).problems == ()
    assert store.record("forgot")[0].about == "Quá hạn lưu"


NOBODY = [("", "", "x"), ("An", "", "x"), (NAME, "", " "), ("2022", "1", "x"), ("2022", PHONE, "x"), ("a", PHONE, "x")]
NOBODY += [(word, "", "x") for word in ("false", "summary", "chinh-thuc-2022", "sheet", 'Kín": true, "b', "Hoàng")]


@pytest.mark.parametrize(("name", "phone", "reason"), [*NOBODY, ("", "091", "x"), ("31/5/2022", "", "x")])
def test_forgetting_needs_a_person_and_a_reason(store, name, phone, reason) -> None:
    with pytest.raises(TallyError, match="forget-"):
        store.forget(name, phone, reason, "Lan")


def test_code_that_is_typed_as_a_name_takes_nothing_away_that_the_store_goes_by(store) -> None:
    period = Period("đợt một", "Đợt một", date(2022, 1, 1), date(2022, 12, 31))
    reading, source = summary({"YK": 244})
    own = replace(directory(), periods=(period,), quotas={})
    number = store.publish(reading, period=period.code, as_of=MAY, who="x", source=source, directory=own).upload
    store.forget(period.code, "", "gõ nhầm", "Lan")
    upload = store.upload(number)
    assert (upload.kind, upload.period, upload.valid) == ("summary", period.code, 244)
    assert store.state(period.code, MAY)["valid"].tolist() == [244]


def test_phone_alone_takes_the_name_out_of_the_requests_that_came_from_it(store) -> None:
    people = {"name": ["Lan", "Hoa"], "phone": ["0912.111.222", "0913111222"]}
    store.add_support_requests(pa.table(people | {"unit": ["Yên Khánh"] * 2, "content": ["x"] * 2}), "x")
    assert store.forget("", PHONE, "theo đơn", "Lan").requests == 1
    assert set(store.support_requests()["name"]) == {"•••", "Hoa"}
    assert verify(store.database).problems == ()


def test_markup_of_a_kept_workbook_stays_whatever_name_is_typed(store) -> None:
    source = xlsx(rows_of({"Tác giả": "Row R"}))
    reading = read_apart(source, "ds.xlsx", directory())
    number = store.publish(reading, period="2022", as_of=MAY, who="x", source=source, directory=directory()).upload
    assert store.forget("Row R", "", "theo đơn", "Lan").files == 2
    with ZipFile(BytesIO(store.source(number))) as package:
        parts = [package.read(name) for name in package.namelist()]
    assert not any(b"Row R" in part for part in parts)
    assert all(ElementTree.fromstring(part) is not None for part in parts)
