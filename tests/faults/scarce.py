"""Something runs out: `python -m tests.faults.scarce [--tries 40] [--engine sqlite|postgresql]`.

The disk at that many levels (a limit on file size, and where it is allowed a small file system that is really full),
memory at that many levels, a folder that can only be read, a database that somebody else holds. Each time publishing
succeeds or is refused in one sentence, what was published is still shown, nothing is there by half, and once there is
room again the same publish goes through.
"""

from __future__ import annotations

import os
import pwd
import resource
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psycopg

from tally.errors import StoreUnavailable
from tally.intake.reading import Reading
from tally.keeping.verify import verify
from tally.store import Published, Store, open_store
from tally.store.engine import WRITER
from tally.wording import explain
from tests.faults.common import START, SUMMARY, Tally, default, main, publish, reading_of, swollen
from tests.postgresql import Server

HEAVY = 6  # megabytes of the file that does not fit
UNITS = 14


def run(url: str, engine: str, tries: int, server: Server | None) -> list[Tally]:
    """Every kind of shortage that this engine can meet."""
    reading_of(SUMMARY)
    swollen(HEAVY)
    with closing(open_store(url)) as store:
        publish(store, 0)
    fresh = _copies(url, server)
    found = [_memory(fresh, engine, tries), _locked(fresh, engine)]
    if server is None:
        found += [_file_limit(fresh, tries), _read_only(url)]
    full = _full_disk(engine, tries, server)
    return [*found, full] if full else found


def _copies(url: str, server: Server | None) -> Callable[[], str]:
    """What makes a copy of the store for each try, so that every try meets the same."""
    if server:
        return lambda: server.new_database(template=url.rpartition("/")[2])
    file = Path(url.removeprefix("sqlite:///"))

    def copy() -> str:
        to = file.with_name("try.sqlite")
        for old in file.parent.glob("try.sqlite*"):
            old.unlink()
        shutil.copy(file, to)
        return f"sqlite:///{to}"

    return copy


def _file_limit(fresh: Callable[[], str], tries: int) -> Tally:
    tally = Tally("file size limit", "sqlite")
    for number in range(tries):
        limit = (HEAVY + 2) * 2**20 * number // tries

        def limited(limit: int = limit) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

        _attempt(fresh(), tally, limited)
    return tally


def _memory(fresh: Callable[[], str], engine: str, tries: int) -> Tally:
    tally = Tally("memory limit", engine)
    for number in range(tries):
        room = 2**19 + 24 * 2**20 * number // tries
        _attempt(fresh(), tally, lambda room=room: HOARD.extend(_all_but(room)), late=True)
    return tally


def _all_but(room: int) -> list[bytearray]:
    """Everything that this process may still have, up to `room` bytes, what it has freed before included."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + 2 * room, resource.RLIM_INFINITY))
    hoard = []
    for size in (2**20, 2**16):
        with suppress(MemoryError):
            while True:
                hoard.append(bytearray(size))
    freed = 0
    while hoard and freed < room:
        freed += len(hoard.pop())
    return hoard


HOARD: list[bytearray] = []


def _read_only(url: str) -> Tally:
    """As somebody who may only read: the file alone, and with the log that a killed process left beside it."""
    tally = Tally("read-only folder", "sqlite")
    explain(
        StoreUnavailable("store-read-only")
    )  # nobody may not be allowed to load the words of an environment of ours
    file = Path(url.removeprefix("sqlite:///"))
    for left_behind in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / file.name
            shutil.copy(file, copy)
            if left_behind:
                _leave_a_log(file, copy)
            for path in Path(folder).iterdir():
                path.chmod(0o444)
            Path(folder).chmod(0o555)
            for late in (False, True):
                # A store that is open already keeps its open files, and may go on writing.
                expected = None if late else "store-read-only"
                _attempt(f"sqlite:///{copy}", tally, _as_nobody, expected=expected, again=False, late=late)
            Path(folder).chmod(0o700)
    return tally


def _leave_a_log(file: Path, copy: Path) -> None:
    # What a process that died leaves: published figures that are only in the log yet.
    with closing(sqlite3.connect(file)) as held:
        held.execute("BEGIN")
        held.execute("SELECT count(*) FROM upload").fetchone()
        with closing(open_store(f"sqlite:///{file}")) as store:
            store.remember_alias(f"Yên khánh {os.urandom(4).hex()}", "YK")
        shutil.copy(file, copy)
        shutil.copy(f"{file}-wal", f"{copy}-wal")


def _as_nobody() -> None:
    if os.geteuid() == 0:
        os.setgid(pwd.getpwnam("nobody").pw_gid)
        os.setuid(pwd.getpwnam("nobody").pw_uid)


def _locked(fresh: Callable[[], str], engine: str) -> Tally:
    tally = Tally("locked database", engine)
    url = fresh()
    with _held(url, engine):
        _attempt(url, tally, lambda: None, expected="store-locked", again=False)
    _attempt(url, tally, lambda: None, expected="published")
    return tally


@contextmanager
def _held(url: str, engine: str) -> Iterator[None]:
    if engine == "sqlite":
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as held:
            held.execute("BEGIN IMMEDIATE")
            yield
        return
    with psycopg.connect(url) as held:
        held.execute("SELECT pg_advisory_xact_lock(%s)", (WRITER,))
        yield


def _full_disk(engine: str, tries: int, server: Server | None) -> Tally | None:
    """A file system of its own, filled up to some level by a file that is taken away again."""
    folder = Path(tempfile.mkdtemp(prefix="tally-full-"))
    size = 64 if engine == "sqlite" else 192
    try:
        mounted = ["mount", "-t", "tmpfs", "-o", f"size={size}m,mode=0777", "tmpfs", str(folder)]
        subprocess.run(mounted, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        folder.rmdir()
        return None
    small = Server(folder / "server") if server else None
    try:
        url = small.new_database() if small else f"sqlite:///{folder / 'tally.sqlite'}"
        return _filled(engine, url, folder, tries, small)
    finally:
        if small:
            small.remove()
        subprocess.run(["umount", str(folder)], check=False)
        folder.rmdir()


def _filled(engine: str, url: str, folder: Path, tries: int, server: Server | None) -> Tally:
    tally = Tally("full disk", engine)
    with closing(open_store(url)) as store:
        publish(store, 0)
    fresh = _copies(url, server)
    for number in range(tries):
        again = fresh()
        left = (HEAVY * 4 + 2) * 2**20 * number // tries
        with (folder / "ballast").open("wb") as ballast:
            os.posix_fallocate(ballast.fileno(), 0, max(shutil.disk_usage(folder).free - left, 1))
        _attempt(again, tally, lambda: None, again=False, may_crash=server is not None, counts=False)
        (folder / "ballast").unlink()
        if server:
            server.start_again()
        _again(again, tally)
        if server:
            server.drop(again)
    return tally


def _attempt(
    url: str,
    tally: Tally,
    limit: Callable[[], None],
    *,
    expected: str | None = None,
    again: bool = True,
    may_crash: bool = False,
    counts: bool = True,
    late: bool = False,
) -> None:
    """Publishes in a process under this limit, which tells how it went; then once more without the limit.

    `late` sets the limit when the store is open already. A PostgreSQL server that cannot write its log stops
    (`may_crash`): then there is no old state to show for a while.
    """
    tally.tries += 1
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os._exit(_publish_under(url, limit, late, into))
    os.close(into)
    _, status = os.waitpid(child, 0)
    said = os.read(out, 4000).decode()
    os.close(out)
    code, _, sentence = said.partition("|")
    tally.refused += code != "published"
    if status or not code.startswith(("published", "store-")) or code != (expected or code):
        tally.wrong.append(f"ended with {status}: {said!r}")
    elif code != "published" and not may_crash and not sentence.endswith("(old state shown)"):
        tally.wrong.append(said)
    elif again:
        _again(url, tally)
    elif counts:
        tally.recovered += 1


def _publish_under(url: str, limit: Callable[[], None], late: bool, into: int) -> int:
    """Tells what a person would see: the outcome, its sentence, and whether the old state can still be read."""
    reading, source = swollen(HEAVY)
    try:
        if not late:
            limit()
        with closing(open_store(url, patience=0.5)) as store:
            os.write(into, _outcome(store, reading, source, limit if late else None).encode())
    except StoreUnavailable as refused:
        os.write(into, f"store-not-opened|{explain(refused)}".encode())
    except BaseException as bug:
        os.write(into, f"bug|{type(bug).__name__}: {bug}"[:1500].encode())
        return 1
    return 0


def _outcome(store: Store, reading: Reading, source: bytes, limit: Callable[[], None] | None) -> str:
    try:
        if limit:
            limit()
        publish_heavy(store, reading, source)
        return "published|"
    except StoreUnavailable as refused:
        HOARD.clear()  # what the publish wanted is given back when it ends
        shown = "(old state shown)" if len(store.state("K0")) == UNITS else "(no state)"
        return f"{refused.code}|{explain(refused)} {shown}"


def publish_heavy(store: Store, reading: Reading, source: bytes) -> Published:
    """Publishes the file that does not fit."""
    return store.publish(reading, period="heavy", as_of=START, who="Lan", source=source, directory=default())


def _again(url: str, tally: Tally) -> None:
    """With room again the same publish goes through, and everything is whole."""
    reading, source = swollen(HEAVY)
    with closing(open_store(url)) as store:
        published = publish_heavy(store, reading, source)
        problems = verify(store.database, recount=False).problems
        tally.lost += len(store.state("K0")) != UNITS
        tally.torn += bool(problems) or store.source(published.upload) != source
        tally.wrong += [f"{problem.code} {problem.particulars}" for problem in problems]
    tally.recovered += 1


if __name__ == "__main__":
    main(__doc__.splitlines()[0], run, tries=40)
