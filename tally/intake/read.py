"""Workbook -> what it says: finds its table, and has it read as the kind of table that it is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from tally.directory import Directory
from tally.errors import Particulars, Refusal
from tally.findings import Finding, in_file
from tally.intake.contradictions import contradictions
from tally.intake.doubts import doubted, of_another_campaign, unsure, which
from tally.intake.otherwise import doubts_of_all
from tally.intake.reading import UNREAD, Answers, NotUnderstood, Reading, Sketch
from tally.matching import Matcher
from tally.table.account import Meaning, RowSpan, account
from tally.table.cells import Cells, cells_of
from tally.table.finder import find_tables, going_on, guessed, likeliest, tables_at, taken_as, worded
from tally.table.levels import COUNTS, FIGURES
from tally.table.model import Table
from tally.table.profile import Known, Profiles
from tally.table.verdicts import MARKS
from tally.vocabulary import KINDS, LONGEST, SUMMARY, heading_field
from tally.vocabulary.statuses import OPPOSITE, read_status, states
from tally.workbook import Sheet, Workbook, column_letters
from tally.workbook.guarded import Progress

if TYPE_CHECKING:
    from tally.intake.registers import Held

CAP = 200  # findings of one code that are kept; the last one stands for all the rest
SKETCHED, WIDEST = 60, 60  # rows and columns of a sheet that are shown to be corrected
SAMPLED = 60  # rows in which the directory's names are looked for to choose between tables


def understand(
    workbook: Workbook,
    directory: Directory | None,
    answers: Answers,
    *,
    progress: Progress | None = None,
    held: Held | None = None,
) -> Reading:
    """What a workbook says, measured against the directory; None reads units as printed.

    `held` tells what uploads in force hold of other units, for a register's duplicates (`Store.held`).
    Raises Refusal where nothing can be read: its message says why and what to do; NotUnderstood where a person may.
    """
    if reading := _directory(workbook):
        return reading
    tables = _tables(_asked(workbook, answers), directory, answers)
    try:
        table, alike, asked = choose(workbook, tables, directory, answers)
        reader = _readers(table.kind, alike, progress, held)
        reading = reader(workbook, table, directory, answers)
    except Refusal as refusal:
        if refusal.code not in UNREAD:
            raise
        raise NotUnderstood(refusal, _sketches(workbook, tables)) from None
    asked += doubted(table, reading, lambda other: reader(workbook, other, directory, answers))
    told = "title" in answers.columns.values()  # then a person said that these are initiatives
    persons = directory is not None and not directory.programme.is_of_initiatives  # or whatever else is counted
    if table.kind == "register" and not told and not persons:
        asked += of_another_campaign(table, (workbook.file, *_names(workbook)), len(reading.rows or ()))
    if table.kind == "register":
        asked += contradictions(table, reading, answers, workbook.sheets, persons=persons)
    asked += doubts_of_all(table, workbook.file)
    if not reading.spans or table.transposed:
        reading = replace(reading, spans=_lying(workbook, table) if table.transposed else explained(table, reading))
    return replace(
        reading,
        meanings=meanings(table, reading.columns),
        headings={table.letters_of(column): text for column, text in table.headings.items()},
        findings=in_file(capped([*asked, *_noted(table), *reading.findings]), workbook.file),
        sheets=_names(workbook),
    )


def _lying(workbook: Workbook, table: Table) -> tuple[RowSpan, ...]:
    """The account of a sheet whose table lies on its side: its rows are figures, one of them the names of the units."""
    sheet = next(sheet for sheet in workbook.sheets if sheet.name == table.sheet.name)
    columns = table.columns
    known = {row: ("header" if name == "unit" else "counted", "") for name, row in columns.items()}
    first = min(columns.values(), default=sheet.first_row)
    return account(sheet, known, lambda row: "title" if row < first else "note")


def explained(table: Table, reading: Reading) -> tuple[RowSpan, ...]:
    """The account of the sheet that requests were taken from: a row counts or is a note."""
    counted = set(reading.rows["row"].to_pylist()) if reading.rows is not None else set()
    known = dict.fromkeys(table.header_rows, ("header", "")) | dict.fromkeys(counted, ("counted", ""))
    return account(table.sheet, known, lambda row: "title" if row < table.first_row else "note")


def meanings(table: Table, columns: Mapping[str, str]) -> tuple[Meaning, ...]:
    """What each column of the table was taken for, with three of its values."""
    cells = table.cells()
    return tuple(
        Meaning(
            letters := table.letters_of(column),
            text,
            columns.get(letters, ""),
            tuple(f"why-{witness}" for witness in table.settled.why.get(column, ())) if letters in columns else (),
            _samples(cells, table, column),
        )
        for column, text in table.headings.items()
    )


def _samples(cells: Cells, table: Table, column: int) -> tuple[str, ...]:
    rows = range(table.first_row, min(table.first_row + SAMPLED, table.last_row + 1))
    return tuple(islice(dict.fromkeys(text for row in rows if (text := cells.text(row, column))), 3))


def sketch(workbook: Workbook, answers: Answers) -> tuple[Sketch, ...]:
    """Every sheet of a workbook with the best guess of what its columns and rows are; raises nothing for any sheet."""
    return _sketches(workbook, _tables(workbook.sheets, None, answers))


def _sketches(workbook: Workbook, tables: Sequence[Table]) -> tuple[Sketch, ...]:
    return tuple(_sketched(sheet, tables) for sheet in workbook.sheets)


def _sketched(sheet: Sheet, tables: Sequence[Table]) -> Sketch:
    """The sheet as its table says, else as its likeliest row of headings. A table that lies on its side is found in
    another sheet of its name, the one turned over: of it nothing is guessed."""
    table = next((t for t in tables if t.sheet is sheet), None)
    if sheet.name not in {t.sheet.name for t in tables}:
        table = guessed(sheet)
    cells = cells_of(sheet)
    letters = tuple(column_letters(cells.first_column + j) for j in range(min(cells.width, WIDEST)))
    rows = tuple((cells.first_row + i, tuple(row[:WIDEST])) for i, row in enumerate(cells.rows[:SKETCHED]) if any(row))
    sketch = Sketch(sheet.name, sheet.hidden, letters, rows)
    if table is None:
        return sketch
    shown = meanings(table, table.letters())
    known = dict.fromkeys(table.header_rows, ("header", ""))
    spans = account(sheet, known, lambda row: "title" if row < table.first_row else "not-understood")
    return replace(sketch, header_rows=table.header_rows, meanings=shown, spans=spans)


def _readers(kind: str, alike: Sequence[Table], progress: Progress | None, held: Held | None) -> Callable[..., Reading]:
    """The reader of a kind of table, imported when it is needed: a summary is read without the others."""
    if kind in ("summary", "long"):
        from tally.intake.summary import read_summary

        return read_summary

    if kind == "register":
        from tally.intake.registers import read_register

        return partial(read_register, others=alike, progress=progress, held=held)

    from tally.intake.support import read_support

    return read_support


def _directory(workbook: Workbook) -> Reading | None:
    """The reading of a danh mục, which is known by the names of its sheets; None for anything else."""
    from tally.directory.reader import holds_directory, read_directory

    if not holds_directory(workbook):
        return None
    directory, findings = read_directory(workbook)
    return Reading(
        file=workbook.file,
        sha256=workbook.sha256,
        kind="directory",
        sheet=None,
        as_of=None,
        units=(),
        printed_totals=None,
        findings=in_file(findings, workbook.file),
        directory=directory,
        sheets=_names(workbook),
    )


def _names(workbook: Workbook) -> tuple[str, ...]:
    return tuple(sheet.name for sheet in workbook.sheets)


def _tables(sheets: Sequence[Sheet], directory: Directory | None, answers: Answers) -> list[Table]:
    """The tables of these sheets, one sheet's after another's, with their columns as a person answered."""
    known = Matcher(directory, answers.aliases).knows if directory else None
    tables = [table for sheet in sheets for table in _tables_of(sheet, answers, known)]
    kind = _kind_of(answers.columns.values())
    if kind and not any(table.kind == kind and not table.settled.unfit for table in tables):
        tables = [taken_as(table, kind, known) for table in tables]
    return [_corrected(table, answers) for table in tables]


def _kind_of(fields: Collection[str]) -> str:
    """The kind of list that a person makes of a table by naming the titles or the contents in it; "" without these."""
    return "register" if "title" in fields else "support" if "content" in fields else ""


def choose(
    workbook: Workbook, every: Sequence[Table], directory: Directory | None, answers: Answers
) -> tuple[Table, list[Table], list[Finding]]:
    """The table to read, as answered or the likeliest one; the lists that go on where it ends, on its sheet or others;
    and a question where another table could have been meant.

    Raises Refusal: "no-table" where no sheet holds anything like one, "unknown-table" where none can be understood,
    "no-rows" where there are only headers.
    """
    sheets = _asked(workbook, answers)
    tables = [table for table in every if _complete(table)]
    if not tables:
        raise _unknown(workbook, sheets)
    fit = [table for table in tables if not table.settled.unfit]
    if not fit:
        raise Refusal("unknown-table", file=workbook.file, seen=_headings(tables[0]), why=tables[0].settled.unfit)
    alive = [table for table in fit if _has_rows(table)]
    if not alive:
        raise Refusal("no-rows", file=workbook.file)
    shown = [table for table in alive if not table.sheet.hidden] or alive
    likely = _known(shown, directory)
    best = max(likely, key=lambda table: (_has_named(table, answers), table.score))
    known = Matcher(directory, answers.aliases).knows if directory else None
    bare = (going_on(best, sheet, known) for sheet in sheets if sheet not in {table.sheet for table in tables})
    tables += [table for table in bare if table]
    return best, _alike(tables, best, answers), [*_hidden(alive, best), *_others(likely, best, answers)]


def _has_named(table: Table, answers: Answers) -> bool:
    """Whether a table has all columns that a person named: of two side by side that tells which is meant."""
    return answers.columns.keys() <= {*map(table.letters_of, table.headings)}


def _alike(tables: Sequence[Table], best: Table, answers: Answers) -> list[Table]:
    """The lists of the same columns on the sheet of the best one, and the best list of each other sheet, as one sheet
    per unit is common. Hidden sheets stay out."""
    if answers.header_row:
        return []
    here = [t for t in tables if t.sheet is best.sheet and t.columns == best.columns and t.top != best.top]
    elsewhere: dict[str, Table] = {}
    for table in tables:
        if table.kind == "register" and table.sheet is not best.sheet and not table.sheet.hidden:
            elsewhere.setdefault(table.sheet.name, table)
    return [*sorted(here, key=lambda t: t.top), *elsewhere.values()]


def _unknown(workbook: Workbook, sheets: Sequence[Sheet]) -> Refusal:
    """The refusal of sheets in which no table is understood: what was seen there, and which column is lacking."""
    if not any(map(_tabular, sheets)):
        return Refusal("no-table", file=workbook.file)
    likely = {sheet.name: cells_of(sheet).row(likeliest(sheet)) for sheet in sheets}
    sheet = max(sheets, key=lambda sheet: worded(likely[sheet.name]))
    texts = [text for text in dict.fromkeys(likely[sheet.name]) if text and len(text) <= LONGEST]
    fields = {name for text in texts if (name := heading_field(SUMMARY, text))}
    lacks = {(True, True): "results", (True, False): "figures", (False, True): "unit", (False, False): "both"}
    table = guessed(sheet) if cells_of(sheet).width <= WIDEST else None  # a wider one is no list
    why = "list" if table and table.kind == "register" else lacks["unit" in fields, bool(fields & FIGURES)]
    return Refusal("unknown-table", file=workbook.file, seen=_quoted(texts), why=why)


def _headings(table: Table) -> str:
    return _quoted([levels[-1] for levels in table.levels.values()])


def _quoted(texts: Sequence[str]) -> str:
    return ", ".join(f"“{text[:40]}”" for text in texts[:8]) or "none"


def _asked(workbook: Workbook, answers: Answers) -> Sequence[Sheet]:
    return [sheet for sheet in workbook.sheets if answers.sheet == sheet.name] or workbook.sheets


def _tables_of(sheet: Sheet, answers: Answers, known: Known | None) -> list[Table]:
    """The tables of a sheet; where a person named columns, also what the row most like a header names beside them."""
    if not answers.header_row and ((tables := find_tables(sheet, known, turned=answers.turned)) or not answers.columns):
        return tables
    return tables_at(sheet, answers.header_row or likeliest(sheet), known)


def _corrected(table: Table, answers: Answers) -> Table:
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


def _complete(table: Table) -> bool:
    vocabulary = next(kind for kind in KINDS if kind.kind == table.kind)
    return vocabulary.satisfied(table.columns)


def _has_rows(table: Table) -> bool:
    return table.score > 0 or any(column.null_count < len(column) for column in table.body().columns)


def _tabular(sheet: Sheet) -> bool:
    """Whether a sheet has at least two columns with two cells each: a table of some kind."""
    return len([column for column in sheet.cells.columns if len(column) - column.null_count > 1]) > 1


def _known(tables: Sequence[Table], directory: Directory | None) -> Sequence[Table]:
    """The tables of the directory's units: a few known names ("Khác") in a table of other things make none."""
    if directory is None or len(tables) < 2:
        return tables
    matcher = Matcher(directory)
    met = {id(table): _met(matcher, table) for table in tables}
    most = max(known for known, _ in met.values())
    likely = [t for t in tables if (met[id(t)][0] and met[id(t)][0] >= 0.6 * met[id(t)][1]) or 3 * met[id(t)][0] > most]
    return likely or tables


def _met(matcher: Matcher, table: Table) -> tuple[int, int]:
    """How many of the names at the head of a table the directory knows, and of how many."""
    if "unit" not in table.columns:
        return 0, 0
    column, cells = table.columns["unit"], table.cells()
    rows = range(table.first_row, min(table.last_row, table.first_row + SAMPLED) + 1)
    names = [text for row in rows if (text := cells.text(row, column))]
    return sum(map(matcher.knows, names)), len(names)


def _others(likely: Sequence[Table], best: Table, answers: Answers) -> list[Finding]:
    """A question where another sheet, another table of the sheet, or another column could have been meant."""
    questions, name = [], best.sheet.name
    what: Particulars
    together = [t for t in likely if {t.kind, best.kind} == {"register"}]
    together = [t for t in together if t.sheet.name != name or t.columns == best.columns]
    apart = [best, *(table for table in likely if table is not best and table not in together)]
    sheets = list(dict.fromkeys(table.sheet.name for table in apart))
    if len(sheets) > 1 and answers.sheet is None:
        what = {"names": [f"“{sheet}”" for sheet in sheets], "sheets": sheets}
        questions.append(Finding("sheet-choice", name, count=len(sheets), particulars=what))
    named = [t for t in apart if t.sheet.name == name and _has_named(t, answers) == _has_named(best, answers)]
    here = sorted(named, key=lambda t: t.header_rows)
    if len(here) > 1:
        what = {
            "names": [table.range for table in here],
            "options": rows if len(rows := list(dict.fromkeys(t.top for t in here))) > 1 else [],
            "what": "tables",
        }
        questions.append(Finding("two-tables", name, best.range, count=len(here), particulars=what))
    questions += [which(best, meant, further) for meant, further in best.settled.doubtful.items()]
    return [*questions, *(unsure(best, column, fields) for column, fields in best.settled.unsure.items())]


def _hidden(tables: Sequence[Table], best: Table) -> list[Finding]:
    """Hidden sheets that hold a table and are not read, or the one that is."""
    hidden = dict.fromkeys(table.sheet.name for table in tables if table.sheet.hidden)
    return [Finding("hidden-sheet", name, particulars={"taken": int(name == best.sheet.name)}) for name in hidden]


def _noted(table: Table) -> list[Finding]:
    """What there is to know about the table's sheet: hidden columns with figures, an old encoding."""
    notes, sheet = [], table.sheet
    used = {*table.columns.values(), *table.settled.beside.values()}
    for code, read in (("hidden-columns", False), ("hidden-columns-read", True)):
        cells = [table.address(table.top, column) for column in table.hidden if (column in used) == read]
        letters = [cell.rstrip("0123456789") for cell in cells]
        notes += [Finding(code, sheet.name, cells[0], particulars={"columns": letters})] if cells else []
    if sheet.encoding:
        notes.append(Finding("legacy-encoding", sheet.name, particulars={"encoding": sheet.encoding}))
    if sheet.strays:
        notes.append(Finding("stray-cell", sheet.name, sheet.strays[0], count=sheet.stray_count))
    return notes


def capped(findings: Iterable[Finding]) -> list[Finding]:
    """At most `CAP` findings of each code; the last one kept counts all that stand behind it."""
    kept: dict[str, list[Finding]] = {}
    for finding in findings:
        same = kept.setdefault(finding.code, [])
        if len(same) < CAP:
            same.append(finding)
        else:
            same[-1] = replace(same[-1], count=same[-1].count + finding.count)
    return [finding for same in kept.values() for finding in same]
