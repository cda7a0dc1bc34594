"""Many files at once: a hundred in one drop or one .zip, each read once, told apart, published with one button."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import pytest

from pages.parts.upload import draft as drafting
from pages.parts.upload.draft import Desks, Draft, labels
from pages.parts.upload.reading import KEPT_JOBS, Jobs
from tally.desk import Visit
from tally.desk.packed import MOST_FILES, unpacked
from tally.errors import Refusal
from tally.intake.reading import Answers
from tally.store import open_store
from tally.wording import explain
from tests.readings import publish, summary
from tests.screen import words
from tests.uploading import APRIL, LETTER, answer, asked, headline, opened, press, signed, upload


def zipped(**files: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, source in files.items():
            archive.writestr(name, source)
    return stream.getvalue()


def table(unit: str, valid: int) -> bytes:
    """A summary of one unit that says its own date."""
    lines = ["Số liệu tính đến ngày 20/5/2022", "TT,Đơn vị,Hợp lệ,Không hợp lệ", f"1,{unit},{valid},1"]
    return "\n".join(lines).encode()


def test_a_hundred_readings_are_each_made_once(own_url) -> None:
    jobs, made = Jobs(), []

    def work(told, n):
        made.append(n)
        return Visit(b"", summary({"YK": n})[0], Answers(), Answers(), None)

    for _ in range(3):
        for n in range(100):
            jobs.job(n, lambda told, n=n: work(told, n))
        for n in range(100):
            jobs.job(n, lambda told, n=n: work(told, n)).finished.wait(5)
    assert sorted(made) == list(range(100))
    assert KEPT_JOBS < 100


@pytest.mark.parametrize("count", [80])
def test_a_zip_of_many_files_is_one_list_and_published_with_one_button(own_url, count: int) -> None:
    page = opened()
    names = {f"tep-{n:03}.csv": table("LĐLĐ huyện Yên Khánh", n) for n in range(count)}
    upload(page, ("tat-ca.zip", zipped(**names)))
    assert len(page.radio[0].options) == count
    assert f"{count} tệp đang xem" in page.radio[0].label
    assert "mục khác: đều có ngày số liệu" in words(page)  # these are files and no units
    signed(page)
    press(page, f"Công bố cả {count} tệp")
    uploads = open_store(own_url).uploads()
    assert sorted(upload.file for upload in uploads) == sorted(names)


def test_nothing_published_since_the_list_was_drawn_is_overwritten_unseen(own) -> None:
    page = opened()
    upload(page, ("a.csv", table("LĐLĐ huyện Yên Khánh", 30)), ("b.csv", table("LĐLĐ huyện Kim Sơn", 40)))
    signed(page)
    publish(own, {"YK": 29}, date(2022, 5, 20), who="Phạm Văn Hai")
    press(page, "Công bố cả 2 tệp")
    assert [one.who for one in own.uploads()] == ["Phạm Văn Hai"]
    assert "Phạm Văn Hai vừa công bố tong-hop.xlsx" in words(page)
    assert "Chưa công bố: a.csv và b.csv" in words(page)
    press(page, "Công bố cả 2 tệp")
    assert sorted(one.file for one in own.uploads()) == ["a.csv", "b.csv", "tong-hop.xlsx"]


def test_what_a_zip_holds_besides_spreadsheets_is_named_and_the_rest_is_read(own_url) -> None:
    page = opened()
    upload(page, ("tat-ca.zip", zipped(**{"a.xlsx": LETTER, "thu.pdf": b"%PDF", "__MACOSX/a.xlsx": b"x", ".DS": b""})))
    assert "a.xlsx" in headline(page)
    assert "Tệp thu.pdf không phải là bảng tính" in words(page)
    assert "DS" not in words(page).replace("DSLĐ", "")


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"PK\3\4 khong phai zip", "damaged-file"),
        (zipped(**{f"{n}.csv": b"" for n in range(MOST_FILES + 1)}), "too-complex"),
        (zipped(**{"a.csv": b"x" * 50})[:-40], "damaged-file"),
    ],
)
def test_a_zip_that_cannot_be_taken_is_refused_in_a_sentence(source: bytes, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        list(unpacked("tat-ca.zip", source))


def test_a_zip_packed_in_a_way_that_cannot_be_read_is_not_called_locked() -> None:
    source = bytearray(zipped(**{"a.csv": b"x" * 50}))
    for sign, way in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        source[source.index(sign) + way] = 9  # Deflate64, as Windows packs what is large
    with pytest.raises(Refusal, match="unsupported-type") as refused:
        list(unpacked("tat-ca.zip", bytes(source)))
    assert "được nén theo cách chưa đọc được" in explain(refused.value)


def test_a_zip_that_swells_beyond_the_limit_is_too_large(monkeypatch) -> None:
    monkeypatch.setenv("TALLY_LIMIT_FILE_MIB", "1")
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"0" * (3 << 20))
    with pytest.raises(Refusal, match="too-large"):
        list(unpacked("tat-ca.zip", stream.getvalue()))


def test_a_spreadsheet_is_a_zip_itself_and_stays_one_file() -> None:
    assert list(unpacked("bang.zip", LETTER)) == [("bang.zip", LETTER)]


def test_names_in_a_zip_that_does_not_say_they_are_utf_8_are_read_as_meant() -> None:
    source = zipped(**{"xx.csv": b"1"}).replace(b"xx.csv", "Đ.csv".encode()[:6].ljust(6))
    assert next(unpacked("a.zip", source))[0].startswith("Đ.csv")


def test_files_of_one_name_are_told_apart() -> None:
    drafts = [Draft("bang.xlsx", bytes([n]), f"{n}", folder) for n, folder in enumerate(("", "", "Cụm 1"))]
    laid = {draft.key: draft for draft in drafts}
    assert list(labels(laid).values()) == ["bang.xlsx", "bang.xlsx (2)", "Cụm 1/bang.xlsx"]


def test_two_files_of_one_name_are_both_read(own_url) -> None:
    page = opened()
    upload(page, ("bang.xlsx", APRIL), ("bang.xlsx", LETTER))
    assert [option.split(" · ")[0] for option in page.radio[0].options] == ["bang.xlsx", "bang.xlsx (2)"]


def test_what_is_dropped_later_joins_what_lies_there_and_a_file_can_be_thrown_away(own_url) -> None:
    page = opened()
    upload(page, ("bang-tong-hop.xlsx", LETTER))
    answer(page, 0, asked(page)[0].options[-1])
    upload(page, ("thang-4.xlsx", APRIL))
    assert len(page.radio[0].options) == 2
    assert "thang-4.xlsx" in headline(page)
    press(page, "Bỏ tệp thang-4")
    assert "bang-tong-hop.xlsx" in headline(page)
    assert "cần trả lời trước khi công bố" in headline(page)


def test_what_no_longer_fits_beside_the_files_of_a_page_is_turned_away_in_words(own_url, monkeypatch) -> None:
    monkeypatch.setenv("TALLY_SHARE_SESSION_MIB", "1")
    page, large = opened(), table("LĐLĐ huyện Yên Khánh", 30) + b"\n" * 600_000
    upload(page, ("a.csv", large), ("b.csv", large), ("c.csv", table("LĐLĐ huyện Kim Sơn", 40)))
    assert [option.split(" · ")[0] for option in page.radio[0].options] == ["a.csv", "c.csv"]
    assert "Chưa nhận tệp b.csv: các tệp trên trang đã gần đủ 1 MB" in words(page)
    press(page, "Bỏ tệp a.csv")
    upload(page, ("b.csv", large))
    assert [option.split(" · ")[0] for option in page.radio[0].options] == ["c.csv", "b.csv"]


def test_the_desk_left_longest_makes_room_where_all_together_hold_too_much(monkeypatch) -> None:
    monkeypatch.setenv("TALLY_SHARE_FILES_MIB", "1")
    desks = Desks()
    for name in ("first", "second", "third"):
        desks.of(name).drafts["a"] = Draft("a.csv", b"x" * 600_000, "1")
    assert [bool(desks.of(name).drafts) for name in ("third", "second", "first")] == [True, False, False]


def test_a_desk_on_which_something_is_about_to_be_laid_outlasts_another_person_s_visit(monkeypatch) -> None:
    desks = Desks()
    mine = desks.of("mine")
    desks.of("another")
    assert desks.of("mine") is mine
    monkeypatch.setattr(drafting, "BARE_SECONDS", 0)
    desks.of("another")
    assert desks.of("mine") is not mine


def test_files_come_and_go_without_disturbing_whoever_goes_through_them(own_url) -> None:
    page = opened()
    upload(page, ("a.csv", table("LĐLĐ huyện Yên Khánh", 30)), ("b.csv", table("LĐLĐ huyện Kim Sơn", 40)))
    seen = iter(page.session_state["upload-desk"].drafts.values())
    assert next(seen).file == "a.csv"
    upload(page, ("c.csv", table("LĐLĐ huyện Hoa Lư", 50)))
    assert next(seen).file == "b.csv"
    seen = iter(page.session_state["upload-desk"].drafts.values())
    assert next(seen).file == "a.csv"
    press(page, "Bỏ tệp c.csv")
    assert next(seen).file == "b.csv"


def test_a_file_its_answers_and_what_was_typed_lie_on_the_desk_for_whoever_comes_back(own_url) -> None:
    desks = Desks()
    draft = Draft("bang.xlsx", b"1", "1", typed={"note": "gửi lại"})
    desks.of("1:browser").drafts[draft.key] = draft
    assert desks.of("1:browser").drafts[draft.key].typed["note"] == "gửi lại"
    assert desks.of("2:browser").drafts == {}
    assert desks.of("1:other").drafts == {}
    assert list(desks.of("1:browser").drafts) == [draft.key]


def test_a_file_that_says_what_is_published_is_told_so_in_the_list_and_left_out_of_all_together(own) -> None:
    page, names = opened(), ("LĐLĐ huyện Yên Khánh", "LĐLĐ huyện Kim Sơn", "LĐLĐ huyện Hoa Lư")
    files = [(f"{n}.csv", table(name, 30 + n)) for n, name in enumerate(names)]
    upload(page, files[0])
    press(signed(page), "Công bố số liệu")
    upload(page, *files)
    assert [option.split(" · ")[1] for option in page.radio[0].options] == ["đã công bố", *["sẵn sàng công bố"] * 2]
    assert "2 sẵn sàng công bố · 1 đã công bố" in page.radio[0].label
    assert "đã công bố rồi" in words(page)
    press(signed(page), "Công bố cả 2 tệp")
    assert sorted(one.file for one in own.uploads()) == ["0.csv", "1.csv", "2.csv"]


def test_what_somebody_published_meanwhile_with_the_same_figures_is_told_and_the_rest_published(own) -> None:
    page, other = opened(), opened()
    april = table("LĐLĐ huyện Yên Khánh", 20).replace(b"20/5", b"20/4")
    upload(page, ("4.csv", april), ("5.csv", table("LĐLĐ huyện Yên Khánh", 30)))
    signed(page)
    upload(other, ("cua-ban.csv", april))
    press(signed(other, "Phạm Văn Hai"), "Công bố số liệu")
    press(page, "Công bố cả 2 tệp")
    assert sorted(one.file for one in own.uploads()) == ["5.csv", "cua-ban.csv"]
    assert "4.csv: đã được công bố từ trước, không khác số nào" in words(page)
    assert "Chưa công bố" not in words(page)
