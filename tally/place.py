"""Where what was published lies: one setting, else a file among the user's own. Asked before anything heavy opens."""

from __future__ import annotations

import os
import sys
from pathlib import Path

SETTING = "TALLY_DATABASE_URL"


def default_url() -> str:
    """TALLY_DATABASE_URL, else an SQLite file in the folder where this system keeps a user's own files."""
    return os.environ.get(SETTING) or f"sqlite:///{own_file()}"


def stands(url: str | None = None) -> bool:
    """Whether a store may be at this address, else at the default one: False for an SQLite file that is not there.

    Whoever only reads need not open, and so make, an empty one.
    """
    address = url or default_url()
    scheme, _, path = address.partition(":///") if "://" in address else ("sqlite", "", address)
    plain_file = scheme == "sqlite" and path and not path.startswith((":memory:", "file:"))
    return not plain_file or Path(path.partition("?")[0]).exists()


def own_file() -> Path:
    """The SQLite file that is used when nothing else is set; it may not be there yet."""
    return _home() / "tally" / "tally.sqlite"


def _home() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
