"""Makes summaries in which one cell says more than its figure: `python -m tests.messy.make_cells`."""

from __future__ import annotations

from tests.messy.making import HEAD, NO_QUOTA, TOTAL, body, expected, plain, save


def rows_with(value, row=1, column=3):
    """The plain table with another value in one cell, by default that of Yên Khánh's valid ones."""
    rows = plain()
    rows[row][column] = value
    return rows


def numbers():
    """Marks and words behind a number."""
    rows = [HEAD, *body(write=lambda figure: f"{figure}¹" if figure in (380, 13) else figure), TOTAL]
    notes = [("footnote-mark", f"{c}{r}") for r, cs in ((3, "CDF"), (13, "DF")) for c in cs]
    save("numbers-with-raised-marks", rows, [NO_QUOTA, *notes])
    left = expected(leave=["YK"])
    for name, value in {"rejected": "244 bị loại", "doubted": "244 (?)", "of-others": "244 CĐCS"}.items():
        save(f"number-and-word-{name}", rows_with(value), [NO_QUOTA, ("bad-number", "D2")], units=left)
    save("number-and-word-of-its-column", rows_with("244 hợp lệ"))
    save("number-in-words-behind-it", rows_with("244 (hai trăm bốn mươi bốn)"))
    save("numbers-with-a-point-behind", plain(write=lambda figure: f"{figure}."))
    silent = rows_with("0 (chưa gửi)", 2)
    silent[2][4:] = [None, None]
    save("number-0-that-was-not-sent", silent[:-1], [NO_QUOTA, ("unit-missing", "B3")], units=expected(leave=["KS"]))


def main():
    """Every file, anew."""
    for subject in (numbers,):
        subject()


if __name__ == "__main__":
    main()
