"""What a look at the pages costs, beside an empty Streamlit page in the same run: `python tests/benchmarks/pages.py`.

Prints script time per rerun, click to new content, the weight of a first visit, and twenty people clicking at once.
Everything runs here, against a server and a store of its own.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tally.directory import Cluster, Directory, Period, Programme, Unit  # noqa: E402
from tally.intake.reading import Reading, UnitFigures  # noqa: E402
from tally.store import open_store  # noqa: E402
from tests.benchmarks.person import look  # noqa: E402

EMPTY = "import time, streamlit as st\nst.button('a', key='again')\nst.html(f'<p id=mark>{time.time_ns()}</p>')\n"
GO = """to => {
  document.querySelectorAll('.js-plotly-plot').forEach(chart => chart.classList.add('old'));
  const words = document.querySelector('h1').innerText;
  history.pushState(null, '', to);
  dispatchEvent(new PopStateEvent('popstate', {state: null}));
  return words;
}"""
PEOPLE, EVERY, LOOKS = 20, 4.0, 5


def main() -> None:
    """Measures and prints the table."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        empty = home / "empty.py"
        empty.write_text(EMPTY)
        large = _large(home / "large.sqlite", units=200, dates=100)
        print("script time of a rerun of the overview, milliseconds of processor")
        print(f"  14 units, 3 dates      {_script_time(''):7.1f}   (at most 40)", flush=True)
        print(f"  200 units, 100 dates   {_script_time(large):7.1f}", flush=True)
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
            )
            with _served(str(empty), home) as port:
                plain = _click_time(chromium.new_page(), port, _again)
            with _served("app.py", home / "a") as port:
                weight = _weight(chromium, port)
                small = _click_time(chromium.new_page(), port, _other_date)
                crowd = _crowd(port)
            with _served("app.py", home / "b", large) as port:
                big = _click_time(chromium.new_page(), port, _other_date)
            chromium.close()
        print("click to new content, milliseconds, median of ten")
        print(f"  an empty page          {plain:7.0f}   1,0")
        print(f"  14 units, 3 dates      {small:7.0f}   {small / plain:.1f}   (at most 3, aim 2)")
        print(f"  200 units, 100 dates   {big:7.0f}   {big / plain:.1f}   (at most 5)")
        print(f"first visit over the wire  {weight / 1e6:.2f} MB   (at most 4)")
        print(f"{PEOPLE} people clicking every {EVERY:.0f} s: p95 {crowd:.2f} s   (at most 1,5)")


def _large(path: Path, units: int, dates: int) -> str:
    codes = [f"U{n:03}" for n in range(units)]
    period = Period("2022", "Năm 2022", date(2022, 1, 1), date(2022, 12, 31))
    known = Directory(
        Programme("Thử", owner="Thử"),
        periods=(period,),
        units=tuple(Unit(code, f"LĐLĐ huyện {code}", cluster=f"C{n % 8}") for n, code in enumerate(codes)),
        clusters=tuple(Cluster(f"C{n}", f"Cụm {n}") for n in range(8)),
        quotas={("2022", code): 300 for code in codes},
    )
    url = f"sqlite:///{path}"
    store = open_store(url)
    _publish(store, "directory", (), date(2022, 1, 1), b"d", directory=known)
    for step in range(dates):
        day = date(2022, 1, 10) + timedelta(days=3 * step)
        figures = tuple(
            UnitFigures(u.name, u.code, None, (n % 7) * step // 3, n % 3) for n, u in enumerate(known.units)
        )
        _publish(store, "summary", figures, day, f"{step}".encode())
    store.close()
    return url


def _publish(store, kind: str, figures: tuple, day: date, source: bytes, directory: Directory | None = None) -> None:
    sha256 = hashlib.sha256(source).hexdigest()
    reading = Reading("x.xlsx", sha256, kind, None, day, figures, None, (), directory=directory)
    store.publish(reading, period="2022", as_of=day, who="Thử", source=source)


def _script_time(url: str) -> float:
    """Processor time of one rerun with everything warm, in a process of its own."""
    menu = str(ROOT / "pages" / "menu.py")
    page = (
        "import time, streamlit as st\n"
        "before = time.thread_time()\n"
        f"exec(compile(open({menu!r}).read(), {menu!r}, 'exec'), {{'__name__': '__main__', '__file__': {menu!r}}})\n"
        "st.session_state['spent'] = time.thread_time() - before\n"
    )
    code = (
        "import statistics, logging, sys; logging.disable(50)\n"
        "from streamlit.testing.v1 import AppTest\n"
        "app = AppTest.from_file(sys.argv[1], default_timeout=60).run()\n"
        "times = [app.run().session_state['spent'] for _ in range(15)]\n"
        "assert not app.exception\n"
        "print(statistics.median(times) * 1000)"
    )
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "XDG_DATA_HOME": home, "PYTHONPATH": str(ROOT)}
        environment |= {"TALLY_DATABASE_URL": url} if url else {}
        script = Path(home) / "timed.py"
        script.write_text(page)
        command = [sys.executable, "-c", code, str(script)]
        out = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(out.stdout.split()[-1])


@contextmanager
def _served(script: str, home: Path, url: str = "") -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "XDG_DATA_HOME": str(home)} | ({"TALLY_DATABASE_URL": url} if url else {})
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _click_time(page: Page, port: int, click: Callable[[Page, int], None]) -> float:
    """Median milliseconds from a click to its new content on the screen."""
    page.goto(f"http://127.0.0.1:{port}")
    page.wait_for_selector("#mark, .t-bars")
    page.wait_for_timeout(2500)
    times = []
    for step in range(12):
        before = time.perf_counter()
        click(page, step)
        times.append((time.perf_counter() - before) * 1000)
        page.wait_for_timeout(500)
    page.close()
    return statistics.median(times[2:])


def _again(page: Page, step: int) -> None:
    old = page.inner_text("#mark")
    page.click("button:has-text('a')")
    page.locator(f"#mark:not(:text-is('{old}'))").wait_for()


def _other_date(page: Page, step: int) -> None:
    """An unseen date by its address, as a link of ours would: over when new words and the new chart are there."""
    to = ("2022-03-20", "2022-04-20")[step % 2]
    old = page.evaluate(GO, f"/?as_of={to}")
    page.locator("h1").filter(has_not_text=old).wait_for()
    page.locator(".js-plotly-plot:not(.old) .main-svg").first.wait_for()


def _weight(chromium, port: int) -> float:
    page = chromium.new_page()
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(f"http://127.0.0.1:{port}")
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.wait_for_timeout(1500)
    page.close()
    return sum(sizes)


def _crowd(port: int) -> float:
    """The 95th percentile of seconds that a look takes while `PEOPLE` people look every `EVERY` seconds."""

    async def everybody() -> list[float]:
        times: list[float] = []
        await asyncio.gather(
            *(look(port, times, delay=n * EVERY / PEOPLE, every=EVERY, looks=LOOKS) for n in range(PEOPLE))
        )
        return times

    found: list[float] = []
    worker = threading.Thread(target=lambda: found.extend(asyncio.run(everybody())))
    worker.start()
    worker.join()
    return statistics.quantiles(found, n=20)[18]


if __name__ == "__main__":
    main()
