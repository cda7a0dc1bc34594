"""From the command to the first page, beside an empty Streamlit page: `python tests/benchmarks/start.py`.

Prints medians from the start of the process, on the clock and of the server's processor, and each as a multiple of the
empty page's in the same run: with the sample, and with a store of 200 uploads. For figures to rely on, nothing else
runs beside it.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.pages import EMPTY, _large  # noqa: E402
from tests.benchmarks.person import opened  # noqa: E402
from tests.serving import free_port  # noqa: E402

TURNS = 9
PAINTED = """
  window.painted = {};
  const shows = { text: "#mark, .t-bars", chart: "#mark, .js-plotly-plot .main-svg" };
  const keep = (what) => { window.painted[what] = (performance.timeOrigin + performance.now()) / 1000; };
  new MutationObserver(() => {
    for (const what of Object.keys(shows)) {
      if (!document.querySelector(shows[what])) continue;
      delete shows[what];
      requestAnimationFrame(() => setTimeout(keep, 0, what));
    }
  }).observe(document, { childList: true, subtree: true });
"""
"""Notes in the page when the first text and the first chart stand on the screen; asked from outside, the drawing of the
chart would keep the answer about the text waiting."""
AIMS = {"answered": 1.5, "first run": 3, "processor": 3, "a look": 1.5, "text": 1.4, "chart": 2.5}
"""What a start is measured by, and how many times the empty page it may take at most with 200 uploads."""
Case = tuple[str, str]
"""The script that is served, and the address of its store."""
Times = Mapping[str, dict[str, list[float]]]


def main() -> None:
    """Measures and prints the table."""
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY)
        large = _large(Path(folder) / "large.sqlite", units=14, dates=200)
        cases = {"empty": (str(empty), ""), "sample": ("app.py", ""), "200 uploads": ("app.py", large)}
        times: Times = {name: defaultdict(list) for name in cases}
        _in_turns(cases, _served, times)
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            _in_turns(cases, partial(_shown, chromium), times)
            chromium.close()
    print(" " * 12 + "".join(f"{name:>20}" for name in cases))
    for what, most in AIMS.items():
        medians = [statistics.median(times[name][what]) for name in cases]
        print(f"{what:12}" + "".join(f"{it:12.3f} s {it / medians[0]:5.1f}" for it in medians) + f"   (at most {most})")


def _in_turns(cases: Mapping[str, Case], measure: Callable[[Case], dict[str, float]], times: Times) -> None:
    for turn in range(TURNS + 1):
        for name, case in cases.items():
            for what, seconds in measure(case).items() if turn else ():  # the first turn fills the system's caches
                times[name][what].append(seconds)


def _served(case: Case) -> dict[str, float]:
    """What a person without a browser waits for."""
    with _started(case) as (server, port, begun):
        answered = time.perf_counter() - begun
        asyncio.run(opened(port, "", 1))
        first, spent = time.perf_counter() - begun, _processor(server)
        looks = asyncio.run(opened(port, "", 9))[2:]
    return {"answered": answered, "first run": first, "processor": spent, "a look": statistics.median(looks)}


def _shown(chromium: Browser, case: Case) -> dict[str, float]:
    """When a browser that has kept nothing shows the first text and the first chart."""
    context = chromium.new_context(bypass_csp=True)  # to wait for a word of the page is an eval
    page = context.new_page()
    page.add_init_script(PAINTED)
    with _started(case) as (_, port, begun):
        begun += time.time() - time.perf_counter()
        page.goto(f"http://127.0.0.1:{port}", wait_until="commit")
        page.wait_for_function("window.painted.text && window.painted.chart")
        painted: dict[str, float] = page.evaluate("window.painted")
        context.close()
    return {what: moment - begun for what, moment in painted.items()}


@contextmanager
def _started(case: Case) -> Iterator[tuple[int, int, float]]:
    """A server that has just answered for the first time: its process, its port, and when it was begun."""
    (script, url), port = case, free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port), "--server.headless=true"]
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "XDG_DATA_HOME": home} | ({"TALLY_DATABASE_URL": url} if url else {})
        begun = time.perf_counter()
        server = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            while server.poll() is None:
                with suppress(OSError):
                    urllib.request.urlopen(f"http://127.0.0.1:{port}", timeout=20).close()
                    break
                time.sleep(0.005)
            yield server.pid, port, begun
        finally:
            server.terminate()
            server.wait(20)


def _processor(process: int) -> float:
    """Seconds of processor time that a process has taken so far, as Linux tells."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
