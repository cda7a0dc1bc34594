"""The bytes in a folder -> what stands in them, by the reader of their form: for a process that is confined already."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tally.errors import Refusal
from tally.workbook.confining import own_fault
from tally.workbook.decoding import settled
from tally.workbook.grid import Grid, sheet_of
from tally.workbook.guarded import tell
from tally.workbook.limits import Limits, limits, starved
from tally.workbook.sheet import Workbook
from tally.workbook.sniff import sniff


def workbook_in(folder: Path, file: str = "", sha256: str = "") -> Workbook:
    """The workbook that `source` in the folder is. Whatever its readers do but die, raises Refusal."""
    source, chosen = folder / "source", limits()
    try:
        form = sniff(source, chosen)
        grids = _grids(source.rename(folder / f"source.{form}"), form, chosen, partial(tell, folder))
    except Refusal:
        raise
    except MemoryError:
        raise Refusal("too-complex") from None
    except BaseException:  # a PanicException of the Rust readers is not an Exception
        own_fault()
        raise Refusal("too-complex" if starved(traceback.format_exc(limit=0)) else "damaged-file") from None
    return Workbook(file, sha256, form, tuple(map(sheet_of, grids)))


def _grids(path: Path, form: str, chosen: Limits, stage: Callable[[str, int, int], object]) -> list[Grid]:
    """The grids of a file of this form; each reader is imported only for its own form."""
    if form in ("xlsx", "xls", "xlsb"):
        from tally.workbook.excel import read_excel as reader
    elif form == "ods":
        from tally.workbook.opendocument import read_ods as reader
    elif form == "csv":
        from tally.workbook.delimited import read_delimited as reader
    else:
        from tally.workbook.markup import read_markup as reader
    return settled(reader(path, chosen, stage))
