"""`python -m tally read`: the contract that others build on."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from tally.__main__ import main
from tests.registers import HEADINGS, rows_of, xlsx

ROOT = Path(__file__).parent.parent
LETTER = ROOT / "sample_data" / "bang-tong-hop-2022-05-20.xlsx"
MESSY = ROOT / "tests" / "messy"


def said(capsys, *words) -> tuple[int, dict]:
    """The exit code and the JSON of a run."""
    code = main(["read", *map(str, words), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_whole_process_prints_the_letters_table_as_json():
    run = subprocess.run([sys.executable, "-m", "tally", "read", LETTER, "--json"], cwd=ROOT, capture_output=True)
    told = json.loads(run.stdout)
    assert run.returncode == 0
    read = {"file", "sha256", "kind", "sheet", "as_of", "units", "printed_totals", "findings"}
    assert set(told) == read | {"account", "columns"}
    assert told["units"][0] == {
        "code": "YK",
        "unit": "LĐLĐ huyện Yên Khánh",
        "quota": 450,
        "valid": 244,
        "invalid": 5,
        "pending": 0,
        "stated": {"valid": 244, "invalid": 5, "pending": 0},
    }
    assert set(told["findings"][0]) == {"code", "severity", "message", "sheet", "cell", "unit", "count"}


def test_refused_file_ends_with_2_and_one_sentence(capsys, tmp_path):
    blank = tmp_path / "trong.xlsx"
    blank.write_bytes(b"")
    code, told = said(capsys, blank)
    assert (code, told["refusal"]["code"]) == (2, "empty-file")
    assert "trong.xlsx" in told["refusal"]["message"]


def test_file_that_is_not_there_is_refused(capsys, tmp_path):
    assert said(capsys, tmp_path / "khong-co.xlsx")[0] == 2


def test_reading_makes_no_store_where_there_is_none(capsys, tmp_path):
    code, told = said(capsys, LETTER, "--database", f"sqlite:///{tmp_path}/tally.sqlite")
    assert (code, told["units"][0]["code"]) == (0, "YK")
    assert not list(tmp_path.iterdir())


def test_wording_that_is_not_understood_is_asked_once_and_not_once_a_row(capsys, tmp_path):
    source = tmp_path / "ds.csv"
    rows = [
        f"{n},Cải tiến {n},Trần Văn {n},LĐLĐ huyện Yên Mô,2022-03-15,{'Xong vòng 1' if n > 1 else 'Hợp lệ'}\n"
        for n in range(1, 6)
    ]
    source.write_text("STT,Tên sáng kiến,Tác giả,Đơn vị,Ngày công nhận,Kết quả\n" + "".join(rows), "utf-8")
    main(["read", str(source)])
    asked = [line for line in capsys.readouterr().out.splitlines() if line.startswith("[Trả lời]") and "vòng 1" in line]
    assert len(asked) == 1
    assert "Ô F3" in asked[0]
    assert asked[0].endswith("(Cùng nội dung ở 3 ô nữa, đến ô F6.)")


def test_directory_none_reads_units_as_printed(capsys):
    code, told = said(capsys, LETTER, "--directory", "none")
    assert code == 0
    assert {unit["code"] for unit in told["units"]} == {None}


@pytest.mark.parametrize(
    ("file", "options", "code"),
    [
        ("names-misspelt-ask", ["--alias", "LĐLĐ huyện Yên Khành=YK"], "unit-unknown"),
        ("sheets-two-ask", ["--sheet", "Tháng 5"], "sheet-choice"),
        ("two-tables-below-each-other-ask", ["--header-row", "19"], "two-tables"),
        (
            "columns-twice-ask",
            ["--column", "F=", "--column", "G=", "--column", "D=valid", "--column", "E=invalid"],
            "two-tables",
        ),
        ("numbers-comma-and-three-digits-ask", ["--thousands", "thousands"], "ambiguous-number"),
        ("unit-twice-ask", ["--duplicates", "add"], "unit-duplicated"),
        ("quota-differs-ask", ["--quotas", "take"], "quota-differs"),
    ],
)
def test_each_question_has_an_option_that_answers_it(capsys, file, options, code):
    asked = said(capsys, MESSY / f"{file}.xlsx")[1]["findings"]
    answered = said(capsys, MESSY / f"{file}.xlsx", *options)[1]["findings"]
    assert (code, "ask") in {(finding["code"], finding["severity"]) for finding in asked}
    assert (code, "ask") not in {(finding["code"], finding["severity"]) for finding in answered}


def test_reading_for_people_says_the_figures_and_what_was_found(capsys):
    assert main(["read", str(LETTER)]) == 0
    printed = capsys.readouterr().out
    assert "LĐLĐ huyện Yên Khánh" in printed
    assert "cộng lại được 4.640" in printed


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["read"], "Lệnh còn thiếu FILE."),
        (["read", str(LETTER), "--nothing"], "Lệnh không có --nothing."),
        (
            ["read", str(LETTER), "--quotas", "all"],
            "Giá trị của --quotas chưa đúng.",
        ),
        (["read", str(LETTER), "--column", "C=chỉ tiêu"], "Giá trị của --column chưa đúng."),
        (["read", str(LETTER), "--column", "C"], "Giá trị của --column chưa đúng."),
        (["read", str(LETTER), "--alias", "Yên Khánh"], "Giá trị của --alias chưa đúng."),
        (["read", str(LETTER), "--header-row", "0"], "Giá trị của --header-row chưa đúng."),
    ],
)
def test_command_that_is_wrong_is_told_so_in_vietnamese(capsys, words, sentence):
    with pytest.raises(SystemExit) as stopped:
        main(words)
    told = capsys.readouterr().err
    assert stopped.value.code == 2
    assert told.startswith("cách dùng: python -m tally")
    assert told.endswith(f"{sentence} Đề nghị xem cách dùng bằng --help.\n")
    assert "usage" not in told


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--sheet", "Tháng 6"], "answer-no-sheet"),
        (["--alias", "LĐLĐ huyện Yên Khánh=ZZ"], "answer-no-unit"),
        (["--directory", str(LETTER)], "not-a-directory"),
        (["--header-row", "25"], "unknown-table"),
        (["--column", "ZZZZ=valid"], "answer-fits-nothing"),
        (["--row", "99999=note"], "answer-fits-nothing"),
        (["--list-of", "NOPE"], "answer-no-unit"),
        (["--list-of", "YK"], "answer-fits-nothing"),
        (["--thousands", "decimal"], "answer-fits-nothing"),
        (["--duplicates", "last"], "answer-fits-nothing"),
        (["--status", "Qua vòng 1=pending"], "answer-fits-nothing"),
        (["--alias", "LĐLĐ huyện Nho Qaun=NQ"], "answer-fits-nothing"),
        (["--alias", "LĐLĐ huyện Nho Qaun="], "answer-fits-nothing"),
        (["--header-row", "9" * 20, "--column", "B=unit"], "unknown-table"),
    ],
)
def test_answer_that_names_what_is_not_there_is_refused(capsys, options, code):
    ended, told = said(capsys, LETTER, *options)
    assert (ended, told["refusal"]["code"]) == (2, code)
    assert "$" not in told["refusal"]["message"]


@pytest.mark.parametrize(
    ("option", "fitting", "strange"),
    [
        ("--row", "CĐ Y tế!3=note", "CĐ Y tế!4=note"),
        ("--column", "I=", "K="),
        ("--status", "hợp lệ=valid", "Hợp lý=valid"),
        ("--alias", "LĐLĐ huyện Yên Khánh=YK", "LĐLĐ huyện Yên Khanh=YK"),
    ],
)
def test_answer_fits_any_of_several_sheets_and_one_that_fits_none_is_refused(capsys, option, fitting, strange):
    lists = MESSY / "register-one-sheet-per-unit.xlsx"
    if option == "--alias":
        lists = ROOT / "sample_data" / "danh-sach-sang-kien.xlsx"
    assert said(capsys, lists, option, fitting)[0] == 0
    ended, told = said(capsys, lists, option, strange)
    assert (ended, told["refusal"]["code"]) == (2, "answer-fits-nothing")


def test_of_two_tables_side_by_side_a_named_column_tells_which_and_their_row_does_not(capsys, tmp_path):
    book = Workbook()
    for row in (["Đơn vị", "Hợp lệ", "Không hợp lệ"], ["LĐLĐ huyện Yên Khánh", 130, 6], ["LĐLĐ huyện Kim Sơn", 8, 1]):
        book.active.append([*row, None, row[0], *(2 * n if isinstance(n, int) else n for n in row[1:])])
    book.save(tmp_path / "bang.xlsx")

    def read(*answers: str) -> tuple[list[int], bool]:
        told = said(capsys, tmp_path / "bang.xlsx", *answers)[1]
        asked = any(finding["code"] == "two-tables" for finding in told["findings"])
        return [unit["valid"] for unit in told["units"]], asked

    assert read() == read("--header-row", "1") == ([130, 8], True)
    assert read("--column", "F=valid") == ([260, 16], False)
    assert read("--column", "B=valid") == ([130, 8], False)


def test_row_of_several_sheets_is_named_with_its_sheet(capsys):
    lists = MESSY / "register-one-sheet-per-unit.xlsx"
    before = said(capsys, lists)[1]["account"]["counted"]
    assert said(capsys, lists, "--row", "4=note")[1]["refusal"]["code"] == "answer-which-sheet"
    assert said(capsys, lists, "--row", "Yên Khánh!4=note")[1]["account"]["counted"] == before - 1


def test_column_of_a_list_is_called_valid_only_where_it_has_marks(capsys, tmp_path):
    def counted(answers: tuple[str, ...], *rows: dict[str, object]) -> tuple[int, object]:
        headings = tuple(dict.fromkeys((*HEADINGS[:6], *rows[0])))
        (tmp_path / "ds.xlsx").write_bytes(xlsx(rows_of(*rows), headings))
        code, told = said(capsys, tmp_path / "ds.xlsx", *(word for answer in answers for word in ("--column", answer)))
        return code, told["refusal"]["code"] if code else [(unit["valid"], unit["invalid"]) for unit in told["units"]]

    words = [{"Trạng thái": text} for text in ("Hợp lệ", "Không hợp lệ", "Hợp lệ")]
    for wrong in ("G=valid", "G=invalid", "G=valid_mark", "G=total"):
        assert counted((wrong,), *words) == (2, "answer-no-field")
    assert counted(("G=status",), *words) == (0, [(2, 1)])
    marks = [{"Trạng thái": None, "Có": x, "Không": None if x else "x"} for x in ("x", None, "x")]
    assert counted(("H=valid", "I=invalid"), *marks) == (0, [(2, 1)])
    assert counted(("H=invalid", "I=valid"), *marks) == (0, [(1, 2)])


def test_answer_about_a_wording_holds_for_exactly_that_one(capsys, tmp_path):
    rows = rows_of(*({"Trạng thái": text} for text in ("Hợp lệ?", "Hợp lệ", "HỢP LỆ")))
    (tmp_path / "ds.xlsx").write_bytes(xlsx(rows))
    told = said(capsys, tmp_path / "ds.xlsx", "--status", "Hợp lệ?=invalid")[1]
    assert [(unit["valid"], unit["invalid"]) for unit in told["units"]] == [(2, 1)]


def test_directory_is_told_as_an_account_of_what_it_holds(capsys):
    assert main(["read", str(ROOT / "sample_data" / "danh-muc.xlsx")]) == 0
    printed = capsys.readouterr().out
    assert "- 14 đơn vị" in printed
    assert "Năm 2022: chỉ tiêu 4.640, giao cho 13 đơn vị" in printed
    assert "Chờ duyệt" not in printed


def test_support_requests_are_counted_by_unit_without_names_or_phones(capsys):
    assert main(["read", str(ROOT / "sample_data" / "ho-tro-dang-ky.xlsx")]) == 0
    printed = capsys.readouterr().out
    assert "đề nghị, theo đơn vị:" in printed
    assert "Chờ duyệt" not in printed


def test_value_of_two_dashes_or_no_text_is_refused_or_unknown_and_no_fault(capsys):
    for option in ("--column", "--as-of", "--sheet"):
        with pytest.raises(SystemExit) as stopped:
            main(["read", str(LETTER), f"{option}=--"])
        assert stopped.value.code == 2
    assert said(capsys, ROOT / "sample_data" / "danh-sach-sang-kien.xlsx", "--list-of", "\udcff")[0] in (0, 2)
