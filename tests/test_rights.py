"""Who may do what, asked of the store itself: each role, each deed, and what is written down of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pyarrow as pa
import pytest

from tally import rights
from tally.directory import Branch
from tally.errors import TallyError
from tally.intake.reading import Answers
from tally.rights import NOBODY, Person, acting_as
from tally.store.directories import default
from tests.readings import APRIL, MARCH, MAY, publish, publish_directory, summary
from tests.registers import SAMPLES, reading
from tests.screen import opened, words

LEADER = Person("Chủ tịch", "leader", account=1)
HEAD = Person("Cụm trưởng", "head", "C1", account=2)
UNIT = Person("Yên Khánh", "unit", "YK", account=3)
PROVINCE = Person("Tổng hợp", "province", account=4)
ADMIN = Person("Quản trị", "admin", account=5)


@pytest.mark.parametrize("person", [NOBODY, LEADER, HEAD])
def test_who_only_looks_publishes_nothing_and_changes_nothing(store, person):
    number = publish(store, {"YK": 5}).upload
    deeds = (
        lambda: publish(store, {"YK": 6}),
        lambda: store.restore(number, "lại", "x"),
        lambda: store.source(number),
        lambda: store.remember_alias("Yên", "YK"),
        lambda: store.remember_layout("abc", {"A": "unit"}),
        lambda: store.add_support_requests(requests("LĐLĐ huyện Yên Khánh"), "x"),
        lambda: store.set_support_state(1, "done", "x"),
        lambda: store.accounts.logins(),
        lambda: store.accounts.add("mới", "admin", "", default()),
        lambda: store.record(),
    )
    for deed in deeds:
        with acting_as(person), pytest.raises(rights.NotAllowed):
            deed()
    assert [upload.id for upload in store.uploads()] == [number]
    assert store.accounts.logins() == []


def test_refusal_of_who_is_signed_in_is_on_record(store):
    with acting_as(replace(LEADER, address="10.0.0.7")), pytest.raises(rights.NotAllowed):
        publish(store, {"YK": 6})
    (entry,) = store.record("refused")
    assert (entry.who, entry.address, entry.about) == ("Chủ tịch", "10.0.0.7", "publish")


def test_staff_of_a_unit_publish_their_unit_only_and_are_told_what_was_left(store):
    publish(store, {"YK": 5, "KS": 7})
    with acting_as(UNIT):
        reading, source = summary({"YK": 9, "KS": 99})
        shown = store.plan(reading, "2022", MAY).changes
        published = store.publish(reading, period="2022", as_of=MAY, who="Chủ tịch", source=source)
    state = store.state("2022", MAY).set_index("unit")["valid"]
    assert (list(shown["unit"]), state["YK"], state["KS"]) == (["YK"], 9, 7)
    assert store.upload(published.upload).who == "Yên Khánh"
    left = [finding for finding in store.findings(published.upload) if finding.code == "others-left"]
    assert left[0].count == 1
    assert "Kim Sơn" in left[0].message


def test_staff_of_a_unit_cannot_publish_a_file_of_others_take_its_quotas_or_the_directory(store):
    others, source = summary({"KS": 7})
    own, own_source = summary({"YK": 7})
    with acting_as(UNIT):
        with pytest.raises(Exception, match="nothing-of-own"):
            store.publish(others, period="2022", as_of=MAY, who="x", source=source)
        with pytest.raises(rights.NotAllowed):
            store.publish(own, period="2022", as_of=MAY, who="x", source=own_source, answers=Answers(quotas="take"))
        with pytest.raises(rights.NotAllowed):
            store.accounts.logins()
    assert store.uploads() == []


def test_staff_of_a_unit_change_no_quota_by_a_directory_sent_again_for_an_earlier_day(store):
    """What it says today it would say from that day on, in the place of the directory in force then."""
    off, raised = default(), replace(default(), quotas={**default().quotas, ("2022", "YM"): 800})
    publish_directory(store, off, MARCH)
    publish_directory(store, raised, MAY)
    for directory in (raised, off, replace(raised, quotas=off.quotas)):
        for day in (MARCH, APRIL, MAY):
            with acting_as(UNIT), pytest.raises(rights.NotAllowed):
                publish_directory(store, directory, day)
    assert [store.directory_in_force(day).quota("YM", "2022") for day in (MARCH, APRIL, MAY)] == [440, 440, 800]


@pytest.mark.parametrize("person", [PROVINCE, ADMIN])
def test_staff_of_the_province_publish_restore_and_fetch_what_was_sent(store, person):
    with acting_as(person):
        number = publish(store, {"YK": 5, "KS": 7}).upload
        assert store.source(number)
        publish(store, {"YK": 6, "KS": 7})
        assert not store.restore(number, "nhầm", "x").already
    assert {upload.who for upload in store.uploads()} == {person.name}


def tried(store, number: dict[str, int], request: dict[str, int]) -> dict[str, Callable[[str, int], object]]:
    """Deed -> what it is at the store, for a unit; the second number makes each try another."""

    def branches(unit: str, turn: int) -> None:
        current = store.directory_in_force()
        changed = [replace(b, quota=turn) if b.unit == unit else b for b in current.branches]
        publish_directory(store, replace(current, branches=tuple(changed)), MAY)

    def directory(_unit: str, turn: int) -> None:
        current = store.directory_in_force()
        publish_directory(store, replace(current, programme=replace(current.programme, assigned_quota=turn)), MAY)

    return {
        "figures": lambda unit, _: store.state("2022", MAY),
        "files": lambda unit, _: store.source(number[unit]),
        "publish": lambda unit, turn: publish(store, {unit: turn}),
        "branches": branches,
        "support": lambda unit, turn: store.set_support_state(request[unit], "working", "x", f"{turn}"),
        "directory": directory,
        "withdraw": lambda unit, turn: store.restore(number[unit], f"lần {turn}", "x"),
        "remember": lambda unit, turn: store.remember_alias(f"tên {turn}", unit),
        "accounts": lambda unit, turn: store.accounts.add(f"moi{turn}", "leader", "", store.directory_in_force()),
        "record": lambda unit, _: store.record(),
        "forget": lambda unit, turn: store.forget(f"Không Có Ai {turn}", "", "thử", "x"),
    }


def test_every_role_does_at_the_store_what_the_table_says_and_nothing_else(store):
    """Roles × deeds × own unit or another's, each cell tried; what the page alone asks stands in `test_matrix`."""
    known = replace(default(), branches=(Branch("YK1", "YK", "A", 1), Branch("KS1", "KS", "B", 1)))
    publish_directory(store, known, MAY)
    number = {unit: publish(store, {unit: 5}).upload for unit in ("YK", "KS")}
    (yk,) = store.add_support_requests(requests("LĐLĐ huyện Yên Khánh"), "Lan")
    (ks,) = store.add_support_requests(requests("LĐLĐ huyện Kim Sơn"), "Lan")
    deeds = tried(store, number, {"YK": yk, "KS": ks})
    assert rights.TABLE.keys() - deeds.keys() == {"papers", "reminders", "names"}
    wrong, turn = [], 100
    for person in (NOBODY, LEADER, HEAD, UNIT, PROVINCE, ADMIN):
        for deed, deed_is in deeds.items():
            for unit in ("YK", "KS"):
                turn += 1
                extent = rights.TABLE[deed].get(person.role)
                allowed = deed == "figures" or extent == "all" or (extent == "own" and unit == person.scope)
                with acting_as(person):
                    try:
                        deed_is(unit, turn)
                    except TallyError as refusal:
                        done = refusal.code not in ("not-allowed", "nothing-of-own")
                    else:
                        done = True
                if done != allowed:
                    wrong.append((person.role, deed, unit, done))
    assert wrong == []


def test_only_the_administrator_keeps_accounts_and_reads_the_record(store):
    with acting_as(PROVINCE):
        for deed in (store.accounts.logins, store.record):
            with pytest.raises(rights.NotAllowed):
                deed()
    with acting_as(ADMIN):
        assert store.accounts.logins() == []
        assert [entry.event for entry in store.record()] == ["refused", "refused"]


def test_what_is_published_restored_amended_and_changed_is_on_record_with_who_and_from_where(store):
    with acting_as(replace(PROVINCE, address="10.0.0.9")):
        number = publish(store, {"YK": 5}).upload
        publish(store, {"YK": 6})
        again = store.restore(number, "nhầm", "x").upload
        store.amend(again, "withdraw", "sai tệp", "x")
        publish(store, {"YK": 7, "KS": 100}, answers=Answers(quotas="take"))
        publish(store, {"YK": 6})  # a retry writes nothing
    entries = [(entry.event, entry.about) for entry in reversed(store.record())]
    assert entries == [
        ("published", "1"),
        ("published", "2"),
        ("restored", "3"),
        ("amended-withdraw", "3"),
        ("directory-changed", "4"),
        ("published", "5"),
    ]
    assert {(entry.who, entry.address) for entry in store.record()} == {("Tổng hợp", "10.0.0.9")}


def requests(unit: str) -> pa.Table:
    return pa.table({"name": ["Bùi Văn A"], "phone": ["0912345678"], "unit": [unit], "content": ["x"]})


def test_staff_of_a_unit_see_and_settle_their_own_support_requests_only(store):
    store.add_support_requests(requests("LĐLĐ huyện Yên Khánh"), "Lan")
    store.add_support_requests(requests("LĐLĐ huyện Kim Sơn"), "Lan")
    with acting_as(UNIT):
        assert list(store.support_requests()["id"]) == [1]
        store.set_support_state(1, "done", "x")
        for deed in (
            lambda: store.set_support_state(2, "done", "x"),
            lambda: store.add_support_requests(requests("LĐLĐ huyện Kim Sơn"), "x"),
        ):
            with pytest.raises(rights.NotAllowed):
                deed()
    with acting_as(LEADER):
        assert store.support_requests().empty


def test_who_may_not_open_a_page_is_told_what_was_tried(own, monkeypatch):
    monkeypatch.setattr(rights, "_asked", [lambda: LEADER])
    for page, tried in {"directory": "xem và sửa danh mục", "support": "xem đề nghị hỗ trợ đăng ký"}.items():
        assert f"Tài khoản này không được {tried}." in words(opened(page))
    assert own.empty()


def test_page_of_accounts_opens_a_locked_one_only_by_a_button_that_says_so(own, monkeypatch):
    monkeypatch.setenv("TALLY_SIGN_IN", "accounts")
    monkeypatch.setattr(rights, "_asked", [lambda: ADMIN])
    with acting_as(ADMIN):
        own.accounts.add("lan", "leader", "", own.directory_in_force())
        own.accounts.off("lan")
    page = opened("accounts")
    assert all(button.disabled for button in page.button if button.label == "Khoá tài khoản")
    page.selectbox(key="account-which").select("lan").run()
    labels = {button.label: button for button in page.button}
    assert "Cấp lại mật khẩu" not in labels
    labels["Mở lại tài khoản, cấp mật khẩu mới"].click().run()
    assert "Mật khẩu dùng một lần của lan" in words(page)
    assert {"Cấp lại mật khẩu", "Khoá tài khoản"} <= {button.label for button in page.button}


def test_phone_keeps_its_ends_and_a_short_one_nothing():
    assert rights.masked_phone("0912 345 123") == "09•• ••• 123"
    assert (rights.masked_phone("12345"), rights.masked_phone(None)) == ("•••", "")


def test_nobody_is_led_to_what_is_refused_and_what_is_others_is_said(own, monkeypatch):
    monkeypatch.setattr(rights, "_asked", [lambda: HEAD])
    for page in ("overview", "sent", "history", "ranking"):
        shown = words(opened(page))
        assert not re.search(r'href="\./(upload|directory)\b', shown)
        assert "khôi phục" not in shown
    assert "Lời nhắc của cụm này do cụm trưởng" in words(opened("clusters", cluster="C2"))
    with acting_as(PROVINCE):
        publish(own, {"YK": 5})
    monkeypatch.setattr(rights, "_asked", [lambda: UNIT])
    assert "Chưa có đề nghị hỗ trợ đăng ký nào của đơn vị mình." in words(opened("support"))


def test_staff_of_a_unit_are_not_asked_about_others_and_the_sums_of_all(own):
    table = reading((SAMPLES / "bang-tong-hop-2022-05-20.xlsx").read_bytes())
    assert {"total-mismatch-quota", "total-mismatch-invalid"} <= {it.code for it in table.findings}
    with acting_as(UNIT):
        assert {it.code for it in own.own_part(table).findings if it.severity == "ask"} == set()
    with acting_as(PROVINCE):
        assert own.own_part(table) == table
