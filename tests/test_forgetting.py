"""A person taken out of what is kept: nothing of the name is left, the figures and the chain are as they were."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from tally.errors import TallyError
from tally.intake.read import read
from tally.keeping.verify import verify
from tests.readings import MAY
from tests.registers import HEADINGS, directory, rows_of, xlsx

NAME, PHONE = "Bùi Thị Kín", "0912 111 222"


def csv(rows: list[dict[str, object]]) -> bytes:
    lines = [HEADINGS, *([str(row.get(heading, "")) for heading in HEADINGS] for row in rows)]
    return "\n".join(",".join(line) for line in lines).encode()


@pytest.mark.parametrize(("file", "made"), [("ds.xlsx", xlsx), ("ds.csv", csv)])
def test_person_is_out_of_rows_requests_and_the_kept_file_and_the_figures_stay(store, file, made) -> None:
    source = made(rows_of({"Tác giả": f"{NAME}; Trần Văn Ở Lại"}, {"Tác giả": "Người Khác"}))
    reading = read(source, file, directory())
    number = store.publish(reading, period="2022", as_of=MAY, who="x", source=source, directory=directory()).upload
    asked = {"name": [NAME.upper()], "phone": ["0912111222"], "unit": ["Yên Khánh"], "content": ["x"]}
    store.add_support_requests(pa.table(asked), "x")
    before, first = store.state("2022", MAY), store.upload(number).sha256

    done = store.forget(NAME, PHONE, "theo đơn ngày 2/6", "Lan")

    assert (done.requests, done.files) == (1, 2)
    authors = store.rows(number)["authors"].to_pylist()
    assert not any("Kín" in author for author in authors)
    assert "Trần Văn Ở Lại" in authors[0]
    again = read(store.source(number), file, directory())
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


@pytest.mark.parametrize(("name", "phone", "reason"), [("", "", "x"), ("An", "", "x"), (NAME, "", " ")])
def test_forgetting_needs_a_person_and_a_reason(store, name, phone, reason) -> None:
    with pytest.raises(TallyError, match="forget-"):
        store.forget(name, phone, reason, "Lan")
