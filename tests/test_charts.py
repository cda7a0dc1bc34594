"""Charts as figures: what is drawn is what was counted."""

from __future__ import annotations

from dataclasses import astuple
from datetime import date
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

from tally.charts import DARK, LIGHT, burn_up, config
from tally.directory import Phase
from tally.pace import Span
from tally.wording import use_language

SPAN = Span(date(2022, 1, 1), date(2022, 12, 31), date(2022, 5, 20))
HISTORY = pd.DataFrame(
    {"date": [date(2022, 3, 20), date(2022, 5, 20), date(2022, 6, 20)], "valid": [200, 526, 600], "sent": 1}
)
PHASE = Phase("1", "Giai đoạn 1", date(2021, 9, 1), date(2022, 5, 31))


@pytest.fixture(autouse=True)
def _vietnamese():
    use_language("vi")
    yield
    use_language("vi")


def drawn(figure, *, said: str) -> list:
    return [note for note in figure.layout.annotations if said in note.text]


def way(quota: int | None = 4640, **more):
    given = {"projected": Fraction(1371), "between": (Fraction(1133), Fraction(2166)), "phases": (PHASE,)} | more
    return burn_up(HISTORY, quota, SPAN, date(2022, 12, 31), **given)


def test_the_way_to_the_quota_ends_at_the_date_looked_at():
    reached = next(trace for trace in way().data if trace.mode == "lines+markers")
    assert list(reached.x) == [date(2022, 1, 1), date(2022, 3, 20), date(2022, 5, 20)]
    assert list(reached.y) == [0, 200, 526]


def test_a_date_for_which_not_all_have_sent_is_a_hollow_dot():
    partial = HISTORY.assign(sent=[2, 6, 6])
    figure = burn_up(partial, 4640, SPAN, date(2022, 12, 31), projected=None, between=None, units=6)
    reached = next(trace for trace in figure.data if trace.mode == "lines+markers")
    assert reached.marker.color == (LIGHT.accent, LIGHT.ground, LIGHT.accent)


def test_the_pace_runs_from_nought_to_the_quota_on_the_deadline():
    pace = way().data[0]
    assert (list(pace.x), list(pace.y)) == ([SPAN.start, SPAN.deadline], [0, 4640])
    assert drawn(way(), said="Chỉ tiêu 4.640")


def test_the_projection_its_range_and_the_phase_end_are_named():
    figure = way()
    assert drawn(figure, said="nếu giữ mức này: 1.371")
    assert drawn(figure, said="hết giai đoạn 1")
    fan = next(trace for trace in figure.data if trace.fill == "toself")
    assert list(fan.y) == [526, 2166, 1133]


def test_words_and_counts_stand_below_a_line_of_pace_that_runs_just_above_them():
    near = way(quota=1600)  # expected by now: 613
    assert drawn(near, said="<b>526</b>")[0].yshift < 0
    assert drawn(near, said="nếu giữ mức này")[0].y < 1371
    far = way()
    assert drawn(far, said="<b>526</b>")[0].yshift > 0
    assert drawn(far, said="nếu giữ mức này")[0].y == 1371


def test_words_never_lie_over_each_other_or_over_lines():
    late = Span(SPAN.start, SPAN.deadline, date(2022, 11, 20))
    few = pd.DataFrame({"date": [date(2022, 11, 20)], "valid": [59], "sent": 1})
    figure = burn_up(few, 60, late, SPAN.deadline, projected=Fraction(65), between=None)
    count, kept = drawn(figure, said="<b>59</b>")[0], drawn(figure, said="nếu giữ mức này: 65")[0]
    high = 244 / (65 * 1.14)  # pixels of one initiative
    assert abs(count.y * high + count.yshift - kept.y * high - kept.yshift) >= 17
    assert {note.bgcolor for note in figure.layout.annotations} == {LIGHT.ground}


def test_an_axis_of_nothing_names_each_count_once():
    nothing = burn_up(HISTORY[:0], None, SPAN, date(2022, 12, 31), projected=None, between=None)
    assert nothing.layout.yaxis.dtick == 1


def test_without_a_quota_there_is_no_pace():
    figure = way(quota=None)
    assert not drawn(figure, said="Chỉ tiêu")
    assert not drawn(figure, said="tiến độ phải đạt")


def test_an_axis_reaches_above_everything_drawn():
    assert way(quota=100).layout.yaxis.range[1] > 2166


def test_a_chart_speaks_the_language_of_the_page():
    assert config()["locale"] == "vi"
    use_language("en")
    assert config()["locale"] == "en"
    assert drawn(way(), said="Quota 4,640")
    assert way().layout.separators == ".,"


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_nothing_to_draw_is_still_a_chart(palette):
    nothing = HISTORY.iloc[:0]
    burn_up(nothing, None, SPAN, SPAN.deadline, projected=None, between=None, palette=palette)


def test_every_dark_colour_has_a_light_one_on_paper():
    script = (Path(__file__).parent.parent / "static" / "tally.js").read_text(encoding="utf-8")
    for dark, light in zip(astuple(DARK), astuple(LIGHT), strict=True):
        assert f'["{dark}", "{light}"]' in script or dark.startswith("rgba")  # the fan is pale on both


def test_figures_after_the_end_and_before_the_start_lie_on_the_chart():
    span = Span(date(2022, 1, 1), date(2022, 12, 31), date(2023, 2, 10))
    late = pd.DataFrame(
        {"date": [date(2021, 12, 20), date(2022, 11, 20), date(2023, 2, 10)], "valid": [3, 90, 120], "sent": 1}
    )
    figure = burn_up(late, 100, span, date(2022, 12, 31), projected=None, between=None)
    assert tuple(figure.layout.xaxis.range) == (date(2021, 12, 20), date(2023, 2, 10))
    reached = next(trace for trace in figure.data if trace.mode == "lines+markers")
    assert list(reached.y) == [3, 90, 120]
