"""What commands print, and what becomes of them where nobody takes it; commands that are given wrongly."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tally.__main__ import main

ROOT = Path(__file__).parent.parent
DIRECTORY = ROOT / "sample_data" / "danh-muc.xlsx"
LETTER = ROOT / "sample_data" / "bang-tong-hop-2022-05-20.xlsx"
SUPPORT = ROOT / "sample_data" / "ho-tro-dang-ky.xlsx"


def shell(tmp_path: Path, line: str) -> subprocess.CompletedProcess[str]:
    """A line of the shell in an empty folder, where `$T` is the command and `$PIPESTATUS` the code."""
    names = {"T": f"{sys.executable} -m tally", "PYTHONPATH": str(ROOT), "TALLY_DATABASE_URL": "kho.sqlite"}
    whole = ["bash", "-c", f"{line}; exit ${{PIPESTATUS[0]}}"]
    return subprocess.run(whole, cwd=tmp_path, env=os.environ | names, capture_output=True, text=True)


@pytest.mark.linux
@pytest.mark.parametrize(
    ("line", "code", "lines"),
    [
        (f"$T read {LETTER} --json >&-", 0, 0),
        (f"$T read {LETTER} --json | true", 0, 0),
        ("$T read /nofile --json | true", 2, 0),
        ("$T --help | true", 0, 0),
        (f"$T read {LETTER} > /dev/full", 2, 1),
        ("$T history > /dev/full", 2, 1),
        ("$T user list > /dev/full", 2, 1),
        ("$T forget --past-term > /dev/full", 0, 2),
        ("$T --help > /dev/full", 0, 1),
    ],
)
def test_output_that_nobody_takes_ends_without_a_traceback(tmp_path, line, code, lines):
    assert shell(tmp_path, f"$T user add q --role admin > /dev/null; {line}").returncode == code
    assert len(shell(tmp_path, line).stderr.splitlines()) == lines


@pytest.mark.linux
def test_what_was_published_onto_a_full_output_is_published_and_said_so(tmp_path):
    done = shell(tmp_path, f"$T publish {LETTER} > /dev/full")
    first, second, *_ = done.stderr.splitlines()
    assert (done.returncode, first[:9], second[:10]) == (0, "Không in ", "Đã công bố")


@pytest.mark.linux
@pytest.mark.parametrize("after", [0.15, 0.5, 1.5])
def test_interrupt_ends_with_130_and_without_a_traceback(tmp_path, after):
    words = [sys.executable, "-c", "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"]
    words[-1] += (
        "from tally.__main__ import main; print(flush=True); sys.exit(main(['publish', '--every', '9', *sys.argv[1:]]))"
    )
    os.mkfifo(tmp_path / "ong.csv")
    work = [*words, "--database", "kho.sqlite", "ong.csv"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    run = subprocess.Popen(
        work, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert run.stdout is not None
    run.stdout.readline()
    time.sleep(after)
    run.send_signal(signal.SIGINT)
    code, told = run.wait(), run.communicate()[1]
    assert code in (130, 2)  # the pipe was refused before
    assert "Traceback" not in told


@pytest.mark.linux
def test_interrupt_after_all_was_done_and_said_changes_no_code(tmp_path):
    late = "import signal, sys; from tally.__main__ import main; done = main(); signal.raise_signal(2); sys.exit(done)"
    words = [sys.executable, "-c", late, "read", str(LETTER)]
    done = subprocess.run(words, cwd=ROOT, env=os.environ, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


INTERRUPTED = """
import signal, sys, time, pathlib
from tally.workbook.opening import open_trusted
source = pathlib.Path(sys.argv[1]).read_bytes()
open_trusted(source, "x")  # a library whose loading is interrupted loads never again
signal.signal(signal.SIGALRM, signal.default_int_handler)
for after in range(1, 40):
    try:
        signal.setitimer(signal.ITIMER_REAL, after / 4000)
        open_trusted(source, "x")
        signal.setitimer(signal.ITIMER_REAL, 0)
        time.sleep(0)  # what came meanwhile comes here
    except (KeyboardInterrupt, OSError):  # or in the midst of Python's own removal of a folder
        pass
"""


@pytest.mark.linux
def test_interrupted_reading_of_our_own_file_is_no_damaged_file():
    words = [sys.executable, "-c", INTERRUPTED, str(DIRECTORY)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr  # Python itself may tell of what it could not close


def test_sentence_that_lacks_a_word_is_said_without_its_key_on_the_command_line(tmp_path):
    lacking = "from tally.errors import TallyError; from tally.commands import read\n"
    lacking += "def known(_): raise TallyError('damaged-file')\nread.known = known\n"
    lacking += "from tally.__main__ import main; main(['read', 'x'])"
    done = subprocess.run([sys.executable, "-c", lacking], cwd=ROOT, env=os.environ, capture_output=True, text=True)
    assert done.stdout.startswith("Tệp — ")
    assert "damaged-file" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    "words",
    ["read", "read f --nothing", "read f --header-row x", "publish", "publish --re 1", "nothing", "read f --sheet=--"],
)
def test_command_that_is_wrong_is_told_so_as_json_too(capsys, words):
    with pytest.raises(SystemExit) as stopped:
        main([*words.split(), "--json"])
    message = json.loads(capsys.readouterr().out)["refusal"]["message"]
    assert stopped.value.code == 2
    assert message[0].isupper()
    assert "Đề nghị" in message


def test_watched_folder_prints_one_object_a_line(tmp_path, capsys):
    (tmp_path / "vao").mkdir()
    for file in (LETTER, SUPPORT):
        (tmp_path / "vao" / file.name).write_bytes(file.read_bytes())
    main(["publish", "--watch", str(tmp_path / "vao"), "--once", "--json", "--database", str(tmp_path / "kho.sqlite")])
    assert [json.loads(line)["kind"] for line in capsys.readouterr().out.splitlines()] == ["summary", "support"]


@pytest.mark.parametrize(
    "words",
    ["history", "export x.csv", "backup x.sqlite", "report --csv x.csv", "returns --out x.zip", "support", "user list"],
)
@pytest.mark.parametrize("named", ["--database", "TALLY_DATABASE_URL"])
def test_named_store_that_is_not_there_is_not_made_by_what_only_reads(tmp_path, monkeypatch, capsys, words, named):
    monkeypatch.chdir(tmp_path)
    if named != "--database":
        monkeypatch.setenv(named, "khong/co.sqlite")
    given = [named, "khong/co.sqlite"] if named == "--database" else []
    assert main([*words.split(), *given, "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["refusal"]["code"] == "store-missing"
    assert not [*tmp_path.iterdir()]


@pytest.fixture
def kept(tmp_path, monkeypatch) -> None:
    """A store that holds requests for help."""
    monkeypatch.setenv("TALLY_DATABASE_URL", str(tmp_path / "kho.sqlite"))
    main(["publish", str(SUPPORT)])


def test_requests_that_are_published_are_counted_as_requests(tmp_path, capsys):
    main(["publish", str(SUPPORT), "--database", str(tmp_path / "kho.sqlite")])
    assert "đề nghị hỗ trợ đăng ký. Lần nạp" in capsys.readouterr().out


def test_password_is_printed_as_it_is_typed(kept, capsys):
    main(["user", "add", "lan", "--role", "admin"])
    assert "*" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["history", "9" * 22], "no-such-upload", f"số {'9' * 22}."),
        (["verify", "--seal", "bla"], "seal-malformed", "“bla” không phải là một dấu niêm."),
        (["history", "--database", str(LETTER)], "store-foreign", "không phải là kho số liệu"),
        (["recover", str(LETTER)], "store-foreign", "không phải là kho số liệu"),
    ],
)
def test_what_is_no_store_seal_or_upload_is_called_that(kept, capsys, words, code, sentence):
    capsys.readouterr()
    assert main([*words, "--json"]) == 2
    refusal = json.loads(capsys.readouterr().out)["refusal"]
    assert refusal["code"] == code
    assert sentence in refusal["message"]


def test_control_characters_are_blanks_in_a_print_and_backslashes_stay():
    from tally.papers.typeset import CONTROL

    written = json.dumps("A\x1f\x0bB\\u001f\tC", ensure_ascii=False)
    assert json.loads(CONTROL.sub(lambda sign: sign[1] or " ", written)) == "A  B\\u001f C"
