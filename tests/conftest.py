"""What many tests share: stores on both engines, and the promise that nothing is skipped where it must run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tally.store import Store, open_store
from tally.wording import speak_of
from tests.postgresql import Server, programs

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

# How long an example takes says more of the machine than of the code; time is measured in tests/benchmarks.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

BROWSER = Path("/usr/bin/chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
QUIET += ["--disable-sync", "--disable-default-apps", "--no-first-run"]
MUST_RUN = os.environ.get("TALLY_TESTS_MUST_RUN", "").split()
MISSING = {
    "postgresql": None if programs() else "no PostgreSQL server programs are installed",
    "browser": None if BROWSER.exists() else "no Chromium is installed",
    "linux": None if sys.platform == "linux" else "only Linux has these pipes, devices, signals and lists of processes",
}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skips what cannot run here, with the reason; fails it where TALLY_TESTS_MUST_RUN names its marker."""
    for marker, reason in MISSING.items():
        if reason and item.get_closest_marker(marker):
            if marker in MUST_RUN:
                pytest.fail(f"must run, but {reason}", pytrace=False)
            pytest.skip(reason)


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the store of the person who runs it."""
    monkeypatch.delenv("TALLY_DATABASE_URL", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("home")))
    speak_of(initiatives=True)  # whatever the test before counted


@pytest.fixture
def own_url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of the empty database that the pages of this test use."""
    import streamlit as st  # takes a second, and most tests open no page

    url = f"sqlite:///{tmp_path / 'tally.sqlite'}"
    monkeypatch.setenv("TALLY_DATABASE_URL", url)
    st.cache_resource.clear()
    st.cache_data.clear()
    yield url
    st.cache_resource.clear()


@pytest.fixture
def own(own_url: str) -> Iterator[Store]:
    """The store that the pages of this test open, empty."""
    store = open_store(own_url)
    yield store
    store.close()


@pytest.fixture
def page(own_url: str) -> AppTest:
    """The upload page in a browser of its own, over an empty store."""
    from tests.uploading import opened

    return opened()


@pytest.fixture
def seen(own: Store) -> Callable[..., str]:
    """Opens a page over this store and gives back every word on it."""
    from tests.screen import opened, words

    def look(page: str = "overview", /, **address: str) -> str:
        return words(opened(page, **address))

    return look


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """One PostgreSQL server for the whole run."""
    server = Server()
    yield server
    server.remove()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database, once on each engine."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'tally.sqlite'}"
        return
    server: Server = request.getfixturevalue("postgresql")
    url = server.new_database()
    yield url
    server.drop(url)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An empty store, once on each engine."""
    opened = open_store(database_url, patience=5)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run: a second one cannot be started beside it."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(BROWSER), args=QUIET)
        yield opened
        opened.close()
