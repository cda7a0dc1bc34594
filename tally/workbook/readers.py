"""The bytes in a folder -> what stands in them, by the reader of their form: for a process that is confined already."""

from __future__ import annotations

import hashlib
import traceback
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path

from tally.errors import Refusal
from tally.workbook.guarded import own_fault, tell_stage
from tally.workbook.legacy import in_unicode
from tally.workbook.limits import NAMED_PLACES, limits, starved
from tally.workbook.sheet import Sheet, Workbook
from tally.workbook.sniff import sniff
from tally.workbook.spread import without_overlaps

READERS = {
    "xlsx": "excel", "xls": "excel", "xlsb": "excel", "ods": "opendocument", "csv": "delimited", "html": "markup",
    "xml": "markup",
}  # fmt: skip
"""The form of a file -> the module beside this one whose `sheets_in` reads it, imported only for its own form."""


def workbook_in(folder: Path, file: str = "") -> Workbook:
    """The workbook that `source` in the folder is. Whatever its readers do but die, raises Refusal."""
    source, chosen = folder / "source", limits()
    with source.open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    try:
        form = sniff(source, chosen)
        path, stage = source.rename(folder / f"source.{form}"), partial(tell_stage, folder)
        sheets = in_unicode(import_module(f"tally.workbook.{READERS[form]}").sheets_in(path, chosen, stage))
    except Refusal as refused:
        raise Refusal(refused.code, **{**refused.particulars, "file": file}) from None
    except KeyboardInterrupt:
        raise
    except BaseException:  # a PanicException of the Rust readers is not an Exception
        if starved(traceback.format_exc(limit=0)):
            raise Refusal("too-complex", file=file) from None
        own_fault()
        raise Refusal("damaged-file", file=file) from None
    return Workbook(file, sha256, form, tuple(map(_frozen, sheets)))


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
