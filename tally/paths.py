"""Where things lie: what was published (one setting, else a file of the user's), what is there for a moment, what the
package reads besides its own files; and the numbers that an office has set."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from tally.errors import TallyError

SETTING = "TALLY_DATABASE_URL"
PACKAGE = Path(__file__).parent
Number = TypeVar("Number", int, float)


def default_url() -> str:
    """TALLY_DATABASE_URL, else an SQLite file in the folder where this system keeps a user's own files."""
    return os.environ.get(SETTING) or f"sqlite:///{own_file()}"


def store_file(url: str | None = None) -> str | None:
    """The SQLite file at this address, else at the default one; None for any other kind of store."""
    address = url or default_url()
    scheme, _, path = address.partition(":///") if "://" in address else ("sqlite", "", address)
    plain_file = scheme == "sqlite" and path and not path.startswith((":memory:", "file:"))
    return path.partition("?")[0] if plain_file else None


def stands(url: str | None = None) -> bool:
    """Whether a store may be at this address, else at the default one: False for an SQLite file that is not there.

    Whoever only reads need not open, and so make, an empty one.
    """
    file = store_file(url)
    return file is None or os.path.exists(file)


def resource(path: str) -> Path:
    """Where "sample_data/…" or "static/fonts" lies: beside the package in a checkout, inside it once installed."""
    installed = PACKAGE / "shipped" / path
    return installed if installed.exists() else PACKAGE.parent / path


def momentary() -> tempfile.TemporaryDirectory[str]:
    """A folder that goes with the block or the process that made it; `sweep` takes it away where that was killed."""
    return tempfile.TemporaryDirectory(prefix=f"{_MOMENTARY}{os.getpid()}-", ignore_cleanup_errors=True)


def write_whole(path: Path, text: str) -> None:
    """Leaves a text in a file where another process looks for it: there is none, or all of it."""
    draft = path.with_suffix(".draft")
    draft.write_text(text, encoding="utf-8", errors="surrogatepass")
    draft.replace(path)


def sweep() -> int:
    """Takes away what killed runs left among the temporary files; how many folders that were."""
    left = [path for path in Path(tempfile.gettempdir()).glob(f"{_MOMENTARY}*-*") if _left_behind(path)]
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
    return len(left)


_MOMENTARY, DAY = "tally-run-", 86_400


def _left_behind(path: Path) -> bool:
    """Whether this folder is ours and its process is gone; on Windows whether it is a day old.

    There a signal 0 is no question but an end, and nothing goes that is still open.
    """
    number = path.name.removeprefix(_MOMENTARY).partition("-")[0]
    if sys.platform == "win32":
        with suppress(OSError):
            return time.time() - path.stat().st_mtime > DAY
        return False
    if not number.isdecimal():
        return False
    with suppress(OSError):
        os.kill(int(number), 0)
        return False
    with suppress(OSError):
        return path.is_dir() and not path.is_symlink() and path.stat().st_uid == os.getuid()
    return False


def own_file() -> Path:
    """The SQLite file that is used when nothing else is set; it may not be there yet."""
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    if sys.platform == "win32":
        home = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Application Support"
    return home / "tally" / "tally.sqlite"


def number_set(name: str, usual: Number) -> Number:
    """What the variable TALLY_<name> says, a number of the same kind as the usual one; else that one.

    Raises TallyError where it is no number above 0.
    """
    if not (written := os.environ.get(f"TALLY_{name}", "")):
        return usual
    try:
        value = type(usual)(written)
    except ValueError:
        value = type(usual)(0)
    if not 0 < value < sys.maxsize:
        raise TallyError("setting-number", name=f"TALLY_{name}", value=written)
    return value
