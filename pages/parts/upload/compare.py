"""Step 3: the figures of a file beside those in force, unit by unit: new, changed, the same, absent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from pages.parts.shared.frame import heading_html
from pages.parts.shared.html import escape, more, show, table
from tally.directory import Directory
from tally.intake.reading import Reading, UnitFigures
from tally.wording import day, number, say, signed

CHANGES = ("changed", "new", "same", "absent", "gone")
MEASURES = ("quota", "valid", "invalid", "pending")
SHOWN = 200  # units drawn as changed; the counts above are of all
Row = dict[str, Any]
"""One row of the changes, as pandas hands it over."""


def compare(changes: pd.DataFrame, state: pd.DataFrame, reading: Reading, directory: Directory) -> None:
    """The table of changes, what moved first; what stays the same and who is absent open at a click."""
    rows = with_absent(changes, state, directory)
    show(
        heading_html(_title(rows), counts(rows)),
        *_pieces(rows, {unit.code: unit for unit in reading.units if unit.code}),
    )


def changed_by(changes: pd.DataFrame, title: str | None = None, total: str | None = None) -> None:
    """What a published file changed: the same table, of the units that it covers."""
    show(heading_html(title or say("upload-compare-done"), counts(changes)), *_pieces(changes, {}, total))


def _pieces(rows: pd.DataFrame, stated: Mapping[str, UnitFigures], total: str | None = None) -> Iterator[str]:
    shown = _measures(rows)
    quota = (rows["old_quota"].fillna(-1) == rows["new_quota"].fillna(-1)) | rows["change"].isin(
        ("new", "absent", "gone")
    )
    yield f'<div class="t-compare{" t-same-quota" if quota.all() else ""}">'
    moved = rows[rows["change"].isin(("changed", "new", "gone"))]
    if len(moved):
        lines = [_line(row, shown, stated) for row in moved.head(SHOWN).to_dict("records")]
        yield table(_headings(shown), lines, caption=say("upload-compare"), total=_total(rows, shown, total))
    if len(moved) > SHOWN:
        yield f'<p class="t-note">{escape(say("upload-compare-cut", count=len(moved) - SHOWN))}</p>'
    for change in ("same", "absent"):
        part = rows[rows["change"] == change]
        if len(part):
            lines = [_line(row, shown, stated) for row in part.head(SHOWN).to_dict("records")]
            inside = table(_headings(shown), lines, caption=say(f"upload-change-{change}"))
            yield more(say(f"upload-compare-{change}", count=len(part)), inside)
    yield "</div>"


def with_absent(changes: pd.DataFrame, state: pd.DataFrame, directory: Directory) -> pd.DataFrame:
    """The changes, followed by every unit that the directory or the state in force has and the file has not."""
    before = state.set_index("unit")
    names = {unit.code: unit.name for unit in directory.units}
    known = [*names, *(code for code in before.index if code not in names)]
    absent = [code for code in known if code not in set(changes["unit"])]
    rows = [
        {
            "unit": code,
            "name": names.get(code, code),
            "change": "absent",
            **{f"old_{m}": before.at[code, m] if code in before.index else None for m in MEASURES},
            "old_as_of": before.at[code, "as_of"] if code in before.index else None,
        }
        for code in absent
    ]
    both = pd.concat([changes, pd.DataFrame(rows)]) if rows else changes
    return both.reset_index(drop=True)


def _title(rows: pd.DataFrame) -> str:
    dates = [value for value in rows["old_as_of"] if not pd.isna(value)]
    return say("upload-compare-with", day=day(max(dates))) if dates else say("upload-compare-first")


def counts(rows: pd.DataFrame) -> str:
    """How many units changed, stayed, are new and are absent, in one line."""
    return say("upload-compare-counts", **{change: int((rows["change"] == change).sum()) for change in CHANGES})


def _measures(rows: pd.DataFrame) -> list[str]:
    """Valid and invalid; the quota where the file has one, pending where somebody has any."""
    pending = any(int(value) for name in ("old_pending", "new_pending") for value in rows[name].dropna())
    left_out = {"pending": not pending, "quota": rows["new_quota"].isna().all()}
    return [measure for measure in MEASURES if not left_out.get(measure)]


def _headings(shown: list[str]) -> list[str]:
    return [say("upload-unit"), *(say(f"upload-measure-{measure}") for measure in shown), say("upload-change")]


def _line(row: Row, shown: list[str], stated: Mapping[str, UnitFigures]) -> list[str]:
    figures = [_figure(row, measure, stated.get(row["unit"])) for measure in shown]
    return [escape(str(row["name"])), *figures, _word(row)]


def _figure(row: Row, measure: str, stated: UnitFigures | None) -> str:
    """The old figure struck out beside the new one; only one where nothing moved or the unit is absent."""
    old, new = _whole(row.get(f"old_{measure}")), _whole(row.get(f"new_{measure}"))
    if row["change"] == "absent":
        return f'<span class="t-mut">{number(old)}</span>'
    said = getattr(stated, f"stated_{measure}", None) if measure != "quota" else None
    note = (
        f' <small class="t-mut">{escape(say("upload-stated", count=said))}</small>' if said not in (None, new) else ""
    )
    if old is None or old == new:
        return number(new) + note
    return f'<s class="t-old">{number(old)}</s> <b>{number(new)}</b>{note}'


def _word(row: Row) -> str:
    change = row["change"]
    word = say(f"upload-change-{change}")
    if change == "changed" and (moved := (_whole(row["new_valid"]) or 0) - (_whole(row["old_valid"]) or 0)):
        word = f"{word} {signed(moved)}"
    return f'<span class="t-change {change}">{escape(word)}</span>'


def _total(rows: pd.DataFrame, shown: list[str], label: str | None) -> list[str]:
    """What the whole comes to afterwards: absent units keep what they had."""
    after = {m: rows[f"new_{m}"].where(rows["change"] != "absent", rows[f"old_{m}"]) for m in shown}
    sums = [(int(rows[f"old_{m}"].fillna(0).sum()), int(after[m].fillna(0).sum())) for m in shown]
    cells = [
        number(new) if old in (0, new) else f'<s class="t-old">{number(old)}</s> {number(new)}' for old, new in sums
    ]
    return [escape(label or say("upload-total")), *cells, ""]


def _whole(value: Any) -> int | None:
    return None if value is None or pd.isna(value) else int(value)


def nothing_yet(as_of: date | None) -> None:
    """What stands in place of the comparison while the date is not known, or nothing can be counted yet."""
    why = "upload-compare-needs-date" if as_of is None else "upload-compare-needs-answers"
    show(heading_html(say("upload-compare"), say(why)))
