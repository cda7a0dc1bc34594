"""What is installed is locked with hashes, licensed, and compared with the advisories on file."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

SUPPLY = Path(__file__).parent.parent / ".ci" / "supply.py"


def checked(*files: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(SUPPLY), *map(str, files)], capture_output=True, text=True)


def test_every_package_is_locked_and_licensed_and_no_advisory_names_it():
    assert checked().returncode == 0, checked().stdout


def test_a_locked_package_that_an_advisory_names_is_found(tmp_path: Path):
    ranges = [{"events": [{"introduced": "0.9"}, {"fixed": "1.0"}, {"introduced": "1.60"}]}]
    advisory = {"id": "X-1", "affected": [{"package": {"name": "Streamlit"}, "ranges": ranges}]}
    (tmp_path / "new.json").write_text(json.dumps(advisory))
    assert "streamlit 1.67.0: X-1" in checked(tmp_path / "new.json").stdout


def test_every_locked_package_has_a_hash():
    lock = (SUPPLY.parent / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^[A-Za-z].*==.*", lock, re.MULTILINE)
    assert len(pins) > 60
    assert all(f"{pin}\n    --hash=sha256:" in lock for pin in pins)
