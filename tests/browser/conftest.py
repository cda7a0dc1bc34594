"""A running site and a real browser that remembers every host asked for and every complaint on its console."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

ROOT = Path(__file__).parents[2]
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
TABLET = {"width": 820, "height": 1180}
# On a deep link Streamlit looks for its own base address below the page's first; that is its way, not a fault.
STREAMLITS_OWN = ("/_stcore/health", "/_stcore/host-config")
expect.set_options(timeout=30_000)  # milliseconds: several tests share the machine

SETTLED = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    const charts = [...document.querySelectorAll("[data-testid=stPlotlyChart]")];
    const drawn = charts.every(e => e.querySelector(".main-svg"));
    const working = app?.dataset.testScriptState !== "notRunning" || document.querySelector("[data-stale=true]");
    return app && !working && drawn && document.querySelector("h1") && document.fonts.status === "loaded";
}"""

Visit = Callable[..., Page]


@dataclass
class Site:
    """A server of our own on a free port, with a store of its own; `stop` ends it."""

    home: Path
    process: subprocess.Popen | None = None
    port: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Site:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(self.port)]
        environment = {**os.environ, "XDG_DATA_HOME": str(self.home)}
        with self._log.open("w") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=1).close()
                return self
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the site did not start")

    @property
    def _log(self) -> Path:
        return self.home / "site.log"

    def failures(self) -> str:
        """What the server wrote from its first failure on; "" where none was met."""
        written = self._log.read_text()
        return written[at:] if (at := written.find("Traceback")) >= 0 else ""

    def stop(self) -> None:
        """Ends it; by force where a browser still holds a connection, for which the server waits without end."""
        if self.process:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site that nobody has published to: it shows the letter's sample."""
    site = Site(tmp_path_factory.mktemp("sample")).start()
    yield site
    site.stop()


@pytest.fixture
def cold_site(tmp_path: Path) -> Iterator[Site]:
    """A site that has just started and has not answered anybody; name it before `visit`, so that tabs close first."""
    site = Site(tmp_path).start()
    yield site
    site.stop()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    """One window size, one context: what was fetched and compiled for one visit serves the next."""
    opened: dict[str, BrowserContext] = {}
    yield opened
    for context in opened.values():
        context.close()


@pytest.fixture
def visit(browser: Browser, contexts: dict[str, BrowserContext]) -> Iterator[Visit]:
    """Opens an address in a fresh tab; at the end nothing may have been asked elsewhere or complained about."""
    complaints: list[str] = []
    hosts: set[str] = set()
    sites: list[Site] = []
    pages = []

    def open_(site: Site, path: str = "/", viewport: dict | None = None) -> Page:
        size = viewport or WIDE
        if str(size) not in contexts:
            contexts[str(size)] = browser.new_context(viewport=size, accept_downloads=True)
        page = contexts[str(size)].new_page()
        pages.append(page)
        page.on("console", lambda message: _note(complaints, message))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
        sites.append(site)
        page.goto(site.address + path)
        page.wait_for_selector("h1", timeout=30_000)
        settled(page)
        return page

    yield open_
    for page in pages:
        page.close()
    assert [failures for site in sites if (failures := site.failures())] == []
    assert hosts - {urlsplit(site.address).netloc for site in sites} - {""} == set()  # data: and blob: have no host
    assert complaints == []


def settled(page: Page) -> None:
    """Waits until the page has stopped working: nothing of an earlier look left, charts drawn, fonts there."""
    page.wait_for_function(SETTLED)


def typed_into_grid(page: Page, right: int, text: str) -> None:
    """Types over the cell of the first grid's first row that lies `right` pixels in, until the grid holds the text.

    A grid that is still being drawn or moved takes no letters.
    """
    cell, editor = (
        page.locator(f'[role=gridcell]:has-text("{text}")'),
        page.locator("#portal").locator("textarea, input"),
    )
    for _ in range(10):
        page.get_by_test_id("stDataFrame").first.scroll_into_view_if_needed()
        box = page.locator("[data-testid=stDataFrame] canvas").first.bounding_box()
        page.mouse.dblclick(box["x"] + right, box["y"] + 52)
        if editor.count():
            editor.first.fill(text)
            page.keyboard.press("Enter")
        page.wait_for_timeout(1000)  # Streamlit gathers what is typed into a table before it sends it
        settled(page)
        if cell.count():
            return
    raise AssertionError(f"the grid does not take {text}")


def _note(complaints: list[str], message) -> None:
    where = urlsplit(message.location.get("url", "")).path
    if message.type == "error" and not where.endswith(STREAMLITS_OWN):
        complaints.append(f"{message.text} ({where})")
