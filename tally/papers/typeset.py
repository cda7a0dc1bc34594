"""The door to typst: a template of this folder and its content -> PDF or PNG, with the fonts that come along.

Whatever people typed travels as JSON and is shown as text: it is never part of a template, so nothing in it is ever
run. Templates can open files below `templates/` only, and no fonts but ours.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import typst

from tally.papers.written import made_at
from tally.resources import resource

TEMPLATES = Path(__file__).parent / "templates"
SCREEN = 84  # pixels per inch
FONTS = resource("static/fonts")


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


def pdf(template: str, content: Mapping[str, object], day: date | None = None) -> bytes:
    """The PDF of `templates/<template>.typ`, dated by the day of its figures: PDF/A-2a, tagged, to be kept for good.

    A name in letters that our fonts do not have makes a plain tagged PDF: the standard forbids a letter left open.
    """
    try:
        return _compile(template, content, format="pdf", timestamp=made_at(day), pdf_standards=["a-2a"])[0]
    except typst.TypstError:
        return _compile(template, content, format="pdf", timestamp=made_at(day))[0]


def pages(template: str, content: Mapping[str, object]) -> list[bytes]:
    """Each page of the same as a PNG, sharp enough to read on a screen."""
    return _compile(template, content, format="png", ppi=SCREEN)


def png(template: str, content: Mapping[str, object], width: int, points: int) -> bytes:
    """The picture of a one-page template `points` wide, drawn `width` pixels wide."""
    return _compile(template, content, format="png", ppi=72 * width / points)[0]


def _compile(template: str, content: Mapping[str, object], **output: Any) -> list[bytes]:
    made: bytes | list[bytes] = typst.compile(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        package_path=str(TEMPLATES),
        package_cache_path=str(TEMPLATES),
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        **output,
    )
    return made if isinstance(made, list) else [made]
