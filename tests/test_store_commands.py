"""The commands that keep: publish, watch, history, restore, export, backup, recover, verify."""

from __future__ import annotations

import csv
import json
import re
import shutil
from contextlib import closing
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow as pa
import pytest

from tally.__main__ import main
from tally.apart import read_apart
from tally.store import open_store
from tally.store.directories import default
from tally.wording import say
from tally.workbook.opening import open_trusted
from tests.registers import rows_of, xlsx
from tests.uploading import LETTER, changed

SAMPLE = Path(__file__).parents[1] / "sample_data"
MAY_FILE = SAMPLE / "bang-tong-hop-2022-05-20.xlsx"
APRIL_FILE = SAMPLE / "bang-tong-hop-2022-04-20-minh-hoa.xlsx"


@pytest.fixture
def tally(database_url, capsys):
    """Runs a command on an empty database of its own; its exit code and what it says as JSON."""
    open_store(database_url).close()

    def run(*words: object) -> tuple[int, dict]:
        code = main([*map(str, words), "--database", database_url, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


def test_file_is_published_with_its_date_and_note(tally):
    code, said = tally("publish", MAY_FILE, "--note", "bản chính", "--who", "Lan")
    assert (code, said["as_of"], said["already"], said["kind"]) == (0, "2022-05-20", False, "summary")
    assert sum(row["new_valid"] for row in said["changes"]) == 526
    (upload,) = tally("history")[1]["uploads"]
    assert (upload["note"], upload["who"], upload["valid"], upload["invalid"]) == ("bản chính", "Lan", 526, 39)


def test_another_date_than_the_files_and_quotas_that_nearly_all_differ_are_asked_about(tally, tmp_path):
    code, said = tally("publish", MAY_FILE, "--as-of", "2022-06-20")
    assert (code, said["refusal"]["code"]) == (2, "unsure")
    assert tally("publish", MAY_FILE, "--as-of", "2022-06-20", "--accept")[0] == 0
    (file := tmp_path / "bang.xlsx").write_bytes(changed(LETTER, **{f"C{row}": row for row in range(6, 19)}))
    code, said = tally("publish", file)
    assert (code, said["refusal"]["code"]) == (2, "unanswered")
    assert tally("publish", file, "--quotas", "keep")[0] == 0


def test_publishing_twice_says_when_it_was_published(tally):
    first = tally("publish", MAY_FILE, "--who", "Lan")[1]
    code, again = tally("publish", MAY_FILE, "--who", "Hoa")
    assert (code, again["already"], again["when"], again["who"]) == (0, True, first["when"], "Lan")
    tally("publish", APRIL_FILE, "--as-of", "2022-05-20", "--accept")
    again = tally("publish", MAY_FILE)[1]
    assert (again["already"], again["superseded_by"]["id"], again["changes"]) == (True, 2, [])


def test_upload_is_restored_and_shown(tally):
    tally("publish", APRIL_FILE, "--as-of", "2022-05-20", "--accept")
    tally("publish", MAY_FILE)
    code, said = tally("restore", 1, "--reason", "gửi nhầm", "--who", "Hoa")
    assert (code, said["upload"]) == (0, 3)
    assert said["changes"] == tally("history", 3)[1]["changes"]
    shown = tally("history", 3)[1]
    assert (shown["upload"]["reason"], shown["upload"]["restores"]) == ("gửi nhầm", 1)
    assert {row["change"] for row in shown["changes"]} == {"same", "changed"}
    assert sum(row["valid"] for row in _exported(tally, "state")) == 445


def test_upload_is_corrected_and_withdrawn_with_a_reason(tally):
    tally("publish", APRIL_FILE)
    wrong = tally("publish", MAY_FILE, "--as-of", "2022-06-20", "--accept")[1]["upload"]
    code, said = tally("correct", wrong, "--as-of", "2022-05-20", "--reason", "gõ nhầm ngày", "--who", "Hoa")
    assert (code, said["as_of"], list(said["changes"])) == (0, "2022-05-20", ["2022-06-20", "2022-05-20"])
    assert {row["as_of"] for row in _exported(tally, "state")} == {"2022-05-20"}
    code, said = tally("withdraw", wrong, "--reason", "gửi nhầm tệp", "--who", "Hoa")
    assert (code, said["already"]) == (0, False)
    assert sum(row["valid"] for row in _exported(tally, "state")) == 445
    assert tally("withdraw", wrong, "--reason", "gửi nhầm tệp", "--who", "Hoa")[1]["already"]
    kept = tally("history", wrong)[1]["upload"]
    assert [(said["kind"], said["reason"]) for said in kept["amendments"]] == [
        ("correct", "gõ nhầm ngày"),
        ("withdraw", "gửi nhầm tệp"),
    ]


def test_command_that_changes_no_figure_says_so_and_one_that_does_says_which(tally, database_url, capsys):
    tally("publish", APRIL_FILE, "--as-of", "2022-05-20", "--accept")
    tally("publish", MAY_FILE)
    given = ("--reason", "gửi nhầm", "--database", database_url)
    assert main(["withdraw", "1", *given]) == 0
    assert "Số liệu đến 20/5/2022 không đổi.\n" in capsys.readouterr().out
    assert main(["restore", "1", *given]) == 0
    assert "hợp lệ 244 → " in capsys.readouterr().out


def _exported(tally, what: str, *words: object) -> list[dict]:
    file = Path(f"{what}.csv")
    assert tally("export", file, "--what", what, *words)[0] == 0
    codes = {f"export-{name}": name for name in ("valid", "file", "unit", "as_of", "still_counts", "amended", "note")}
    return pd.read_csv(file).rename(columns={say(key): name for key, name in codes.items()}).to_dict("records")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_figures_are_exported_one_row_per_unit(tally):
    tally("publish", APRIL_FILE)
    tally("publish", MAY_FILE)
    assert len(_exported(tally, "state")) == 14
    assert sum(row["valid"] for row in _exported(tally, "state", "--as-of", "2022-05-01")) == 445
    assert len(_exported(tally, "series")) == 28
    assert [row["file"] for row in _exported(tally, "history")] == [APRIL_FILE.name, MAY_FILE.name]
    assert tally("export", "x.xlsx", "--what", "series")[0] == 0
    table = pd.read_excel("x.xlsx", engine="openpyxl")
    assert table["Hợp lệ"].sum() == 445 + 526
    assert table["Hoàn thành"].max() == pytest.approx(244 / 450, abs=1e-4)


def test_what_people_typed_is_exported_as_text(tally):
    tally("publish", MAY_FILE, "--note", "=> thay bản gửi buổi sáng")
    tally("restore", "1", "--reason", '=HYPERLINK("http://192.0.2.1","xem")')
    assert tally("export", "h.csv", "--what", "history")[0] == 0
    written = Path("h.csv").read_text("utf-8-sig")
    assert ",'=> thay bản gửi buổi sáng," in written
    assert not re.search(r'(^|,)"?=', written, re.M)
    assert [*open_trusted(Path("h.csv").read_bytes(), "h.csv").sheets[0].cells["O"].to_pylist()][2][:2] == "=>"
    assert tally("export", "h.xlsx", "--what", "history")[0] == 0
    cells = [cell for row in openpyxl.load_workbook("h.xlsx").active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []


def test_no_figure_of_an_exported_text_file_hangs_on_the_language_of_the_spreadsheet_program(tally):
    tally("publish", MAY_FILE)
    tally("export", "s.csv", "--what", "state")
    rows = list(csv.reader(Path("s.csv").read_text("utf-8-sig").splitlines()))
    bare = [cell for row in rows[1:] for cell in row if re.fullmatch(r"-?[\d.,]*[.,]\d*%?", cell)]
    assert bare == []
    assert "54,2% (244/450)" in {cell for row in rows for cell in row}
    assert rows[0][:4] == ["Kỳ chỉ tiêu", "Ngày số liệu", "Mã đơn vị", "Đơn vị"]


def test_backup_verifies_and_is_taken_back(tally, capsys):
    tally("publish", MAY_FILE)
    tally("publish", SAMPLE / "danh-sach-sang-kien.xlsx")
    assert tally("backup", "copy.sqlite")[1]["uploads"] == 2
    code, said = tally("verify")
    assert (code, said["problems"], said["uploads"]) == (0, [], 2)
    assert main(["recover", "copy.sqlite", "--database", "new.sqlite", "--json"]) == 0
    capsys.readouterr()
    assert main(["verify", "--database", "new.sqlite", "--json"]) == 0
    capsys.readouterr()
    assert tally("recover", "copy.sqlite")[1]["refusal"]["code"] == "recover-not-empty"
    assert tally("backup", "copy.sqlite")[0] == 2


def test_watched_folder_flows_in_once(tally, database_url, capsys):
    folder = Path("exports")
    folder.mkdir()
    for file in (APRIL_FILE, MAY_FILE):
        shutil.copy(file, folder)
    (folder / "~$tam.xlsx").write_bytes(b"")
    (folder / "doc.txt").write_text("not a spreadsheet")
    for _ in range(2):
        assert main(["publish", "--watch", "exports", "--once", "--database", database_url]) == 0
    said = capsys.readouterr().out
    assert said.count("Đã công bố") == 2
    assert said.count("không ghi thêm lần nữa") == 2
    with closing(open_store(database_url)) as store:
        assert len(store.uploads()) == 2


def test_watched_folder_goes_on_after_a_file_that_is_refused(tally, database_url, capsys):
    Path("exports").mkdir()
    Path("exports/a-hong.xlsx").write_bytes(b"not a spreadsheet")
    shutil.copy(MAY_FILE, "exports")
    assert main(["publish", "--watch", "exports", "--once", "--database", database_url]) == 2
    assert "Đã công bố" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("publish", "khong-co.xlsx"), "file-missing"),
        (("publish", "--watch", "khong-co"), "file-missing"),
        (("restore", "9", "--reason", "thử"), "no-such-upload"),
        (("history", "9"), "no-such-upload"),
        (("history", "9" * 20), "no-such-upload"),
        (("restore", 2**63, "--reason", "thử"), "no-such-upload"),
        (("publish", MAY_FILE, "--accept", "--period", "2O22"), "amend-period"),
        (("publish", MAY_FILE, "--accept", "--note", "\udcff"), "store-nul"),
        (("withdraw", "9", "--reason", "thử"), "no-such-upload"),
        (("export", "x.csv", "--period", "2O22"), "amend-period"),
        (("returns", "--period", "2O22", "--out", "x.zip"), "amend-period"),
        (("recover", "khong-co.sqlite"), "backup-missing"),
        (("export", "khong/co/x.csv"), "cannot-write"),
        (("backup", "khong/co/x.sqlite"), "cannot-write"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(tally, words, code):
    exit_code, said = tally(*words)
    assert (exit_code, said["refusal"]["code"]) == (2, code)
    assert said["refusal"]["message"].endswith(".")


def test_word_that_is_no_text_ends_in_a_sentence(tally):
    tally("publish", MAY_FILE)
    assert tally("user", "off", "\udcff")[1]["refusal"]["code"] == "store-nul"


def test_file_without_a_date_asks_for_one(tally):
    file = Path("bang.csv")
    file.write_text("TT,Đơn vị,Chỉ tiêu,Hợp lệ,Không hợp lệ\n1,LĐLĐ huyện Yên Khánh,450,244,5\n", encoding="utf-8")
    assert tally("publish", file)[1]["refusal"]["code"] == "as-of-missing"
    assert tally("publish", file, "--as-of", "2022-05-20")[0] == 0
    (file := Path("bang.xlsx")).write_bytes(changed(LETTER, A3="(Số liệu tính đến ngày 31/6/2022)"))
    assert "“ngày 31/6/2022”, là ngày không có" in tally("publish", file)[1]["refusal"]["message"]


def test_open_question_is_not_answered_by_publishing(tally):
    file = Path("bang.csv")
    file.write_text("TT,Đơn vị,Chỉ tiêu,Hợp lệ,Không hợp lệ\n1,LĐLĐ huyện Yên Khanh,450,244,5\n", encoding="utf-8")
    code, said = tally("publish", file, "--as-of", "2022-05-20")
    assert (code, said["refusal"]["code"]) == (2, "unanswered")
    given = ("--alias", "LĐLĐ huyện Yên Khanh=YK", "--as-of", "2022-05-20")
    assert tally("publish", file, *given)[0] == 0
    file.write_text("TT,Đơn vị,Chỉ tiêu,Hợp lệ,Không hợp lệ\n1,LĐLĐ huyện Yên Khanh,450,250,5\n", encoding="utf-8")
    assert tally("publish", file, "--as-of", "2022-05-20")[1]["changes"][0]["new_valid"] == 250


@pytest.mark.parametrize(("missing", "valid"), [("join", 3), ("whole", 1)])
def test_list_that_lacks_initiatives_in_force_is_taken_as_somebody_says(tally, tmp_path, missing, valid):
    whole, mended = tmp_path / "ca-nam.xlsx", tmp_path / "da-sua.xlsx"
    whole.write_bytes(xlsx(rows_of({}, {}, {"Tác giả": None})))
    mended.write_bytes(xlsx(rows_of({}, {}, {"Tác giả": "Trần Văn Bù"})[2:]))
    when = ("--as-of", "2022-05-20")
    assert tally("publish", whole, *when)[1]["changes"][0]["new_valid"] == 2
    code, said = tally("publish", mended, *when)
    assert (code, said["refusal"]["code"]) == (2, "unanswered")
    assert "2 sáng kiến đang dùng không còn trong tệp này" in said["refusal"]["message"]
    code, said = tally("publish", mended, *when, "--missing", missing, "--accept")
    assert (code, said["changes"][0]["new_valid"]) == (0, valid)


def test_support_request_is_listed_and_closed_with_a_note(tally, tmp_path):
    assert tally("publish", SAMPLE / "ho-tro-dang-ky.xlsx", "--as-of", "2022-05-20")[0] == 0
    code, said = tally("support")
    numbers = [row["id"] for row in said["requests"]]
    assert (code, len(numbers) > 2, {row["state"] for row in said["requests"]}) == (0, True, {"new"})
    code, said = tally("support", *numbers[:2], "--state", "done", "--note", "đã đăng ký hộ", "--who", "Lan")
    closed = [(row["state"], row["note"], row["changed_by"]) for row in said["requests"]]
    assert (code, closed) == (0, [("done", "đã đăng ký hộ", "Lan")] * 2)
    assert [row["id"] for row in tally("support", "--state", "new")[1]["requests"]] == numbers[2:]
    assert tally("support", "--state", "done", "--out", "x.xlsx")[0] == 0
    again = read_apart(Path("x.xlsx").read_bytes(), "x.xlsx", default())
    assert (again.kind, again.rows.num_rows) == ("support", 2)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("1",), "support-no-state"),
        (("1", "99", "--state", "done"), "no-such-request"),
        (("1", "--turned-up"), "support-not-found"),
    ],
)
def test_support_request_that_cannot_be_closed_is_refused_and_stays_as_it_was(tally, words, code):
    tally("publish", SAMPLE / "ho-tro-dang-ky.xlsx", "--as-of", "2022-05-20")
    exit_code, said = tally("support", *words)
    assert (exit_code, said["refusal"]["code"]) == (2, code)
    assert {row["state"] for row in tally("support")[1]["requests"]} == {"new"}


def test_request_whose_initiative_turned_up_is_closed_when_its_number_says_yes(tally, database_url):
    tally("publish", SAMPLE / "danh-sach-sang-kien.xlsx", "--as-of", "2022-05-20")
    with closing(open_store(database_url)) as store:
        row = store.initiatives("2022", columns=("title",)).slice(0, 1).to_pylist()[0]
        unit = store.directory_in_force().unit(row["unit"]).name
        asked = [{"name": "X", "phone": "0912345678", "unit": unit, "content": t} for t in (row["title"], "Việc khác")]
        number, other = store.add_support_requests(pa.Table.from_pylist(asked), "Lan")
    (found,) = tally("support", "--turned-up")[1]["requests"]
    assert (found["id"], found["state"], row["title"] in found["turned_up"]) == (number, "new", True)
    assert tally("support", str(number), "--turned-up")[1]["requests"][0]["state"] == "done"
    states = {row["id"]: (row["state"], row["note"]) for row in tally("support")[1]["requests"]}
    assert states[other][0] == "new"
    assert row["title"] in states[number][1]
