"""What crafted files cost everybody else, and whether memory stays level: `python -m tests.benchmarks.boundary`.

    [--looks 2000] [--publishes 500] [--files 8]

One server with a store of its own. Two people look at the overview while a third brings in files made to cost much;
then one person looks again and again; then a process publishes again and again. Prints the 95th percentile of the
looks beside that of a quiet server, and the memory at each quarter of the looks and of the publishing.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tally.store import open_store
from tests.benchmarks.person import opened
from tests.benchmarks.store import START
from tests.benchmarks.upload import Looks, Watch, _gentle_chromium, _in_a_thread, _others, p95, people, wait
from tests.browser.conftest import Site
from tests.faults.crafted import kinds
from tests.faults.crafted_forms import further
from tests.readings import summary

DEAR = (
    "headings-same-4000x120.xlsx", "names-29000x20.xlsx", "names-30000x90.csv", "names-80x32000.xlsx", "one-line.csv",
    "merges-of-one-row-20000.xlsx", "paragraphs-60000.xls", "hidden-rows.xlsx", "merges-20000-header.xlsx",
)  # fmt: skip
QUIET, LONGEST = 20, 90


def main() -> None:
    """Runs everything once and prints what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--looks", type=int, default=2000)
    parser.add_argument("--publishes", type=int, default=500)
    parser.add_argument("--files", type=int, default=len(DEAR))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder)).start()
        try:
            with Watch(site.process.pid) as watch:
                beside_crafted_files(site, Path(folder), watch, options.files)
            looking(site, options.looks)
        finally:
            site.stop()
        publishing(f"sqlite:///{folder}/published.sqlite", options.publishes)


def beside_crafted_files(site: Site, folder: Path, watch: Watch, files: int) -> None:
    """Others' looks while one crafted file after the other is read, and the most memory that anything took."""
    made = kinds() | further()
    with sync_playwright() as playwright, people(site.port, 2) as looks:
        chromium = playwright.chromium.launch(executable_path=_gentle_chromium(folder), args=["--no-sandbox"])
        idle = p95(looks, [wait(QUIET)])
        spans = []
        for name in DEAR[:files]:
            page = chromium.new_context().new_page()  # a desk of its own: files left on one are read beside the next
            page.goto(f"{site.address}/upload")
            spans.append(_brought(page, folder, name, made[name](), looks, idle, watch))
            page.context.close()
        chromium.close()
    busy = p95(looks, spans)
    print(f"all of them: p95 {busy:.3f} s beside {idle:.3f} s quiet, {busy / idle:.2f} times (at most 2)")
    print(f"peak memory: server {watch.server >> 20} MiB, largest child {watch.child >> 20} MiB", flush=True)


def _brought(
    page: Page, folder: Path, name: str, source: bytes, looks: Looks, idle: float, watch: Watch
) -> tuple[float, float]:
    (folder / name).write_bytes(source)
    page.wait_for_selector("input[type=file]", state="attached")
    begun = time.monotonic()
    page.set_input_files("input[type=file]", str(folder / name))
    seen = idle_for = 0.0
    while time.monotonic() - begun < LONGEST and (idle_for < 1 if seen else time.monotonic() - begun < 9):
        time.sleep(0.1)
        at_work = len(watch.children()) > 1  # beside the process that forks them
        seen, idle_for = seen or at_work, 0 if at_work else idle_for + 0.1
    span = begun, time.monotonic()
    _others(f"while {name} is read ({span[1] - begun:.0f} s)", looks, span, idle)
    return span


def looking(site: Site, looks: int) -> None:
    """The server's memory at each quarter of so many looks."""
    for quarter in range(5):
        print(f"after {looks * quarter // 4} looks: server {_now(site.process.pid)} MiB", flush=True)
        if quarter < 4:
            _in_a_thread(opened(site.port, "", looks=looks // 4))


def publishing(url: str, count: int) -> None:
    """This process's memory at each quarter of so many publishes, each followed by a look at the state."""
    store = open_store(url)
    for number in range(count):
        if number % max(count // 4, 1) == 0:
            print(f"after {number} publishes: {_now('self')} MiB", flush=True)
        reading, source = summary({f"U{unit:04}": number + unit for unit in range(14)}, file=f"{number}.xlsx")
        day = START + timedelta(days=number % 300)
        store.publish(reading, period="2022", as_of=day, who="Lan", source=source)
        store.state("2022")
    print(f"after {count} publishes: {_now('self')} MiB", flush=True)
    store.close()


def _now(process: object) -> int:
    """MiB that a process holds now."""
    status = Path(f"/proc/{process}/status").read_text()
    return next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmRSS"))


if __name__ == "__main__":
    main()
