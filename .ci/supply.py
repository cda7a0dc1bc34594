"""Checks, without a network, what is installed: each package is locked, its licence is known, no advisory names it.

    python .ci/supply.py [FILE …]      FILE: further advisories in OSV's format, as https://osv.dev hands them out

`advisories.json` is kept by hand and is no export of a database: on 2026-11-26 the id, the CVE and the versions of each
entry were looked up in stored copies of public pages, issue threads and files that repeat GitHub's advisories. How old
those copies are is not known; the newest advisory found in them is of 2026-08-03. Five (streamlit 9c6g, pyarrow, lxml,
certifi, idna jjg7) were also compared with PyPA's database as of 2024-10-10. The links under `references` were not
opened. It finds what it names, not all that is known of these packages, and nothing newer: for that, give it a FILE.
`licences.csv` was taken from the packages' own metadata.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from packaging.version import Version

HERE = Path(__file__).parent
PIN = re.compile(r"^([\w.-]+)(?:\[[\w,]+\])?==([\w.]+)", re.MULTILINE)
FREE = ("MIT", "BSD", "Apache", "MPL", "Mozilla", "PSF", "Python", "LGPL", "0BSD", "ISC")


def name(package: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", package).lower()


def pins(path: Path) -> dict[str, set[str]]:
    """Package -> its versions in a file of requirements; a lock for several systems may have two."""
    found: dict[str, set[str]] = {}
    for package, version in PIN.findall(path.read_text(encoding="utf-8")):
        found.setdefault(name(package), set()).add(version)
    return found


def named(advisories: Iterable[dict], locked: dict[str, set[str]]) -> Iterator[str]:
    """The locked packages that an advisory names, with its number."""
    for advisory in advisories:
        for affected in advisory.get("affected", ()):
            package = name(affected["package"]["name"])
            for version in sorted(locked.get(package, ())):
                if any(_within(Version(version), each.get("events", ())) for each in affected.get("ranges", ())):
                    yield f"{package} {version}: {advisory['id']}"


def _within(version: Version, events: Iterable[dict[str, str]]) -> bool:
    inside = False
    for event in events:
        if "introduced" in event:
            inside = inside or version >= Version(event["introduced"])
        elif "fixed" in event and version >= Version(event["fixed"]):
            inside = False
    return inside


def problems(files: Iterable[Path] = ()) -> list[str]:
    """What is wrong with the supply, one line each."""
    locked = pins(HERE / "requirements.lock")
    asked = pins(HERE.parent / "requirements.txt")
    with (HERE / "licences.csv").open(encoding="utf-8", newline="") as listed:
        licences = {name(row["package"]): row["licence"] for row in csv.DictReader(listed)}
    wrong = [f"{one}: not locked as asked for" for one, versions in asked.items() if versions - locked.get(one, set())]
    wrong += [f"{one}: no licence listed" for one in locked if not licences.get(one, "").startswith(FREE)]
    for path in (HERE / "advisories.json", *files):
        said = json.loads(path.read_text(encoding="utf-8"))
        wrong += named(said if isinstance(said, list) else [said], locked)
    return wrong


if __name__ == "__main__":
    found = problems(map(Path, sys.argv[1:]))
    print("\n".join(found) or "every package is locked and licensed, and no advisory on file names one")
    sys.exit(1 if found else 0)
