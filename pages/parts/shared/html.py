"""Small pieces of HTML: everything that comes from files or people is escaped here, once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

__all__ = ["anchor", "escape", "figures_table", "literal", "more", "rich", "show", "table"]


def show(*pieces: str) -> None:
    """Draw these pieces of HTML as one element; nothing where they hold nothing."""
    if html := "".join(pieces):
        st.html(html)


def rich(text: str) -> str:
    """A message as HTML: escaped, **what matters** in bold."""
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(text))


def literal(text: str) -> str:
    """Text for a label that Streamlit reads as Markdown: shown as it is."""
    return re.sub(r"([\\`*_\[\]<>~$:#|])|^(\d+)(?=[.)])|^([-+])(?=\s)", lambda m: _escaped(*m.groups()), text)


def _escaped(sign: str | None, number: str | None, dash: str | None) -> str:
    return f"{number}\\" if number else f"\\{sign or dash}"


def anchor(text: str, href: str) -> str:
    """A link."""
    return f'<a href="{escape(href)}">{escape(text)}</a>'


def table(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    caption: str,
    words: int = 1,
    own: int | None = None,
    total: Sequence[str] | None = None,
    stacked: bool = False,
) -> str:
    """A table whose first `words` columns are words and the rest figures; cells are HTML already.

    `own` is the row to mark, `total` a last row; `caption` is read out but not drawn.
    `stacked` sets each row as a block on a phone, every cell under its heading: for tables of many words.
    """
    kind = ["" if place < words else ' class="num"' for place in range(len(headings))]
    head = "".join(f'<th scope="col"{k}>{escape(h)}</th>' for h, k in zip(headings, kind, strict=True))
    if stacked:
        kind = [f'{k} data-label="{escape(h)}"' for k, h in zip(kind, headings, strict=True)]
    body = [_line(row, kind, ' class="t-own"' if place == own else "") for place, row in enumerate(rows)]
    if total:
        body.append(_line(total, kind, ' class="t-sum"'))
    frame = "t-wide t-stack" if stacked else "t-wide"
    return (
        f'<div class="{frame}" tabindex="0" role="region" aria-label="{escape(caption)}"><table class="t-table">'
        f'<caption class="t-vh">{escape(caption)}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )


def more(summary: str, inside: str) -> str:
    """Something that opens at a click: the table under a chart."""
    return f'<details class="t-more"><summary>{escape(summary)}</summary>{inside}</details>'


def figures_table(summary: str, headings: Sequence[str], rows: Sequence[Sequence[str]], *, caption: str) -> str:
    """A table of plain text that the browser draws when it is opened: closed, it is one element however long."""
    known = json.dumps({"caption": caption, "headings": headings, "rows": rows}, ensure_ascii=False)
    known = known.replace("<", "\\u003c").replace(">", "\\u003e")  # a name may hold what looks like a tag
    return f'<details class="t-more" data-table="{escape(known)}"><summary>{escape(summary)}</summary></details>'


def _line(cells: Sequence[str], kind: Sequence[str], mark: str) -> str:
    return f"<tr{mark}>" + "".join(f"<td{k}>{cell}</td>" for cell, k in zip(cells, kind, strict=True)) + "</tr>"
