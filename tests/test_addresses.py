"""Whatever stands in an address, and whatever is typed into a field: the page answers, and in words."""

from __future__ import annotations

import os

import pytest
from streamlit.testing.v1 import AppTest

from tests.screen import opened

PAGES = {
    "overview": (),
    "clusters": ("cluster",),
    "ranking": ("by", "q"),
    "unit": ("unit", "by", "q"),
    "upload": (),
    "history": ("upload", "shown", "from", "to"),
    "summary": ("cluster", "order", "columns"),
    "letter": ("cluster", "unit", "order"),
    "returns": ("unit", "status", "reason", "q", "branch"),
    "directory": ("q",),
    "support": ("state", "q"),
}
EVERYWHERE = ("lang", "period", "as_of", "deadline", "units")
HOSTILE = (
    "", " ", "²", "٣", "-1", "0", "1e9", "999999999999999999999999", "9" * 4_301, "9999-12-31", "0001-01-01",
    "2022-02-30", "2022-05-20T00:00", "\0", "a\0b", "\x1b[31m", "\u202eabc", "a" * 3_000, "ă" * 100_000,
    "<script>alert(1)</script>", "\"'><img src=x>", "${7*7}", "{{7*7}}", "%s%n", "%00", "../../etc","' OR 1=1 --",
    "hai từ", "a b c d", "[", "(", "(?P<", "\\", "*", "+", ".*" * 500, "None", "nan", "__class__", "\ufffe",
)  # fmt: skip


LONG = bool(os.environ.get("TALLY_FAULTS"))
"""Else what every page understands alike is tried on one of them."""


def faults(app: AppTest) -> list[str]:
    return [each.message for each in app.exception]


@pytest.mark.parametrize("page", PAGES)
def test_every_parameter_of_every_page_may_say_anything(page: str):
    assert len(set(HOSTILE)) == 40
    app, broken = opened(page), []
    for name in (*(EVERYWHERE if page == "unit" or LONG else ()), *PAGES[page]):
        for value in HOSTILE:
            app.query_params.clear()
            app.query_params[name] = value
            if said := faults(app.run()):
                broken.append((name, value[:40], said[0][:200]))
    assert not broken


@pytest.mark.parametrize("page", PAGES)
def test_every_field_of_every_page_takes_anything(page: str):
    app, broken = opened(page), []
    for kind in ("text_input", "text_area"):
        for place in range(len(app.get(kind))):
            for value in HOSTILE:
                app.get(kind)[place].set_value(value)
                if said := faults(app.run()):
                    broken.append((kind, place, value[:40], said[0][:200]))
                    app = opened(page)
    assert not broken
