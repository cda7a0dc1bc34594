"""Several files in one .zip, under names that every system takes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from io import BytesIO

UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def packed(files: Iterable[tuple[str, bytes]], how: int = zipfile.ZIP_STORED) -> bytes:
    """The .zip of (name, bytes), undated: the same files are the same bytes. Papers are compressed already."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name), content, how)
    return buffer.getvalue()


def free_name(name: str, taken: set[str], folder: str = "") -> str:
    """The name as a file's, with a number where it is taken; from then on it is."""
    fitting = UNFIT.sub(" ", name).strip(" .")[:80] or "_"
    stem, number = fitting, 1
    while f"{folder}/{stem}".casefold() in taken:
        number += 1
        stem = f"{fitting} {number}"
    taken.add(f"{folder}/{stem}".casefold())
    return stem
