"""Makes sample.sqlite in this folder anew, of the spreadsheets beside it: `python sample_data/publish.py`.

It is what the pages show before anything is published. A test says when these files are read otherwise by now.
"""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from tally.intake.read import understand  # noqa: E402
from tally.intake.reading import Answers  # noqa: E402
from tally.keeping.sample import FILE  # noqa: E402
from tally.rights import OWNER, acting_as  # noqa: E402
from tally.store import open_store  # noqa: E402
from tally.store.directories import DEFAULT, default  # noqa: E402
from tally.workbook.opening import open_trusted  # noqa: E402

FILES = (
    (date(2022, 1, 1), DEFAULT.name),
    (date(2022, 3, 20), "bang-tong-hop-2022-03-20-minh-hoa.xlsx"),
    (date(2022, 4, 20), "bang-tong-hop-2022-04-20-minh-hoa.xlsx"),
    (date(2022, 5, 20), "danh-sach-sang-kien.xlsx"),
    (date(2022, 5, 20), "bang-tong-hop-2022-05-20.xlsx"),
    (date(2022, 5, 20), "ho-tro-dang-ky.xlsx"),
)
WHO = "Số liệu mẫu"


def main(target: Path = FILE) -> None:
    """Reads and publishes the files like any others, and leaves the store of that at `target`."""
    store = open_store("sqlite://")
    with acting_as(OWNER):
        for as_of, file in FILES:
            source = (HERE / file).read_bytes()
            reading = understand(open_trusted(source, file), default(), Answers())
            store.publish(reading, period=default().period().code, as_of=as_of, who=WHO, source=source)
    target.unlink(missing_ok=True)
    with closing(store.database.engine.raw_connection()) as connection:
        connection.cursor().execute("VACUUM INTO ?", (str(target),))
    store.close()


if __name__ == "__main__":
    main()
