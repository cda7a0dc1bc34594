"""The official table on screen, as the annex lays it out: the same cells that the downloads hold."""

from __future__ import annotations

from pages.parts.shared.address import link
from pages.parts.shared.html import anchor, escape
from pages.parts.shared.view import View
from tally.papers.official import Column, Line, OfficialTable
from tally.wording import say


def official_html(table: OfficialTable, caption: str) -> str:
    """The table with its two-row header and its total, each unit leading to its page."""
    body = "".join(_line(table, line) for line in table.lines)
    whole = table.total or Line(None, "", {})
    total = f'<tr class="t-sum"><th colspan="2" scope="row">{escape(whole.name)}</th>{_cells(table, whole)}</tr>'
    return (
        f'<div class="t-wide" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="t-table t-official"><caption class="t-vh">{escape(caption)}</caption>'
        f"<thead>{_header(table)}</thead><tbody>{body}{total}</tbody></table></div>"
    )


def _header(table: OfficialTable) -> str:
    top, low = [_head(table, "ordinal"), _head(table, "name")], list[str]()
    for column in table.columns:
        if not column.counted:
            top.append(_head(table, column.name))
            continue
        if not low:
            heading = escape(table.headings["counted"])
            top.append(f'<th scope="colgroup" colspan="{len(table.counted)}">{heading}</th>')
        low.append(f'<th scope="col">{escape(table.headings[column.name])}</th>')
    return f"<tr>{''.join(top)}</tr><tr>{''.join(low)}</tr>"


def _head(table: OfficialTable, column: str) -> str:
    return f'<th scope="col" rowspan="2">{escape(table.headings[column])}</th>'


def _line(table: OfficialTable, line: Line) -> str:
    name = anchor(line.name, link("unit", unit=line.unit))
    return f'<tr><td>{line.ordinal}</td><th scope="row">{name}</th>{_cells(table, line)}</tr>'


def _cells(table: OfficialTable, line: Line) -> str:
    return "".join(f"<td{_kind(column)}>{escape(table.text(column, line))}</td>" for column in table.columns)


def _kind(column: Column) -> str:
    return ' class="t-words"' if column.left else ""


def sentence(view: View, table: OfficialTable, cluster: str | None) -> str:
    """The page's first line: what the table adds up to."""
    whole = table.total.values if table.total else {}
    counts = {name: whole[name] for name in ("valid", "invalid", "total")} | {"day": view.as_of}
    quota = "" if whole["quota"] else "-no-quota"
    if whole["quota"]:
        counts["quota"] = whole["quota"]
    if cluster is None:
        return say(f"summary-sentence{quota}", **counts)
    return say(f"summary-sentence-cluster{quota}", cluster=view.directory.cluster(cluster).name, **counts)
