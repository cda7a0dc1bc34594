"""What signing in costs, and whether time tells if a name exists: `python -m tests.benchmarks.signing`."""

from __future__ import annotations

import statistics
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from tally.errors import SignInRefused
from tally.store import Store, open_store
from tests.serving import PASSWORD, Served, prepared

TRIES, CLICKS, ROUNDS = 200, 30, 4


def main() -> None:
    """Measures and prints the table."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'tally.sqlite'}"
        prepared(url)
        store = open_store(url)
        store.accounts._must_wait = lambda keys: False  # type: ignore[method-assign]  # nobody is slowed down here
        own = statistics.median(_timed(store, "lanhdao", PASSWORD, n) for n in range(TRIES // 10))
        print(f"signing in: {own:.3f} s   (at most 0,5)")
        known, unknown = [], []
        for n in range(TRIES):
            known.append(_timed(store, "lanhdao", "sai mật khẩu", n))
            unknown.append(_timed(store, "khongco", "sai mật khẩu", n))
        store.close()
        _compared(known, unknown)
        clicks(url)


def _timed(store: Store, name: str, password: str, n: int) -> float:
    before = time.perf_counter()
    with suppress(SignInRefused):
        store.accounts.sign_in(name, password, f"10.0.{n}.1")
    return time.perf_counter() - before


def _compared(known: list[float], unknown: list[float]) -> None:
    middle, other = statistics.median(known) * 1000, statistics.median(unknown) * 1000
    scatter = statistics.stdev(known + unknown) * 1000
    print(f"a wrong password, {TRIES} tries each by turns: known name {middle:.1f} ms, unknown {other:.1f} ms")
    slower = _share(known, unknown)
    print(f"  one try scatters {scatter:.1f} ms; known is the slower in {slower:.0%} of pairs (50 %: no hint)")


def _share(known: list[float], unknown: list[float]) -> float:
    return statistics.mean(a > b for a in known for b in unknown)


def clicks(url: str) -> None:
    """A click on the overview without sign-in and with accounts, by turns."""
    sites = {mode: Served(url, mode).start() for mode in ("none", "accounts")}
    cookie = sites["accounts"].sign_in("lanhdao")
    times: dict[str, list[float]] = {mode: [] for mode in sites}
    for _ in range(ROUNDS):
        for mode, site in sites.items():
            times[mode] += _looks(site, cookie if mode == "accounts" else "")
    for site in sites.values():
        site.stop()
    none, accounts = (statistics.median(times[mode]) for mode in ("none", "accounts"))
    more = accounts / none - 1
    print(f"a click: none {none * 1000:.1f} ms, accounts {accounts * 1000:.1f} ms, {more:+.1%}   (at most +5 %)")


def _looks(site: Served, cookie: str) -> list[float]:
    from tests.serving import rerun

    times = []
    with site.open(cookie) as line:
        for n in range(CLICKS):
            before = time.perf_counter()
            line.send(rerun("", lang="vi" if n % 2 else "en").SerializeToString())
            site.heard(line)
            times.append(time.perf_counter() - before)
    return times[5:]


if __name__ == "__main__":
    main()
