"""`tally report`: every paper by command."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from tally.__main__ import main
from tally.wording import percent
from tests.papers import AS_OF

SAMPLE = Path(__file__).parent.parent / "sample_data"
LETTER_FILE = str(SAMPLE / "bang-tong-hop-2022-05-20.xlsx")


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict]:
    code = main(["report", *words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_report_makes_everything_from_the_letters_table(tmp_path: Path, capsys) -> None:
    out = {name: tmp_path / f"{name}.out" for name in ("xlsx", "docx", "pdf", "csv", "png", "letter-docx")}
    words = [word for name, path in out.items() for word in (f"--{name}", str(path))]
    code, said = run(capsys, *words, LETTER_FILE)
    assert code == 0
    assert said["as_of"] == "2022-05-20"
    assert (said["totals"]["quota"], said["totals"]["valid"], said["totals"]["invalid"]) == (4640, 526, 39)
    assert {one["kind"]: one["bytes"] for one in said["written"]} == {
        name: path.stat().st_size for name, path in out.items()
    }


def test_report_without_a_file_takes_what_was_published(tmp_path: Path, capsys) -> None:
    from tally.apart import read_apart
    from tally.store import open_store

    url = f"sqlite:///{tmp_path / 'kho.sqlite'}"
    store = open_store(url)
    source = Path(LETTER_FILE).read_bytes()
    reading = read_apart(source, "bang.xlsx", store.directory_in_force())
    store.publish(reading, period="2022", as_of=AS_OF, who="Lan", source=source)
    store.close()
    path = tmp_path / "r.xlsx"
    code, said = run(capsys, "--xlsx", str(path), "--database", url, "--cluster", "C1", "--columns", "completion")
    assert (code, said["totals"]["valid"], said["totals"]["completion"]) == (0, 409, percent(Fraction(409, 3240)))
    assert path.exists()


def test_report_names_the_units_whose_figures_are_older(tmp_path: Path, capsys) -> None:
    base = ["--database", f"sqlite:///{tmp_path / 'kho.sqlite'}"]
    for day, text in (("2022-04-20", "Yên Khánh,5,0\nKim Sơn,7,1\n"), ("2022-05-20", "Yên Khánh,6,0\n")):
        (tmp_path / "bang.csv").write_text(f"Đơn vị,Hợp lệ,Không hợp lệ\n{text}", "utf-8")
        assert main(["publish", str(tmp_path / "bang.csv"), "--as-of", day, "--accept", *base]) == 0
    capsys.readouterr()
    _, said = run(capsys, "--csv", str(tmp_path / "r.csv"), *base)
    assert said["older"] == {"KS": "2022-04-20"}
    assert "Kim Sơn,380,7,1,8,Số liệu đến 20/4/2022" in (tmp_path / "r.csv").read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--xlsx", "OUT", "khong-co.xlsx"], "file-missing"),
        (["--xlsx", "OUT"], "report-empty"),
        ([LETTER_FILE], "report-nothing-asked"),
        (["--xlsx", "/khong/co/thu/muc.xlsx", LETTER_FILE], "cannot-write"),
        (["--xlsx", "OUT", "--cluster", "C9", LETTER_FILE], "report-unknown-cluster"),
        (["--xlsx", "OUT", "--period", "1999", LETTER_FILE], "amend-period"),
        (["--xlsx", "OUT", str(SAMPLE / "danh-muc.xlsx")], "report-no-figures"),
        (["--xlsx", "OUT", "--deadline", "2021-02-28", LETTER_FILE], "report-early-deadline"),
        (["--xlsx", "OUT", "--as-of", "31/9/2023", LETTER_FILE], "report-bad-day"),
    ],
)
def test_report_refuses_in_one_sentence_and_writes_nothing(words, code, tmp_path: Path, capsys) -> None:
    out = tmp_path / "out.xlsx"
    exit_code, said = run(capsys, *(str(out) if word == "OUT" else word for word in words))
    assert (exit_code, said["refusal"]["code"]) == (2, code)
    assert said["refusal"]["message"].endswith(".")
    assert not out.exists()
