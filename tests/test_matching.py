"""Names: any spelling of a unit is that unit, and no other name is ever taken for it."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tally.directory import Directory, Programme, Unit
from tally.matching import Matcher, without_marks
from tally.store.directories import default
from tests.messy.make_names import unmarked

DIRECTORY = default()
SPELLINGS = [(unit.code, name) for unit in DIRECTORY.units for name in (unit.name, *unit.aliases)]
LETTERS = "abcdeghiklmnopqrstuvxyăâđêôơưáàảãạ"
matcher = Matcher(DIRECTORY)


def of(*names: str) -> Directory:
    """A directory of these names, coded U1, U2 …"""
    units = tuple(Unit(f"U{number}", name) for number, name in enumerate(names, start=1))
    return Directory(Programme("Chương trình", place="Ninh Bình"), units=units)


@given(st.sampled_from(SPELLINGS), st.data())
def test_every_way_of_typing_a_directory_name_is_its_unit(spelling, choose):
    code, name = spelling
    ways = [
        name.upper(),
        name.lower(),
        unicodedata.normalize("NFD", name),
        unmarked(name),
        name.replace(" ", "\u00a0"),
        f"  {name} \u200b",
        name.replace("LĐLĐ", "Liên đoàn Lao động"),
        name.replace("thành phố", "TP.").replace("Thành phố", "TP"),
        name.replace("TP. ", "TP."),
        name.replace("huyện", "H."),
        name.replace("Công đoàn", "CĐ"),
        f"{name} (1)",
        f"{name}*",
        f"{name}¹",
        f"3. {name}",
        f"- {name}",
    ]
    assert matcher.match(choose.draw(st.sampled_from(ways))).code == code


@given(
    st.sampled_from(SPELLINGS), st.integers(0, 40), st.sampled_from(LETTERS), st.sampled_from(["put", "drop", "swap"])
)
def test_typing_slip_is_never_another_unit(spelling, place, letter, way):
    code, name = spelling
    at = place % len(name)
    slip = {
        "put": name[:at] + letter + name[at:],
        "drop": name[:at] + name[at + 1 :],
        "swap": name[:at] + letter + name[at + 1 :],
    }[way]
    match = matcher.match(slip)
    assert match.code in (None, code)


def test_misspelt_name_is_offered_the_nearest_and_never_taken():
    match = matcher.match("LĐLĐ huyện Yên Khành")
    assert match.code is None
    assert match.suggestions[0] == "YK"


def test_confirmed_alias_holds_in_every_spelling():
    known = Matcher(DIRECTORY, {"LĐLĐ huyện Yên Khành": "YK", "Ban quản lý": ""})
    assert known.match("LĐLĐ HUYỆN YÊN KHÀNH (1)").code == "YK"
    assert known.match("ban quản lý").left_out


def test_level_tells_units_of_the_same_name_apart():
    known = Matcher(of("LĐLĐ huyện Kỳ Anh", "LĐLĐ thị xã Kỳ Anh"))
    assert known.match("TX. Kỳ Anh").code == "U2"
    assert known.match("Huyện Kỳ Anh").code == "U1"
    assert known.match("Kỳ Anh").code is None
    assert set(known.match("Kỳ Anh").suggestions) == {"U1", "U2"}


def test_name_of_another_level_is_not_the_unit():
    assert matcher.match("LĐLĐ tỉnh Ninh Bình").code is None
    assert matcher.match("LĐLĐ thị xã Tam Điệp").code is None


def test_marks_tell_apart_what_is_the_same_without_them():
    known = Matcher(of("LĐLĐ huyện Hoà An", "LĐLĐ huyện Hoa An"))
    assert known.match("huyện Hòa An").code == "U1"
    assert known.match("huyện Hoa An").code == "U2"
    assert known.match("huyện Hóa An").code is None


def test_unit_is_known_only_while_it_is_in_force():
    district = Unit("YK", "LĐLĐ huyện Yên Khánh", valid_to=date(2025, 6, 30))
    commune = Unit("YK2", "LĐLĐ xã Yên Khánh", valid_from=date(2025, 7, 1))
    merged = replace(of(), units=(district, commune))
    assert Matcher(merged, as_of=date(2022, 5, 20)).match("Yên Khánh").code == "YK"
    assert Matcher(merged, as_of=date(2026, 5, 20)).match("Yên Khánh").code == "YK2"


@pytest.mark.parametrize(
    ("printed", "name"), [("1. Yên Mô (2)", "Yên Mô"), ("Quận 1", "Quận 1"), ("H. Yên Mô", "H. Yên Mô")]
)
def test_numbers_and_footnotes_are_taken_off_a_name_and_nothing_else(printed, name):
    assert without_marks(printed) == name


def test_name_remembered_for_a_unit_that_was_taken_out_is_asked_about_again():
    printed = "Công đoàn Công ty Mới"
    assert Matcher(DIRECTORY, {printed: "ZZ"}).match(printed).code is None
    assert not Matcher(DIRECTORY, {printed: "ZZ"}).match(printed).left_out
    assert Matcher(DIRECTORY, {printed: ""}).match(printed).left_out


@pytest.mark.parametrize("printed", ["L.Đ.L.Đ huyện Hoa Lư", "LĐ LĐ huyện Hoa Lư", "LĐLĐ huyện Hoa Lư ⁽¹⁾"])
def test_short_form_with_points_is_no_number_in_a_list(printed):
    assert matcher.match(printed).code == "HL"
    assert without_marks(printed).startswith("L")


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("LĐLĐ huyện Nho Qan", "NQ"),
        ("Kin Sơn", "KS"),
        ("Gia Vẽin", "GV"),
        ("TP Tam Diêp", "TD"),
        ("CĐ ngành Giáo dụch", "GD"),
        ("Viên chức tinh", "VC"),
        ("Công đoàn Sở Y tế", "YT"),
        ("Khối các KCN", "KCN"),
        ("CĐ Nông nghiệp PTNT", "NN"),
        ("LĐLĐ huyện Yên Mô cũ", "YM"),
    ],
)
def test_name_with_a_slip_or_a_word_too_many_is_offered_its_unit_first(printed, code):
    assert matcher.match(printed).suggestions[:1] == (code,)


@pytest.mark.parametrize(
    "printed",
    ["LĐLĐ huyện Giao Thủy", "LĐLĐ huyện Kim Động", "LĐLĐ huyện Ý Yên", "LĐLĐ huyện Gia Bình", "CĐ Công Thương"],
)
def test_name_of_somebody_else_is_offered_no_unit_that_only_begins_like_it(printed):
    match = matcher.match(printed)
    assert (match.code, match.suggestions) == (None, ())


def test_name_that_holds_two_units_is_offered_both():
    assert set(matcher.match("Yên Khánh, Yên Mô").suggestions) == {"YK", "YM"}


def test_a_text_too_long_for_a_name_resembles_no_unit():
    matcher = Matcher(Directory(Programme("Thử"), units=(Unit("YM", "LĐLĐ huyện Yên Mô"),)))
    assert matcher.match("LĐLĐ huyện Yên Moo").suggestions == ("YM",)
    assert matcher.match("LĐLĐ huyện Yên Mô " + "và " * 50).suggestions == ("YM",)
    assert matcher.match("LĐLĐ huyện Yên Mô " + "và " * 80).suggestions == ()
