"""Pictures, slides and the one-page briefing: everybody slow is on them."""

from __future__ import annotations

from dataclasses import replace

from tally.papers import picture
from tally.papers.figures import Figures
from tests.papers import hostile, made_up, sample


def test_pictures_are_as_wide_as_a_phone_draws_them() -> None:
    for image in map(picture.overview_picture, (sample().of_cluster("C1"), sample(), hostile())):
        assert image.startswith(b"\x89PNG")
        assert int.from_bytes(image[16:20], "big") == picture.PIXELS


def test_a_slide_is_as_wide_as_a_projector_shows_it() -> None:
    for image in map(picture.slide, (sample().of_cluster("C1"), sample(), hostile(), many(60), many(1500))):
        size = [int.from_bytes(image[start : start + 4], "big") for start in (16, 20)]
        assert size == [1920, 1080]


def test_a_slide_says_each_figure_once_and_what_stands_in_its_columns() -> None:
    content = picture.for_leadership(sample())
    assert (content["rate"], content["counted"]) == ("11,3%", "526/4.640 hợp lệ")
    assert content["pace"] == "1/13 đơn vị đúng tiến độ trở lên."
    assert content["headings"] == ["Hợp lệ/chỉ tiêu", "Tiến độ", "Từ 20/4"]
    assert "cộng lại" not in content["small"]
    named = replace(sample(), sources=((3, "bang.xlsx", sample().as_of),))
    assert "bang.xlsx" not in picture.for_leadership(named)["small"]  # which is for the signed papers


def many(count: int) -> Figures:
    """As many units, the first best, the last far behind."""
    rows = [(f"Công đoàn cơ sở số {n}", (count - n) * 100 // count, 0, 0) for n in range(count)]
    return made_up(rows, {name: 100 for name, *_ in rows})


def test_briefing_is_one_page_however_many_units_and_however_long_their_names() -> None:
    wordy = "{}, đơn vị có tên rất dài để xem có xuống dòng hay không"
    long = tuple(replace(unit, name=wordy.format(unit.name)) for unit in sample().units * 12)
    for figures in (sample(), replace(sample(), units=long), sample().of_cluster("C2"), many(60), many(1500)):
        assert b"/Pages/Count 1/" in picture.briefing(figures)


def test_sixty_units_are_all_drawn() -> None:
    above, below = picture.drawn_units(many(60).units)
    assert (len(above), below) == (60, ())


def test_what_does_not_fit_is_never_the_slowest_and_is_said() -> None:
    units = many(1500).units
    above, below = picture.drawn_units(units)
    assert len(above) + len(below) == picture.MOST
    assert below[-1] == units[-1]
    hidden = units[len(above) : len(units) - len(below)]
    slow = sum(unit.state in ("behind", "far-behind") for unit in hidden)
    assert picture.left_out(units) == f"… 1.440 đơn vị xếp giữa không vẽ, trong đó {slow} đơn vị chậm …"
