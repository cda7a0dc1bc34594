"""What a register of a million rows costs on the screen, and everybody else: `python tests/benchmarks/upload.py`.

A server and a store of its own; a few people who look at the overview all the while; one who brings the register in,
publishes it, looks at the pages with it, and stops the reading of another. Prints the waits, the stages that were seen
on the screen, the 95th percentile of the others' looks beside that of a quiet server, and the memory of the processes.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import shutil
import statistics
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tally.wording import number, say  # noqa: E402
from tests.benchmarks.person import opened, stay  # noqa: E402
from tests.benchmarks.read_register import register  # noqa: E402
from tests.browser.conftest import Site, settled  # noqa: E402

Looks = list[tuple[float, float]]
"""Moment (monotonic) and seconds of each look."""
Span = tuple[float, float]
"""From when to when, monotonic."""

PEOPLE, EVERY, QUIET = 4, 1.0, 30.0
PAGES = ("", "unit?unit=NQ", "clusters", "ranking", "returns", "returns?status=all", "returns?q=tưới", "history")
STOPPABLE = 300_000  # fewer rows are read before anybody could stop them
LONG = 200_000  # milliseconds that a browser may wait


def main() -> None:
    """Runs everything once and prints what was measured."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(shutil.copy(register(options.rows), folder))
        site = Site(Path(folder)).start()
        try:
            chromium = playwright.chromium.launch(executable_path=_gentle_chromium(Path(folder)), args=["--no-sandbox"])
            with Watch(site.process.pid) as watch, people(site.port, options.people) as looks:
                page = chromium.new_page(viewport={"width": 1440, "height": 900}, locale="vi-VN")
                time.sleep(3)
                measure(page, site, path, options, looks, watch)
            chromium.close()
        finally:
            site.stop()


def measure(page: Page, site: Site, path: Path, options, looks: Looks, watch: Watch) -> None:
    """The whole story of one register, a line printed for each part of it."""
    page.goto(f"{site.address}/upload")
    page.wait_for_selector("h1")
    quiet = [wait(options.quiet)]
    begun = time.monotonic()
    seen = bring(page, dated(path, "read"))
    ended = time.monotonic()
    print(f"from the choice of the file to its result: {ended - begun:.1f} s", flush=True)
    for stage, (first, last, rows) in seen.items():
        print(f"  {first:5.1f}–{last:5.1f} s  {stage}: {rows}")
    settled(page)
    quiet.append(wait(options.quiet))
    idle = p95(looks, quiet)
    each = ", ".join(f"{p95(looks, [span]):.3f}" for span in quiet)
    print(f"others' looks on a quiet server, before and after: p95 {idle:.3f} s ({each})")
    _others("while it is read", looks, (begun, ended), idle)
    print(f"peak memory: server {_mib(watch.server)}, largest child {_mib(watch.child)}", flush=True)

    begun = time.monotonic()
    publish(page)
    ended = time.monotonic()
    print(f"from the publish button to the published figures: {ended - begun:.1f} s", flush=True)
    _others("while it is published", looks, (begun, ended), idle)
    print(f"peak memory: server {_mib(watch.server)}", flush=True)

    print("looks with the register published, seconds: first, median of three more")
    for address in PAGES:
        first, *more = _in_a_thread(opened(site.port, address, looks=4))
        print(f"  /{address:24} {first:6.2f} {statistics.median(more):6.2f}", flush=True)

    for stage in ("rows", "checks") if options.rows >= STOPPABLE else ():
        stopped(page, site, dated(path, f"stopped while {stage}"), say(f"upload-stage-{stage}"), watch)


def dated(path: Path, remark: str) -> Path:
    """The same register under a name that says its date; the remark within makes it a file of its own."""
    copy = path.with_name(f"sang-kien-den-20-5-2022-{path.stem}.xlsx")
    shutil.copy(path, copy)
    with zipfile.ZipFile(copy, "a") as archive:
        archive.comment = remark.encode()
    return copy


def bring(page: Page, path: Path) -> dict[str, tuple[float, float, str]]:
    """Chooses the file and waits; stage -> (seconds when first and last seen, the amounts beside it)."""
    seen: dict[str, tuple[float, float, str]] = {}
    amounts: dict[str, list[str]] = {}
    begun = time.monotonic()
    page.set_input_files("input[type=file]", str(path))
    while not _finished(page):
        stage, amount = _progress(page)
        now = time.monotonic() - begun
        if stage:
            told = amounts.setdefault(stage, [])
            told += [amount] if amount and amount not in told else []
            seen[stage] = (seen.get(stage, (now,))[0], now, _some(told))
        time.sleep(0.2)
    return seen


def _progress(page: Page) -> tuple[str, str]:
    """The stage on the screen and the rows beside it."""
    shown = page.locator("[data-testid=stProgress]")
    if page.evaluate("document.querySelectorAll('[data-testid=stProgress]').length") == 0:
        return "", ""
    text = shown.first.text_content(timeout=2000) or ""
    stage = re.split(r"\d", text, maxsplit=1)[0]
    return stage.strip(), text.removeprefix(stage).strip()


def _some(told: list[str]) -> str:
    return " → ".join(told if len(told) < 7 else [*told[:3], "…", *told[-3:]]) or "–"


def _finished(page: Page) -> bool:
    return page.evaluate("(word) => (document.querySelector('h1')?.textContent || '').includes(word)", _words("read"))


def _words(kind: str) -> str:
    """What the first sentence of the page begins with when a register was read, or was published."""
    if kind == "read":
        return say("upload-read-register", file="\0", count=0, units=0).split("**")[0].strip()
    return say("upload-done", day="", units=0).split("**")[0].strip()


def publish(page: Page) -> None:
    """Says the name, publishes, and waits for the word that it is done."""
    settled(page)
    page.get_by_label(say("upload-who")).fill("Lan")
    page.keyboard.press("Tab")
    settled(page)
    page.get_by_role("button", name=say("upload-publish", day="20/5/2022"), exact=False).first.click()
    expect(page.locator("h1")).to_contain_text(_words("done"), timeout=LONG)


def stopped(page: Page, site: Site, path: Path, stage: str, watch: Watch) -> None:
    """Lays a file down and stops its reading at this stage: how soon the page says so, and the child is gone."""
    page.goto(f"{site.address}/upload")
    page.wait_for_selector("h1")
    page.set_input_files("input[type=file]", str(path))
    page.get_by_text(stage).first.wait_for(timeout=LONG)
    time.sleep(0.2)
    begun = time.monotonic()
    page.get_by_role("button", name=say("upload-stop")).click()
    again = page.get_by_role("button", name=say("upload-again"))
    again.or_(page.locator("h1", has_text=_words("read"))).first.wait_for(timeout=LONG)
    told = time.monotonic() - begun
    if not again.is_visible():
        print(f"stopped at “{stage}”: it was done before")
        return
    while watch.children():
        time.sleep(0.02)
    print(f"stopped at “{stage}”: said after {told:.1f} s, no child left after {time.monotonic() - begun:.1f} s")


def wait(seconds: float) -> Span:
    """Nothing is done for so long; from when to when that was."""
    begun = time.monotonic()
    time.sleep(seconds)
    return begun, time.monotonic()


def _others(when: str, looks: Looks, span: Span, idle: float) -> None:
    busy, worst = p95(looks, [span]), max(_seconds(looks, span), default=0.0)
    said = f"p95 {busy:.3f} s, worst {worst:.2f} s, {number(busy / idle, 2)} times the quiet one"
    print(f"others' looks {when}: {said}   (at most 2)", flush=True)


def p95(looks: Looks, spans: list[Span]) -> float:
    """The 95th percentile of the seconds of the looks that began in these spans."""
    times = [seconds for span in spans for seconds in _seconds(looks, span)]
    return statistics.quantiles(times, n=20, method="inclusive")[18] if len(times) > 1 else max(times, default=0.0)


def _seconds(looks: Looks, span: Span) -> list[float]:
    return [seconds for at, seconds in looks if span[0] <= at <= span[1]]


def _mib(size: int) -> str:
    return f"{size / 2**20:.0f} MiB"


@contextmanager
def people(port: int, count: int) -> Iterator[Looks]:
    """That many people looking at the overview about once a second, each look with its moment and seconds."""
    looks: Looks = []
    home = threading.Event()

    async def everybody() -> None:
        await asyncio.gather(
            *(stay(port, looks, delay=n * EVERY / count, every=EVERY, home=home) for n in range(count))
        )

    worker = threading.Thread(target=lambda: asyncio.run(everybody()))
    worker.start()
    try:
        yield looks
    finally:
        home.set()
        worker.join()


def _in_a_thread(work: Coroutine[None, None, list[float]]) -> list[float]:
    """What this comes to; the browser's own loop runs in the thread that asks."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


class Watch:
    """Looks at the memory of a server and of the processes that it starts, ten times a second."""

    def __init__(self, server: int) -> None:
        self.pid, self.server, self.child = server, 0, 0
        self._over = threading.Event()
        self._worker = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._worker.start()
        return self

    def __exit__(self, *_) -> None:
        self._over.set()
        self._worker.join()

    def children(self) -> list[int]:
        """The processes that the server has started and that still run, theirs included."""
        found, asked = [], [self.pid]
        while asked:
            for task in Path(f"/proc/{asked.pop()}/task").glob("*/children"):
                try:
                    below = [int(pid) for pid in task.read_text().split()]
                except OSError:
                    continue
                found += below
                asked += below
        return found

    def _look(self) -> None:
        while not self._over.wait(0.1):
            self.server = max(self.server, _peak(self.pid))
            self.child = max([self.child, *map(_peak, self.children())])


def _peak(pid: int) -> int:
    """The most memory that a process has held up to now, in bytes; 0 where it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def _gentle_chromium(folder: Path) -> str:
    """A browser that gives way to the server: in life it runs on another machine."""
    wrapper = folder / "chromium"
    wrapper.write_text('#!/bin/sh\nexec nice -n 15 /usr/bin/chromium "$@"\n')
    wrapper.chmod(0o755)
    return str(wrapper)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--quiet", type=float, default=QUIET, help="seconds in which the quiet server is measured")
    return parser.parse_args()


if __name__ == "__main__":
    main()
