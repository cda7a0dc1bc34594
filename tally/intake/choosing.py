"""The tables of a workbook, and which of them is read: as a person answered, or the likeliest one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tally.directory import Directory
from tally.errors import Particulars, Refusal
from tally.findings import Finding
from tally.intake.answered import corrected
from tally.intake.doubts import unsure, which
from tally.intake.reading import Answers
from tally.matching import Matcher
from tally.table.cells import cells_of
from tally.table.finder import find_tables, going_on, guessed, likeliest, tables_at, taken_as, worded
from tally.table.levels import FIGURES
from tally.table.model import Table
from tally.table.profile import Known
from tally.vocabulary import KINDS, LONGEST, SUMMARY, heading_field
from tally.workbook import Sheet, Workbook

WIDEST = 60  # columns of a list, at most
SAMPLED = 60  # rows in which the directory's names are looked for to choose between tables


def choose(
    workbook: Workbook, every: Sequence[Table], directory: Directory | None, answers: Answers
) -> tuple[Table, list[Table], list[Finding]]:
    """The table to read, as answered or the likeliest one; the lists that go on where it ends, on its sheet or others;
    and a question where another table could have been meant.

    Raises Refusal: "no-table" where no sheet holds anything like one, "unknown-table" where none can be understood,
    "no-rows" where there are only headers.
    """
    sheets = asked_for(workbook, answers)
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
    read = {table.sheet for table in tables}
    bare = [sheet for sheet in sheets if sheet not in read] if best.kind == "register" else []
    known = _names_of(directory, answers) if bare else None
    tables += [table for sheet in bare if (table := going_on(best, sheet, known))]
    return best, _alike(tables, best, answers), [*_hidden(alive, best), *_others(likely, best, answers)]


def tables_in(sheets: Sequence[Sheet], directory: Directory | None, answers: Answers) -> list[Table]:
    """The tables of these sheets, one sheet's after another's, with their columns as a person answered."""
    known = _names_of(directory, answers)
    tables = [table for sheet in sheets for table in _tables_of(sheet, answers, known)]
    kind = _kind_of(answers.columns.values())
    if kind and not any(table.kind == kind and not table.settled.unfit for table in tables):
        tables = [taken_as(table, kind, known) for table in tables]
    return [corrected(table, answers) for table in tables]


def _names_of(directory: Directory | None, answers: Answers) -> Known | None:
    return Matcher(directory, answers.aliases).knows if directory else None


def _tables_of(sheet: Sheet, answers: Answers, known: Known | None) -> list[Table]:
    """The tables of a sheet; where a person named columns, also what the row most like a header names beside them."""
    if not answers.header_row and ((tables := find_tables(sheet, known, turned=answers.turned)) or not answers.columns):
        return tables
    return tables_at(sheet, answers.header_row or likeliest(sheet), known)


def _kind_of(fields: Collection[str]) -> str:
    """The kind of list that a person makes of a table by naming the titles or the contents in it; "" without these."""
    return "register" if "title" in fields else "support" if "content" in fields else ""


def asked_for(workbook: Workbook, answers: Answers) -> Sequence[Sheet]:
    """The sheet that a person named, or all of them."""
    return [sheet for sheet in workbook.sheets if answers.sheet == sheet.name] or workbook.sheets


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
