"""The child process that reads one hostile file: `python -m tally.workbook.child FOLDER`.

The folder holds `source`; the child leaves `answer.json` there, and Arrow files beside it. It imports little, and late,
because most files are small and somebody is waiting.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tally.errors import Refusal
from tally.workbook.confining import confine, own_fault
from tally.workbook.decoding import settled
from tally.workbook.grid import Grid, write_answer, write_refusal
from tally.workbook.guarded import tell
from tally.workbook.limits import Limits, limits, starved
from tally.workbook.sniff import sniff


def main(folder: Path) -> None:
    """Read `source` in the folder, within limits, and leave an answer."""
    chosen = limits()
    try:
        confine(chosen, (folder / "source").stat().st_size)
        write_answer(folder, *grids_in(folder, chosen))
    except Refusal as refusal:
        write_refusal(folder, refusal.code)


def grids_in(folder: Path, chosen: Limits) -> tuple[str, list[Grid]]:
    """The form and the grids of `source` in the folder. Whatever its readers do but die, raises Refusal."""
    source = folder / "source"
    try:
        form = sniff(source, chosen)
        return form, read(source.rename(folder / f"source.{form}"), form, chosen, partial(tell, folder))
    except Refusal:
        raise
    except MemoryError:
        raise Refusal("too-complex") from None
    except BaseException:  # a PanicException of the Rust readers is not an Exception
        own_fault()
        raise Refusal("too-complex" if starved(traceback.format_exc(limit=0)) else "damaged-file") from None


def read(path: Path, form: str, chosen: Limits, stage: Callable[[str, int, int], object]) -> list[Grid]:
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


LATER = ("tally.workbook.excel",)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
