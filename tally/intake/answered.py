"""The columns of a table as a person answered what they are."""

from __future__ import annotations

from dataclasses import replace

from tally.intake.reading import Answers
from tally.table.levels import COUNTS
from tally.table.model import Table
from tally.table.profile import Profiles
from tally.table.verdicts import MARKS
from tally.vocabulary.statuses import OPPOSITE, read_status, states


def corrected(table: Table, answers: Answers) -> Table:
    """The table with its columns as a person answered, `Answers.columns`: letters -> field, "" for not used.

    Figures of several columns are added up, names of two go on in the second.
    """
    if not answers.columns:
        return table
    letters = {table.letters_of(column): column for column in table.headings}
    here = ((letters[letter.upper()], name) for letter, name in answers.columns.items() if letter.upper() in letters)
    named = {column: _as_marks(table, column, name) for column, name in here}
    was = table.settled
    left = {name: c for name, c in was.fields.items() if name not in named.values()}
    # reasons that state invalid are still reasons, and of records that are persons each is its own author
    both = {("reason", "invalid_mark")} | ({("authors", "title")} if "title" not in was.fields else set())
    kept = {n: c for n, c in left.items() if c not in named or (n, named[c]) in both}
    given = {name: [c for c, field in named.items() if field == name] for name in named.values() if name}
    fields = kept | {name: columns[0] for name, columns in given.items()}
    several = {name: tuple(further) for name, (_, *further) in given.items() if further}
    doubtful = {n: tuple(c for c in cs if c not in named) for n, cs in was.doubtful.items() if n in kept}
    doubtful = {name: further for name, further in doubtful.items() if further}
    unsure = {c: may for c, may in was.unsure.items() if c not in named and may[0] not in named.values()}
    beside = {n: c for n, c in was.beside.items() if n in kept and c not in named}
    beside |= {name: further[0] for name, further in several.items() if name not in COUNTS}
    added = {name: further for name, further in several.items() if name in COUNTS}
    rivals = {n: tuple(c for c in cs if c not in named) for n, cs in was.rivals.items() if n in kept}
    why = dict.fromkeys(named, ("answer",)) | dict(was.why)
    settled = replace(was, fields=fields, doubtful=doubtful, beside=beside, added=added, unsure=unsure, rivals=rivals)
    return replace(table, settled=replace(settled, why=why))


def _as_marks(table: Table, column: int, name: str) -> str:
    """What a column of a list is that a person called "valid": marks of that; as it was called where words state both
    there, or in any other table."""
    mark = name if name in MARKS else f"{name}_mark"
    if table.kind != "register" or mark not in MARKS or table.columns.get("reason") == column:
        return name
    texts = Profiles(table.cells(), table.first_row).of(column).texts
    read = {read_status(text)[0] for text in texts if states([text])}
    return name.removesuffix("_mark") if OPPOSITE.get(mark.removesuffix("_mark")) in read else mark
