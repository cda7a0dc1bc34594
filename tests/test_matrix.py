"""Roles × pages, exports and direct requests, each tried at a running server: no leak, no wrong refusal."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from io import BytesIO

import pyarrow as pa
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection

from tally.apart import read_apart
from tally.rights import TABLE
from tally.store import open_store
from tally.store.schema import metadata
from tests.readings import MAY
from tests.registers import directory, rows_of, xlsx
from tests.serving import PEOPLE, Served, rerun, with_people

OWN, OTHER = "Bùi Thị Kín Một", "Bùi Văn Kín Hai"
OWN_PHONE, OTHER_PHONE = "0912111222", "0912333444"
NEEDS = {
    "": "figures",
    "clusters": "figures",
    "ranking": "figures",
    "unit": "figures",
    "sent": "figures",
    "history": "figures",
    "returns": "figures",
    "upload": "publish",
    "summary": "papers",
    "letter": "papers",
    "directory": "branches",
    "support": "support",
    "accounts": "accounts",
}
REFUSED = "Tài khoản này không được"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    url = f"sqlite:///{tmp_path_factory.mktemp('matrix') / 'tally.sqlite'}"
    phones = {"YK": OWN_PHONE, "KS": OTHER_PHONE}
    units = tuple(replace(unit, phone=phones.get(unit.code, "")) for unit in directory().units)
    known = replace(directory(), units=units)
    source = xlsx(
        rows_of({"Tác giả": OWN}, {"Tác giả": OTHER, "Đơn vị": "LĐLĐ huyện Kim Sơn", "Trạng thái": "Không hợp lệ"})
    )
    asked = {"name": [OWN, OTHER], "phone": [OWN_PHONE, OTHER_PHONE], "content": ["x", "y"]}
    asked["unit"] = ["LĐLĐ huyện Yên Khánh", "LĐLĐ huyện Kim Sơn"]
    with closing(open_store(url)) as store:
        reading = read_apart(source, "ds.xlsx", known)
        store.publish(reading, period="2022", as_of=MAY, who="x", source=source, directory=known)
        store.add_support_requests(pa.table(asked), "x")
        with_people(store)
    site = Served(url).start()
    site.cookies = {name: site.sign_in(name) for name in PEOPLE}
    yield site
    site.stop()


@pytest.mark.parametrize("page", NEEDS)
@pytest.mark.parametrize("name", PEOPLE)
def test_page_opens_for_whom_the_table_says_and_names_whom_it_says(served: Served, name: str, page: str) -> None:
    role = PEOPLE[name][0]
    for query in ({}, {"unit": "KS", "status": "all"}, {"upload": "1"}, {"unit": "'\"><script>", "as_of": "x"}):
        seen = served.look(served.cookies[name], page, **query).decode("utf-8", "replace")
        assert (REFUSED not in seen) == (role in TABLE[NEEDS[page]]), query
        named = TABLE["names"].get(role)
        assert named == "all" or not {OTHER, OTHER_PHONE} & set(re.findall(f"{OTHER}|{OTHER_PHONE}", seen)), query
        assert named or not re.findall(f"{OWN}|{OWN_PHONE}", seen), query
        assert "><script>" not in seen


@pytest.mark.parametrize("name", ["tonghop", "quantri"])
def test_staff_of_the_province_see_the_names_they_have_to_work_with(served: Served, name: str) -> None:
    rows = served.look(served.cookies[name], "returns", status="all").decode("utf-8", "replace")
    asked = served.look(served.cookies[name], "support").decode("utf-8", "replace")
    assert {name in rows for name in (OWN, OTHER)} == {name in asked for name in (OWN_PHONE, OTHER_PHONE)} == {True}


def test_staff_of_a_unit_see_their_own_names(served: Served) -> None:
    rows = served.look(served.cookies["yenkhanh"], "returns", status="all").decode("utf-8", "replace")
    asked = served.look(served.cookies["yenkhanh"], "support").decode("utf-8", "replace")
    assert (OWN in rows, OTHER in rows, OWN_PHONE in asked, OTHER_PHONE in asked) == (True, False, True, False)


def opened(socket: ClientConnection, page: str, **query: str) -> tuple[str, list[str]]:
    """The session in which a page was drawn, and the numbers of the downloads that it offers."""
    socket.send(rerun(page, status="all", **query).SerializeToString())
    first = socket.recv(timeout=60)
    offered = re.findall(rb"X\x01b ([0-9a-f]{32})", Served.heard(socket))
    return ForwardMsg.FromString(first).new_session.initialize.session_id, [number.decode() for number in offered]


def asked_for(socket: ClientConnection, session: str, file: str, patience: float = 30) -> bytes:
    """What comes back when a browser asks for the download that a page offers under this number."""
    message = BackMsg()
    message.backend_operation_request.request_id = "1"
    message.backend_operation_request.session_id = session
    message.backend_operation_request.deferred_file.file_id = file
    socket.send(message.SerializeToString())
    return Served.heard(socket, patience)


def test_download_is_its_askers_alone(served: Served) -> None:
    """A replayed request for somebody's download is not answered, and the address of one opens for its asker only."""
    with served.open(served.cookies["tonghop"]) as own, served.open(served.cookies["lanhdao"]) as foreign:
        session, offered = opened(own, "returns")
        answer = asked_for(own, session, offered[-1])
        address = re.findall(rb"/media/[0-9a-f]{20,}\.\w+", answer)[0].decode()
        assert served.ask(address, cookie=served.cookies["tonghop"]).status == 200
        for other in ("lanhdao", "yenkhanh", "quantri"):
            assert served.ask(address, cookie=served.cookies[other]).status == 403
        with pytest.raises(TimeoutError):
            asked_for(foreign, opened(foreign, "ranking")[0], offered[-1], patience=3)
        assert served.ask(address, Accept="*/*").status == 401


def texts(content: bytes) -> str:
    """What can be read in a file, whatever lies packed in it."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(BytesIO(content)) as package:
        return "\n".join(texts(package.read(name)) for name in package.namelist())


@pytest.mark.parametrize("name", PEOPLE)
def test_every_download_of_every_page_names_whom_the_table_says(served: Served, name: str) -> None:
    named, taken = TABLE["names"].get(PEOPLE[name][0]), []
    for page in NEEDS:
        with served.open(served.cookies[name]) as socket:
            session, offered = opened(socket, page, unit="YK")
            for number in offered:
                answer = asked_for(socket, session, number)
                address = re.findall(rb"/media/[0-9a-f]{20,}\.\w+", answer)[0].decode()
                taken.append(texts(served.bytes(address, served.cookies[name])))
    everything = "\n".join(taken)
    assert len(taken) >= (20 if named == "all" else 3)
    assert (OTHER in everything, OTHER_PHONE in everything) == ((named == "all",) * 2)
    assert (OWN in everything, OWN_PHONE in everything) == ((named is not None,) * 2)


def test_message_replayed_by_somebody_else_does_nothing(served: Served) -> None:
    with closing(open_store(served.url)) as store:
        store.accounts.add("aaa", "leader", "", store.directory_in_force())
    with served.open(served.cookies["quantri"]) as socket:
        button = button_on(socket, "accounts", "Khoá tài khoản")
        which = control_on(socket, "accounts", "selectbox", "Tên đăng nhập")
    press = rerun("accounts")
    press.rerun_script.widget_states.widgets.add(id=which).string_value = "aaa"
    press.rerun_script.widget_states.widgets.add(id=button).trigger_value = True
    for name in ("lanhdao", "cumtruong", "yenkhanh", "tonghop", "quantri"):
        served.say(served.cookies[name], rerun("accounts"), press)
        with closing(open_store(served.url)) as store:
            off = {account.name for account in store.accounts.logins() if account.off}
        assert off == ({"aaa"} if name == "quantri" else set()), name


@pytest.mark.parametrize("page", NEEDS)
def test_whatever_button_of_somebody_elses_page_is_replayed_changes_nothing(served: Served, page: str) -> None:
    """All that the administrator's page offers and one's own does not, pressed over the websocket at once."""
    offered = buttons(served, "quantri", page)
    before = kept(served)
    for name in ("lanhdao", "yenkhanh", "tonghop"):
        press = rerun(page, unit="KS", status="all", upload="1")
        for number in offered - buttons(served, name, page):
            press.rerun_script.widget_states.widgets.add(id=number).trigger_value = True
        served.say(served.cookies[name], press)
        assert kept(served) == before, name
    assert offered or page in ("", "ranking", "sent", "clusters")


def buttons(served: Served, name: str, page: str) -> set[str]:
    """The names of all buttons of a page, with which forms are sent too."""
    sent = served.look(served.cookies[name], page, unit="KS", status="all", upload="1").decode("utf-8", "replace")
    return set(re.findall(r"\$\$ID-[0-9a-f]{32}-[\w./:-]+", sent))


def kept(served: Served) -> dict[str, list[tuple]]:
    """All that the store keeps, but for who is signed in, what was seen or refused, and the seals of that."""
    moving = {"account_session", "record", "wrong_password", "link"}
    with closing(open_store(served.url)) as store:
        tables = [table for table in metadata.sorted_tables if table.name not in moving]
        return {t.name: store.database.reading(lambda c, t=t: list(map(tuple, c.execute(t.select())))) for t in tables}


def button_on(socket: ClientConnection, page: str, label: str) -> str:
    """The name by which a browser speaks of a button."""
    return control_on(socket, page, "button", label)


def control_on(socket: ClientConnection, page: str, kind: str, label: str) -> str:
    """The name by which a browser speaks of a control of this kind; of several of one label, that of the last."""
    socket.send(rerun(page).SerializeToString())
    numbers = []
    while (message := ForwardMsg.FromString(socket.recv(timeout=60))).WhichOneof("type") != "script_finished":
        control = getattr(message.delta.new_element, kind)
        if control.label == label:
            numbers.append(control.id)
    return numbers[-1]


@pytest.mark.parametrize("cookie", ["", "tally_session=x"])
def test_nothing_is_taken_in_or_said_without_a_session(served: Served, cookie: str) -> None:
    path = "/_stcore/upload_file/00000000-0000-0000-0000-000000000000/1"
    for method in ("PUT", "DELETE", "GET"):
        assert served.ask(path, method, b"x", cookie=cookie, Accept="*/*").status == 401
    with pytest.raises(InvalidStatus, match="403"):
        served.open(cookie)


def test_file_is_sent_only_to_a_page_of_ones_own(served: Served) -> None:
    path = "/_stcore/upload_file/00000000-0000-0000-0000-000000000000/1"
    assert served.ask(path, "PUT", b"x", cookie=served.cookies["tonghop"]).status == 403


def test_views_and_downloads_of_names_are_on_record(served: Served) -> None:
    served.look(served.cookies["lanhdao"], "upload")
    served.look(served.cookies["tonghop"], "returns", status="all")
    with closing(open_store(served.url)) as store:
        events = {(entry.who, entry.event) for entry in store.record()}
    assert ("tonghop", "names-seen") in events
    assert ("lanhdao", "names-seen") not in events
    assert any(event == "refused" for who, event in events if who == "lanhdao")
