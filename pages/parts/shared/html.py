"""Small pieces of HTML, as `Markup`: whatever is none is text, and escaped where it is put into one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache, partial
from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup as Markup
from markupsafe import escape as escape

from pages.parts.shared.view import DEEDS, link
from tally.rights import may
from tally.wording import DASH, MARKED, number, percent, say, signed, upper_first


def show(*pieces: str) -> None:
    """Draw these pieces as one element, for each element of a page costs a click some time; nothing where all are
    empty.
    """
    if html := Markup().join(pieces):
        st.html(html)


def tag(name: str, *inside: str, **attributes: object) -> Markup:
    """An element of HTML: `tag("p", text, class_="t-note")`; attributes that are None or "" are left out."""
    given = [(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value not in (None, "")]
    marks = "".join(f' {key}="{escape(value)}"' for key, value in given)
    return Markup(f"<{name}{marks}>{Markup().join(inside)}</{name}>")


@cache
def _pieces() -> Environment:
    folder = FileSystemLoader(Path(__file__).parent.parent / "pieces")
    pieces = Environment(loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    pieces.globals.update(say=say, number=number, percent=percent, signed=signed, upper_first=upper_first)
    pieces.globals.update(link=link, heading=heading, DASH=DASH)
    return pieces


def drawn(piece: str, **values: object) -> Markup:
    """One of the larger pieces, whose templates stand in `pages/parts/pieces`."""
    text = _pieces().get_template(f"{piece}.html").render(values)
    return Markup(re.sub(r">\n\s*<", "><", text.strip()))


note = partial(tag, "p", class_="t-note")
"""A line that explains: `note(text)`."""
sub = partial(tag, "p", class_="t-sub")
"""A line under the headline, or in place of what is not there."""
muted = partial(tag, "span", class_="t-mut")
code = partial(tag, "code", class_="t-code")
banner = partial(tag, "div", class_="t-banner", role="note")


def below(text: str, tone: str = "t-note") -> Markup:
    """A second, quieter line in a cell; nothing without text."""
    return Markup("<br>") + tag("span", text, class_=tone) if text else Markup()


def rich(text: str) -> Markup:
    """A message: **what matters** in bold."""
    return Markup(MARKED.sub(r"<b>\1</b>", str(escape(text))))


def literal(text: str) -> str:
    """Text for a label that Streamlit reads as Markdown: shown as it is."""
    signs = r"([\\`*_\[\]<>~$:#|])|^(\d+)(?=[.)])|^([-+])(?=\s)"
    return re.sub(signs, lambda m: f"{m[2]}\\" if m[2] else f"\\{m[1] or m[3]}", text)


def anchor(text: str, href: str) -> Markup:
    """A link."""
    return tag("a", text, href=href)


def leading_to(page: str, label: str = "") -> Markup:
    """A link to a page, called as in the menu where it has no `label`; nothing to who may not open it."""
    return anchor(label or say(f"menu-{page}"), link(page)) if may(DEEDS.get(page, "figures")) else Markup()


def headline(sentence: str, under: str | None = None) -> Markup:
    """The page's answer in one sentence (**figures** marked), and a line under it."""
    return tag("h1", rich(sentence), class_="t-h1") + (sub(rich(under)) if under else "")


def heading(title: str, explained: str | None = None) -> Markup:
    """A part of a page: its heading and one line of explanation."""
    return tag("h2", title, class_="t-h2") + (note(rich(explained)) if explained else "")


def facts(pairs: Iterable[tuple[str, str]]) -> Markup:
    """What is known of one thing: a label and a text a line."""
    return tag("dl", *(tag("dt", label) + tag("dd", text) for label, text in pairs), class_="t-about")


def table(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    caption: str,
    words: int = 1,
    own: int | None = None,
    total: Sequence[str] | None = None,
    stacked: bool = False,
) -> Markup:
    """A table whose first `words` columns are words and the rest figures.

    `own` is the row to mark, `total` a last row; `caption` is read out but not drawn.
    `stacked` sets each row as a block on a phone, every cell under its heading: for tables of many words.
    """
    marks = {"words": words, "own": own, "total": total, "stacked": stacked}
    return drawn("table", headings=headings, rows=rows, caption=caption, **marks)


def more(summary: str, *inside: str, table: object = None) -> Markup:
    """Something that opens at a click: the table under a chart."""
    return tag("details", tag("summary", summary), *inside, class_="t-more", data_table=table)


def figures_table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, caption: str) -> Markup:
    """A table of plain text that the browser draws when it is opened: closed, it is one element however long."""
    known = json.dumps({"caption": caption, "headings": headings, "rows": rows}, ensure_ascii=False)
    known = known.replace("<", "\\u003c").replace(">", "\\u003e")  # a name may hold what looks like a tag
    return more(say("figures-as-table"), table=known)


def copyable(name: str, text: str, title: str = "") -> Markup:
    """A text that can be changed before it is sent, with a button that copies it as it then stands."""
    # A browser that cannot fit the box to its text draws these lines; a line takes about sixty letters.
    rows = sum(1 + len(line) // 60 for line in text.splitlines())
    return drawn("copyable", name=name, text=text, title=title, rows=rows)
