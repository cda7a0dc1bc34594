"""An .xlsx whose cells lie far apart, rewritten so that a reader need not reserve room for all that lies between.

The far cells are moved to the rows just under the crowd, one a row; after reading they are taken off again and named by
the addresses they had. So their values are read by the same reader, with the same types.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tally.workbook.limits import NAMED_PLACES
from tally.workbook.ooxml import Package
from tally.workbook.sheet import Sheet, column_letters, position
from tally.workbook.spread import Box, box, crowd, within

SHARED = "xl/sharedStrings.xml"
PLAIN_CELL = re.compile(rb"""<c\s[^>]*?\br=["']([A-Z]{1,3}\d{1,7})["'][^>]*?(?:/>|>(.*?)</c>)""", re.S)


@dataclass(frozen=True)
class Trimmed:
    """A copy of the file with one sheet's far cells moved under `around`, in the order of `far`."""

    path: Path
    around: Box
    far: Sequence[str]
    far_count: int


def trimmed(package: Package, name: str, path: Path) -> Trimmed | None:
    """The file rewritten for this sheet, None where its cells stand together and it can be read as it is."""
    xml = package.xml(name)
    places = {match[1].decode(): match[0] for match in PLAIN_CELL.finditer(xml) if match[2]}
    positions = {place: position(place) for place in places}
    around = crowd(positions.values())
    if around is None or around == box(positions.values()):
        return None
    far = [place for place, where in positions.items() if not within(where, around)]
    moved = b"".join(_moved(places[place], around[2] + 1 + i, around[1]) for i, place in enumerate(far[:NAMED_PLACES]))
    kept = PLAIN_CELL.sub(lambda match: match[0] if within(position(match[1].decode()), around) else b"", xml)
    copy = path.with_name("trimmed.xlsx")
    _rewrite(path, copy, package.part(name), kept.replace(b"</sheetData>", moved + b"</sheetData>", 1))
    return Trimmed(copy, around, far[:NAMED_PLACES], len(far))


def _moved(cell: bytes, row: int, column: int) -> bytes:
    place = f'r="{column_letters(column)}{row}"'.encode()
    return b'<row r="%d">%s</row>' % (row, re.sub(rb"""\br=["'][A-Z]{1,3}\d+["']""", place, cell, count=1))


def with_shared_strings(package: Package, path: Path) -> Path:
    """The file, or a copy whose shared strings bear the name that the readers look for."""
    if package.shared.lower() == SHARED.lower() or package.shared not in package.archive:
        return path
    copy = path.with_name("named.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename.lower().endswith((".xml", ".rels")):
                new.writestr(entry.filename, old.read(entry))
        new.writestr(SHARED, package.archive.read(package.shared))
    return copy


def _rewrite(path: Path, copy: Path, part: str, xml: bytes) -> None:
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w") as new:
        for entry in old.infolist():
            same = entry.filename.replace("\\", "/").lstrip("/").lower() == part.lower()
            if same or not entry.filename.lower().startswith(("xl/media", "xl/drawings", "xl/worksheets/")):
                new.writestr(entry.filename, xml if same else old.read(entry))


def untrimmed(sheet: Sheet, how: Trimmed) -> Sheet:
    """The sheet that was read, its moved cells taken off and named."""
    height, left = how.around[2] - sheet.first_row + 1, how.around[1] - sheet.first_column
    moved = sheet.cells.column(left).to_pylist()[height:] if sheet.cells.num_columns else []
    return replace(
        sheet,
        cells=sheet.cells.slice(0, height),
        kinds=sheet.kinds[:height],
        strays=[(place, text or "") for place, text in zip(how.far, moved, strict=False)],
        stray_count=how.far_count,
    )
