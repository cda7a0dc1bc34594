"""The bytes in a folder -> what stands in them, by the reader of their form: for a process that is confined already."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from tally.errors import Refusal
from tally.workbook.guarded import own_fault, tell_stage
from tally.workbook.legacy import in_unicode
from tally.workbook.limits import NAMED_PLACES, Limits, limits, starved
from tally.workbook.sheet import Sheet, Workbook
from tally.workbook.sniff import sniff
from tally.workbook.spread import without_overlaps


def workbook_in(folder: Path, file: str = "") -> Workbook:
    """The workbook that `source` in the folder is. Whatever its readers do but die, raises Refusal."""
    source, chosen = folder / "source", limits()
    with source.open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    try:
        form = sniff(source, chosen)
        sheets = _sheets(source.rename(folder / f"source.{form}"), form, chosen, partial(tell_stage, folder))
    except Refusal:
        raise
    except MemoryError:
        raise Refusal("too-complex") from None
    except BaseException:  # a PanicException of the Rust readers is not an Exception
        own_fault()
        raise Refusal("too-complex" if starved(traceback.format_exc(limit=0)) else "damaged-file") from None
    return Workbook(file, sha256, form, tuple(map(_frozen, sheets)))


def _sheets(path: Path, form: str, chosen: Limits, stage: Callable[[str, int, int], object]) -> list[Sheet]:
    """The sheets of a file of this form; each reader is imported only for its own form."""
    if form in ("xlsx", "xls", "xlsb"):
        from tally.workbook.excel import read_excel as reader
    elif form == "ods":
        from tally.workbook.opendocument import read_ods as reader
    elif form == "csv":
        from tally.workbook.delimited import read_delimited as reader
    else:
        from tally.workbook.markup import read_markup as reader
    return in_unicode(reader(path, chosen, stage))


def _frozen(sheet: Sheet) -> Sheet:
    """The same sheet, which nobody changes any more; no cell of it is merged twice, and only so many are named."""
    return replace(
        sheet,
        kinds=tuple(sheet.kinds),
        merged=without_overlaps(sheet.merged),
        errors=tuple(sheet.errors[:NAMED_PLACES]),
        uncached=tuple(sheet.uncached[:NAMED_PLACES]),
        strays=tuple(sheet.strays),
    )
