"""One record that was damaged is one line that says so: what stands beside it is shown, on pages and by command."""

from __future__ import annotations

import json
from contextlib import closing

import pyarrow as pa
import pytest
from sqlalchemy import text

from tally.__main__ import main
from tally.errors import StoreUnavailable
from tally.store import open_store
from tally.store.chain import lifted
from tally.wording import say
from tests.readings import APRIL, MARCH, MAY, publish
from tests.screen import opened, words

DAMAGE = {
    "scope": "UPDATE upload SET scope = '[\"YK' WHERE id = 2",
    "moment": "UPDATE upload SET published_at = 'hôm qua' WHERE id = 2",
    "day": "UPDATE upload SET as_of = '2022-13-45' WHERE id = 2",
}


@pytest.fixture
def kept(own_url):
    """A store with three uploads, opened anew: what was read once stays known for as long as a store is open."""
    with closing(open_store(own_url)) as store:
        for count, day in enumerate((MARCH, APRIL, MAY)):
            publish(store, {"YK": count + 1, "KS": 5}, day)
    with closing(open_store(own_url)) as store:
        yield store


def damage(store, table: str, statement: str) -> None:
    def work(connection):
        with lifted(connection, table):
            connection.execute(text(statement))

    store.database.writing(work)


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_upload_is_one_line_of_the_history_and_the_others_stand(kept, how, capsys):
    damage(kept, "upload", DAMAGE[how])
    numbers = [(upload.id, upload.kind) for upload in kept.uploads()]
    assert numbers == [(3, "summary"), (2, "unreadable"), (1, "summary")]
    assert main(["history"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert say("record-not-shown", number="2") in lines
    assert len(lines) == 4


def test_the_page_of_history_says_which_record_is_damaged(kept):
    damage(kept, "upload", DAMAGE["scope"])
    shown = words(opened("history"))
    assert say("record-not-shown", number="2") in shown
    assert "upload=1" in shown
    assert "upload=3" in shown


def test_a_damaged_finding_is_one_finding_that_says_so(kept):
    damage(kept, "finding", "UPDATE finding SET finding = '{\"code\": ' WHERE upload_id = 2")
    assert [found.code for found in kept.findings(2)] == ["record-unreadable"]
    assert [found.message for found in kept.findings(2)] == [say("finding-record-unreadable")]
    assert [found.code for found in kept.findings(3)] == ["quota-blank"]


def test_a_damaged_request_is_one_line_of_the_support_page(kept):
    asked = [{"name": f"Lan {n}", "phone": "0912", "unit": "YK", "content": "đăng ký"} for n in range(3)]
    kept.add_support_requests(pa.Table.from_pylist(asked), "Hoa")
    damage(kept, "support_request", "UPDATE support_request SET received_at = 'sáng' WHERE id = 2")
    requests = kept.support_requests()
    assert requests["id"].tolist() == [3, 2, 1]
    assert requests["content"].tolist() == ["đăng ký", say("record-not-shown", number="2"), "đăng ký"]
    shown = words(opened("support"))
    assert say("record-not-shown", number="2") in shown
    assert "Lan 0" in shown
    assert "Lan 2" in shown


def test_damaged_figures_are_said_and_never_left_out_of_a_state(kept, own_url, capsys):
    damage(kept, "packed", "UPDATE packed SET figures = x'00' WHERE upload_id = 2")
    with closing(open_store(own_url)) as anew, pytest.raises(StoreUnavailable, match="store-damaged"):
        anew.state("2022")
    assert main(["history", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["uploads"]) == 3
