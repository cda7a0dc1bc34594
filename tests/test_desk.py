"""One visit of one file: the page and every command ask, block, remember and default alike."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tally.__main__ import main
from tally.desk import MEND, Answer, Known, kept_of, recalled, visit
from tally.errors import TallyError
from tally.findings import POLICIES
from tally.intake.reading import Answers
from tally.paths import own_file
from tally.store import Store
from tests.registers import saved

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "sample_data"
LETTER = (SAMPLES / "bang-tong-hop-2022-05-20.xlsx").read_bytes()


def changed(**cells: object) -> bytes:
    """The letter's table with these cells set."""
    book = openpyxl.load_workbook(BytesIO(LETTER))
    for cell, value in cells.items():
        book.worksheets[0][cell] = value
    return saved(book)


def two_tables() -> bytes:
    """Two tables of the same units below each other."""
    rows = [["TT", "Đơn vị", "Chỉ tiêu", "Hợp lệ", "Không hợp lệ"], [1, "LĐLĐ huyện Yên Khánh", 450, 244, 1]]
    rows += [[2, "LĐLĐ huyện Nho Quan", 450, 13, 1], [], [], []]
    book = openpyxl.Workbook()
    for row in (*rows, *rows):
        book.active.append(row)
    return saved(book)


@pytest.fixture
def run(own_url: str, capsys: pytest.CaptureFixture[str]):
    """A command on the store of this test: its exit code and what it printed as JSON."""

    def called(*words: object) -> tuple[int, dict]:
        capsys.readouterr()
        return main([*map(str, words), "--json"]), json.loads(capsys.readouterr().out)

    return called


@pytest.fixture
def file(tmp_path: Path):
    """Writes bytes as a file of this name."""

    def written(source: bytes, name: str = "bang.xlsx") -> Path:
        (tmp_path / name).write_bytes(source)
        return tmp_path / name

    return written


def test_policy_of_every_question_offers_an_answer_and_its_safe_one_is_among_them() -> None:
    for code, policy in POLICIES.items():
        if policy.severity == "ask":
            assert policy.answers, code
            assert policy.safe is None or policy.safe in policy.answers, code


@pytest.mark.parametrize("key", ["two-tables", "sheet-choice", "unit-duplicated"])
def test_a_file_that_is_to_be_mended_is_read_as_before_and_its_question_stays_open(own: Store, key: str) -> None:
    sources = {"two-tables": two_tables(), "unit-duplicated": changed(B7="LĐLĐ huyện Yên Khánh")}
    book = openpyxl.load_workbook(BytesIO(LETTER))
    book.copy_worksheet(book.worksheets[0])
    source = sources.get(key, saved(book))
    before = visit(source, "bang.xlsx", Known.of(own))
    assert key in {question.key for question in before.unanswered}
    after = visit(source, "bang.xlsx", Known.of(own), choices={key: MEND})
    assert after.reading == before.reading
    assert key in {question.key for question in after.unanswered}


def test_a_sheet_that_is_called_like_an_answer_is_a_sheet(own: Store) -> None:
    book = openpyxl.load_workbook(BytesIO(LETTER))
    book.copy_worksheet(book.worksheets[0]).title = "mend"
    seen = visit(saved(book), "bang.xlsx", Known.of(own), choices={"sheet-choice": Answer("choose", "mend")})
    assert seen.reading.sheet == "mend"
    assert "sheet-choice" not in {question.key for question in seen.unanswered}


def test_report_makes_no_paper_of_a_figure_that_blocks(run, file, tmp_path: Path) -> None:
    code, said = run("report", file(changed(D7="mười ba")), "--csv", tmp_path / "out.csv")
    assert (code, said["refusal"]["code"]) == (2, "store-blocked")
    assert not (tmp_path / "out.csv").exists()


def test_report_makes_no_paper_while_a_question_without_a_safe_answer_is_open(run, file, tmp_path: Path) -> None:
    twice, out = file(changed(B7="LĐLĐ huyện Yên Khánh")), tmp_path / "out.csv"
    assert run("report", twice, "--csv", out)[1]["refusal"]["code"] == "unanswered"
    assert run("report", twice, "--csv", out, "--duplicates", "add")[0] == 0
    assert "257" in out.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("command", ["read", "report", "publish"])
def test_a_name_that_was_confirmed_is_known_to_every_command(run, file, own: Store, tmp_path: Path, command) -> None:
    own.remember_alias("Yên Khánh ơi", "YK", "Lan")
    further = ("--csv", tmp_path / "out.csv") if command == "report" else ()
    assert run(command, file(changed(B6="Yên Khánh ơi")), *further)[0] == 0
    if command == "report":
        assert "244" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()[1]


def test_a_name_that_was_confirmed_is_known_to_return_lists(run, file, own: Store, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(SAMPLES / "danh-sach-sang-kien.xlsx")
    for row in book.worksheets[0].iter_rows(min_row=5):
        for cell in row:
            if cell.value == "LĐLĐ huyện Yên Khánh":
                cell.value = "Yên Khánh ơi"
    own.remember_alias("Yên Khánh ơi", "YK", "Lan")
    code, said = run("returns", file(saved(book)), "--unit", "YK", "--out", tmp_path / "lists.zip")
    assert (code, said["lists"]) == (0, 1)


def test_quotas_that_stand_beside_other_names_are_not_published_before_somebody_says_which_count(run, file) -> None:
    book = openpyxl.load_workbook(BytesIO(LETTER))
    sheet = book.worksheets[0]
    sheet["C6"], sheet["C7"] = sheet["C7"].value, sheet["C6"].value
    swapped = file(saved(book))
    assert run("publish", swapped)[1]["refusal"]["code"] == "unanswered"
    assert run("publish", swapped, "--quotas", "keep")[0] == 0


def test_a_support_list_needs_no_date(run) -> None:
    code, said = run("publish", SAMPLES / "ho-tro-dang-ky.xlsx")
    assert (code, said["as_of"]) == (0, date.today().isoformat())


def test_a_layout_that_was_corrected_is_known_to_every_reader(run, file, own: Store) -> None:
    source = changed(D5="Đã nhập", E5="Không hợp lệ")
    first = visit(source, "bang.xlsx", Known.of(own))
    own.remember_layout(str(first.mark), {"D": "valid"}, "Lan")
    assert sum(unit["valid"] for unit in run("read", file(source))[1]["units"]) == 526


def test_report_and_returns_without_a_store_make_none(run, own_url: str, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TALLY_DATABASE_URL")
    assert run("report", "--csv", tmp_path / "out.csv")[1]["refusal"]["code"] == "report-empty"
    assert run("report", tmp_path / "khong-co.xlsx", "--csv", "out.csv")[1]["refusal"]["code"] == "file-missing"
    assert run("returns", "--out", tmp_path / "out.zip")[1]["refusal"]["code"] == "returns-no-register"
    assert not own_file().exists()


def test_a_column_that_there_is_none_of_is_refused(run, file) -> None:
    assert run("report", file(LETTER), "--columns", "foo", "--csv", "out.csv")[1]["refusal"]["code"] == (
        "report-unknown-column"
    )


@pytest.mark.parametrize("name", ["thu-muc.zip", "thu-muc"])
def test_return_lists_that_cannot_be_written_are_refused_in_a_sentence(run, tmp_path: Path, name: str) -> None:
    (tmp_path / "tep").write_text("không phải thư mục", encoding="utf-8")
    code, said = run("returns", SAMPLES / "danh-sach-sang-kien.xlsx", "--out", tmp_path / "tep" / name)
    assert (code, said["refusal"]["code"]) == (2, "cannot-write")


def test_an_answer_for_a_unit_that_there_is_none_of_is_refused(own: Store) -> None:
    with pytest.raises(TallyError, match="answer-no-unit"):
        visit(LETTER, "bang.xlsx", Known.of(own), Answers(aliases={"Yên Khánh": "KHONG-CO"}))


def statuses(*wordings: str) -> bytes:
    """A list of one unit whose status column holds these wordings."""
    book = openpyxl.Workbook()
    book.active.append(["TT", "Tên sáng kiến", "Tác giả", "Đơn vị", "Ngày công nhận", "Kết quả"])
    for n, wording in enumerate(wordings, start=1):
        title = f"Cải tiến quy trình số {n} trong sản xuất"
        book.active.append([n, title, f"Nguyễn Văn {n}", "LĐLĐ huyện Yên Khánh", "20/3/2022", wording])
    return saved(book)


def test_a_wording_that_is_not_understood_is_asked_about_once_and_counts_as_answered(own: Store) -> None:
    source = statuses(*["Hợp lệ", "Xong vòng 1"] * 4)
    before = visit(source, "ds.xlsx", Known.of(own))
    assert [question.key for question in before.unanswered] == ["status-unknown:Xong vòng 1"]
    for verb, figures in {"valid": (8, 0), "invalid": (4, 0), "keep": (4, 4)}.items():
        after = visit(source, "ds.xlsx", Known.of(own), choices={"status-unknown:Xong vòng 1": Answer(verb)})
        assert (after.reading.units[0].valid, after.reading.units[0].pending) == figures
        assert not after.unanswered


def test_what_was_said_of_a_layout_comes_back_as_it_was_said() -> None:
    said = Answers(
        sheet="Tháng 5",
        header_row=4,
        columns={"C": "valid"},
        turned=False,
        dates="month-first",
        statuses={"x": "valid"},
    )
    assert recalled(kept_of(said), Answers()) == said
    own = Answers(unit="YK", rows={"3": "note"}, aliases={"a": "YK"})
    assert kept_of(own) == {}
