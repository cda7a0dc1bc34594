"""Names, notes, reasons and titles that hold markup are text on every page and in every paper."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pytest
from playwright.sync_api import Browser, Page, expect

from tally.apart import read_apart
from tally.directory import Branch, Directory
from tally.intake.reading import Reading
from tally.store import Store, open_store
from tally.store.blobs import sha256
from tally.store.directories import default
from tests.browser.conftest import settled
from tests.readings import MAY
from tests.registers import HEADINGS, rows_of, xlsx
from tests.serving import PASSWORD, Served, with_people
from tests.test_matrix import NEEDS, asked_for, opened

pytestmark = pytest.mark.browser
MARK = '<img src=x onerror="hit=1"> <b>Ô</b> **đ** $e=1$ :red[r] [k](javascript:hit=1) #let'
STRANGE = 'img[src="x"], .katex, a[href^="javascript"], main strong, [data-testid=stMarkdownColoredText]'
BROKEN_OUT = f"() => [...document.querySelectorAll('{STRANGE}')].map(e => e.outerHTML).concat(window.hit ?? [])"
SHOWN_ON = {*NEEDS} - {"upload", "letter"}


def marked() -> Directory:
    """A directory whose every name holds markup."""
    known = default()
    units = tuple(replace(u, name=f"{u.name} {MARK}", officer=MARK, phone="0912345678") for u in known.units)
    clusters = tuple(replace(cluster, name=f"{cluster.name} {MARK}") for cluster in known.clusters)
    programme = replace(known.programme, name=f"Chương trình {MARK}", owner=f"LĐLĐ {MARK}")
    branches = (Branch("YK1", "YK", MARK, 30, MARK),)
    return replace(known, units=units, clusters=clusters, programme=programme, branches=branches)


def filled(store: Store) -> None:
    """Everything that people type or send, with markup in it."""
    known, source = marked(), b"d"
    reading = Reading(f"{MARK}.xlsx", sha256(source), "directory", None, None, (), None, (), directory=known)
    store.publish(reading, period=None, as_of=date(2022, 1, 1), who=MARK, note=MARK, source=source)
    texts = {"Tác giả": MARK, "Tên sáng kiến": MARK, "CĐCS": MARK, "Lý do": MARK, "Số quyết định": MARK}
    name = {"Đơn vị": known.units[0].name}
    rows = rows_of(texts | name | {"Trạng thái": "Không hợp lệ"}, texts | name | {"Tên sáng kiến": f"a {MARK}"})
    source = xlsx(rows, (*HEADINGS, "CĐCS"))
    reading = read_apart(source, f"{MARK}.xlsx", known)
    words = {"period": "2022", "as_of": MAY, "who": MARK, "note": MARK}
    number = store.publish(reading, source=source, directory=known, **words).upload
    store.restore(number, MARK, MARK)
    store.amend(number + 1, "withdraw", MARK, MARK)
    store.remember_alias(MARK, "YK", MARK)
    asked = {"name": [MARK], "phone": ["<img src=x onerror=hit=1>"], "unit": [known.units[0].name], "content": [MARK]}
    store.add_support_requests(pa.table(asked), MARK)
    store.set_support_state(1, "working", MARK, MARK)
    with_people(store)
    store.accounts.add("khach", "leader", "", known, MARK)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    url = f"sqlite:///{tmp_path_factory.mktemp('markup') / 'tally.sqlite'}"
    with closing(open_store(url)) as store:
        filled(store)
    site = Served(url).start()
    site.cookies = {"quantri": site.sign_in("quantri")}
    yield site
    site.stop()


@pytest.fixture(scope="module")
def page(browser: Browser, served: Served) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(served.address)
    page.get_by_label("Tên đăng nhập").fill("quantri")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.locator("h1.t-h1")).to_be_visible()
    yield page
    context.close()


@pytest.mark.parametrize("name", NEEDS)
def test_markup_in_what_is_stored_is_text_on_the_page(served: Served, page: Page, name: str) -> None:
    page.goto(f"{served.address}/{name}?unit=YK&upload=1&status=all")
    expect(page.locator("h1")).to_be_visible()
    settled(page)
    page.evaluate("document.querySelectorAll('details').forEach(closed => { closed.open = true; })")
    assert page.evaluate(BROKEN_OUT) == []
    assert name not in SHOWN_ON or '<img src=x onerror="hit=1">' in page.inner_text("body")


@pytest.mark.parametrize("name", NEEDS)
def test_markup_in_what_is_stored_is_text_in_every_paper(served: Served, name: str, tmp_path: Path) -> None:
    with served.open(served.cookies["quantri"]) as socket:
        session, offered = opened(socket, name, unit="YK")
        for number in offered:
            answer = asked_for(socket, session, number)
            address = re.findall(rb"/media/[0-9a-f]{20,}\.\w+", answer)
            assert address, f"download {number} was not made"
            content = served.bytes(address[0].decode(), served.cookies["quantri"])
            for inside, file in unpacked(content, address[0].decode()):
                assert_text_only(inside, file, tmp_path)


def unpacked(content: bytes, name: str) -> Iterator[tuple[bytes, str]]:
    """A file, or what lies packed in it, with its name."""
    if not content.startswith(b"PK"):
        yield content, name
        return
    with zipfile.ZipFile(BytesIO(content)) as package:
        for entry in package.namelist():
            yield from unpacked(package.read(entry), entry)


def assert_text_only(content: bytes, name: str, folder: Path) -> None:
    """Markup stands escaped in what is markup itself, and as it is in what is text."""
    if name.endswith((".xml", ".rels", ".vml")):
        assert b"<img" not in content, name
    elif name.endswith(".pdf") and shutil.which("pdftotext"):
        (folder / "paper.pdf").write_bytes(content)
        text = subprocess.run(
            ["pdftotext", folder / "paper.pdf", "-"], capture_output=True, text=True, check=True
        ).stdout
        assert "<imgsrc=xonerror=" in "".join(text.split()), name
