"""Step 2: the sheet as it stands, what each column and row was taken for and why, and a person's word on all of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.shared.deeds import attempt
from pages.parts.shared.html import Markup, code, note, show, sub, tag
from pages.parts.upload.draft import Draft
from tally.apart import sketch_apart
from tally.desk import FIELDS, Known, Visit, layout_marks
from tally.intake.reading import Answers, Reading, Sketch
from tally.table.account import WHAT, Meaning, RowSpan
from tally.wording import listing, message_keys, say, upper_first

UNUSED = ""
ROW, IS, WHY = "row", "is", "why"
HEAD = 20  # rows among which a header is likely
HEEDED = {"turned": tuple(FIELDS), "dates": ("register",), "rows": ("summary", "register"), "unit": ("register",)}
"""What can be said of rows and of the whole table -> the kinds of tables that heed it; a unit, where no column names
one."""


def read_as(visit: Visit, draft: Draft, known: Known) -> None:
    """One line of where the table stands, and behind it the sheet with what it was taken for, to be corrected."""
    reading = visit.reading
    show(sub(_where(reading)), note(say("upload-layout-used")) if visit.recalled else "")
    if reading.kind not in FIELDS or not st.toggle(say("upload-columns"), key=f"columns-{draft.key}"):
        return
    with st.spinner(say("upload-stage-read")):
        given = visit.given
        sketches = attempt(lambda: _sketches(draft.sha256, draft.file, repr(given), draft.source, given))
    if sketches is not None:
        panel(visit, sketches, draft, known)


def _where(reading: Reading) -> Markup:
    sheet, rows = tag("code", reading.sheet or "", class_="t-code t-name"), reading.header_rows
    pieces = [
        Markup(say("upload-where-sheet", sheet=sheet)) if reading.sheet else "",
        Markup(say("upload-where-range", range=code(reading.range))) if reading.range else "",
        say("upload-where-header", count=len(rows), first=rows[0], last=rows[-1]) if rows else "",
    ]
    return Markup(", ").join(filter(None, pieces)) + "." if any(pieces) else Markup()


@st.cache_resource(show_spinner=False, max_entries=32)
def _sketches(sha256: str, file: str, answers: str, _source: bytes, _answers: Answers) -> tuple[Sketch, ...]:  # noqa: ARG001 - it is kept under that
    return sketch_apart(_source, file, _answers)


def panel(visit: Visit | None, sketches: tuple[Sketch, ...], draft: Draft, known: Known) -> None:
    """The sheet that is looked at, and a form with what it was taken for, if it was read; taken over together."""
    given = visit.given if visit else draft.answers
    show(note(say("upload-columns-note")))
    seen = _chosen_sheet(sketches, visit, draft)
    with st.form(f"form-{draft.key}", border=False):
        kind = visit.reading.kind if visit else ""
        rows = _rows(seen, kind, draft)
        answers = _of_the_whole(seen, kind, given, draft, known)
        columns = _columns(seen, visit, draft)
        pressed = st.form_submit_button(say("upload-columns-apply"))
    if pressed:
        _apply(replace(answers, sheet=seen.sheet), columns, rows, seen, visit, draft, sketches)
        st.rerun()
    if (visit and visit.recalled) or draft.answers != Answers():
        st.button(
            say("upload-columns-reset"), on_click=_reset, args=(draft,), key=f"reset-{draft.key}", type="tertiary"
        )


def _chosen_sheet(sketches: tuple[Sketch, ...], visit: Visit | None, draft: Draft) -> Sketch:
    """The sheet that is read, with what it was read as; or another one that a person wants to see."""
    names = [sheet.sheet for sheet in sketches]
    now = visit.reading.sheet if visit else draft.answers.sheet
    at = names.index(now) if now in names else next((n for n, s in enumerate(sketches) if s.rows and not s.hidden), 0)
    picked = st.selectbox(say("upload-sheet"), names, index=at, key=f"sheet-{draft.key}-{now}", width=320)
    sheet = sketches[names.index(picked)]
    if visit is None or visit.reading.sheet != sheet.sheet:
        return sheet
    reading = visit.reading
    return replace(sheet, header_rows=reading.header_rows, meanings=reading.meanings, spans=reading.spans)


def _rows(sheet: Sketch, kind: str, draft: Draft) -> dict[int, str]:
    """The sheet's first rows, each with what it was taken for; row -> what a person said instead."""
    taken = {row: RowSpan(row, row, "not-understood") for row, _ in sheet.rows}
    taken |= {row: span for span in reversed(sheet.spans) for row in taken if span.first <= row <= span.last}
    words = {what: say(f"row-{what}") for what in WHAT}
    frame = pd.DataFrame(
        [(row, words[taken[row].what], _why([taken[row].because]), *cells) for row, cells in sheet.rows],
        columns=[ROW, IS, WHY, *sheet.letters],
    )
    meant = {column.letters: column.meaning for column in sheet.meanings}
    edited = st.data_editor(
        frame if any(frame[WHY]) else frame.drop(columns=WHY),
        hide_index=True,
        height=min(36 * (len(frame) + 1), 420),
        disabled=[ROW, WHY, *sheet.letters] if kind in HEEDED["rows"] else True,
        placeholder="",
        key=f"rows-{draft.key}-{sheet.sheet}-{sheet.header_rows}",
        column_config={
            ROW: st.column_config.NumberColumn(say("upload-panel-row"), format="%d", width=60, pinned=True),
            IS: st.column_config.SelectboxColumn(say("upload-panel-is"), options=list(words.values()), pinned=True),
            WHY: st.column_config.TextColumn(say("upload-panel-why")),
            **{letters: f"{letters} · {_field(meant[letters])}" for letters in sheet.letters if meant.get(letters)},
        },
    )
    codes = {word: what for what, word in words.items()}
    pairs = zip(frame[ROW], frame[IS], edited[IS], strict=True)
    return {int(row): codes[new] for row, old, new in pairs if new and new != old}


def _of_the_whole(sheet: Sketch, kind: str, given: Answers, draft: Draft, known: Known) -> Answers:
    """What is said of the whole table: its header, which way up it is, whose list, how its days are written."""
    now = sheet.header_rows[0] if sheet.header_rows else _likely_header(sheet)
    key = f"{draft.key}-{sheet.sheet}"
    units = {unit.code: unit.name for unit in known.directory.units} if known.directory else {}
    ways: dict[str, dict[Any, str]] = {
        "turned": {way: say(f"upload-panel-turned-{way}".lower()) for way in (None, False, True)},
        "unit": {None: say("upload-panel-unit-rows"), **units},
        "dates": {way: say(f"upload-panel-dates-{way or 'column'}") for way in ("", "day-first", "month-first")},
    }
    picked: dict[str, Any] = {}
    with st.container(horizontal=True):
        label = say("upload-header-row")
        row = int(st.number_input(label, 1, value=given.header_row or now, key=f"row-{key}-{now}", width=240))
        if any(column.meaning == "unit" for column in sheet.meanings):
            del ways["unit"]
        for name in (name for name in ways if not kind or kind in HEEDED[name]):
            options, chosen = list(ways[name]), getattr(given, name)
            picked[name] = st.selectbox(
                say(f"upload-panel-{name}"),
                options,
                index=options.index(chosen) if chosen in options else 0,
                format_func=ways[name].__getitem__,
                key=f"{name}-{key}",
                width=240,
            )
    return replace(given, header_row=row if row != now or given.header_row else None, **picked)


def _columns(sheet: Sketch, visit: Visit | None, draft: Draft) -> dict[str, str]:
    """A choice for every column, with why it was taken for what it is and three of its values."""
    fields = FIELDS[visit.reading.kind] if visit else tuple(dict.fromkeys(f for own in FIELDS.values() for f in own))
    meant = {column.letters: column for column in sheet.meanings}
    taken = visit.reading.columns if visit and visit.reading.sheet == sheet.sheet else {}
    chosen, grid = {}, st.columns(3)
    for n, letters in enumerate(dict.fromkeys([*sheet.letters, *meant])):
        column = meant.get(letters) or Meaning(letters, "", UNUSED, (), _samples(sheet, letters))
        now = taken.get(letters, draft.answers.columns.get(letters, column.meaning))
        options = dict.fromkeys((UNUSED, *fields, now))
        chosen[letters] = grid[n % 3].selectbox(
            f"{letters} · {column.heading}".removesuffix(" · "),
            list(options),
            index=list(options).index(now),
            format_func=_field,
            key=f"column-{draft.key}-{sheet.sheet}-{letters}-{now}",
            help=_because(column),
        )
    return chosen


def _samples(sheet: Sketch, letters: str) -> tuple[str, ...]:
    at = sheet.letters.index(letters)
    return tuple(dict.fromkeys(cells[at] for _, cells in sheet.rows if at < len(cells) and cells[at]))[:3]


def _likely_header(sheet: Sketch) -> int:
    """The first of the fullest rows at the head: a heading rather than a letterhead or a title."""
    return max(sheet.rows[:HEAD], key=lambda line: sum(map(bool, line[1])), default=(1, ()))[0]


def _because(column: Meaning) -> str:
    why = _why(column.because)
    samples = say("upload-panel-samples", samples=listing(f"“{text}”" for text in column.samples))
    return " ".join(filter(None, (why and upper_first(why) + ".", samples if column.samples else "")))


def _why(because: Iterable[str]) -> str:
    return listing(say(key) for key in because if key)


def _field(name: str) -> str:
    own = f"meaning-{name}"
    return say(own if own in message_keys("vi") else "upload-field-other") if name else say("upload-field-unused")


def _apply(
    answers: Answers,
    columns: Mapping[str, str],
    rows: Mapping[int, str],
    sheet: Sketch,
    visit: Visit | None,
    draft: Draft,
    sketches: tuple[Sketch, ...],
) -> None:
    """Keeps what was said; another sheet, header or way up drops what was said of columns and rows before."""
    given = visit.given if visit else draft.answers
    read = visit.reading.sheet if visit else given.sheet
    taken = visit.reading.columns if visit and read == sheet.sheet else {}
    differing = {letters: name for letters, name in columns.items() if name != taken.get(letters, UNUSED)}
    moved = visit and (read, given.header_row, given.turned) != (answers.sheet, answers.header_row, answers.turned)
    draft.answers = replace(
        answers,
        aliases=draft.answers.aliases,
        sheet=answers.sheet if answers.sheet != read or given.sheet else None,
        columns={} if moved else {**given.columns, **differing},
        rows={} if moved else {**given.rows, **{f"{sheet.sheet}!{row}": what for row, what in rows.items()}},
    )
    if visit is None:
        at = answers.header_row or (*sheet.header_rows[-1:], _likely_header(sheet))[0]
        draft.answers = replace(draft.answers, sheet=answers.sheet, header_row=at)
        draft.mark = next((mark for mark, *header in layout_marks(sketches) if header == [sheet.sheet, at]), None)


def _reset(draft: Draft) -> None:
    draft.answers, draft.recall = Answers(), False
