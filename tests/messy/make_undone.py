"""Makes lists that say beside their verdicts what takes some of them back: `python -m tests.messy.make_undone`."""

from __future__ import annotations

from tests.messy.make_registers import counted, row, save

HEAD = ["STT", "Tên sáng kiến", "Tác giả", "Đơn vị", "Số quyết định", "Ngày công nhận", "Trạng thái"]
ASKED = {"severity": "ask"}


def rows(*numbers, **changes):
    """Good initiatives without a reason."""
    return [row(n, **changes)[:7] for n in numbers]


def days():
    """Days whose heading says that they are others than those of recognition."""
    for name, heading in (
        ("a-deadline", "Hạn nộp"),
        ("completion", "Thời gian hoàn thành"),
        ("what-is-expected", "Dự kiến công nhận"),
    ):
        grid = [[*HEAD[:5], heading, HEAD[6]], *rows(1, 2, 3)]
        save(f"days-of-{name}-ask", grid, [counted("YK", 3)], [("column-unsure", "F1", ASKED)])
    save("days-below-nothing-but-a-day", [[*HEAD[:5], "Ngày", HEAD[6]], *rows(1, 2, 3)], [counted("YK", 3)])


def remarks():
    """Remarks beside valid initiatives: what is not known to be harmless may take them out."""
    for name, remark, asked in (
        ("moved", "Chuyển sang LĐLĐ huyện Kim Sơn", True),
        ("merged", "Gộp với sáng kiến số 1", True),
        ("counted-before", "Đã tính năm 2021", True),
        ("out", "Loại", True),
        ("of-prizes", "Đạt giải Ba cấp tỉnh", False),
    ):
        grid = [[*HEAD, "Ghi chú"], *[[*r, None] for r in rows(1, 2)], [*rows(3)[0], remark]]
        findings = [("column-unsure", "H1", ASKED)] if asked else []
        save(f"remark-{name}{'-ask' if asked else ''}", grid, [counted("YK", 3)], findings)


def make():
    """Every file, anew."""
    for subject in (days, remarks):
        subject()


if __name__ == "__main__":
    make()
