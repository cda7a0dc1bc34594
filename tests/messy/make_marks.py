"""Makes lists whose verdicts deny, are added up or stand beside unknown ones: `python -m tests.messy.make_marks`."""

from __future__ import annotations

from tests.messy.make_lists import ASKED, HEAD, NO_REASON, OWN, own
from tests.messy.make_registers import counted, row, save


def judged(heading, *verdicts):
    """A list of one unit with these verdicts, one for each initiative."""
    return [[*HEAD, heading], *[[*row(n)[:6], verdict] for n, verdict in enumerate(verdicts, 1)]]


def denials():
    """What is said not to be so, good or bad."""
    told = [counted("YK", 2, 1)]
    for name, bad in (("duplicates", "Trùng"), ("thrown-out", "Bị loại"), ("sent-back", "Trả lại"), ("out", "Loại")):
        rows = judged("Kết quả kiểm tra", f"Không {bad.lower()}", bad, f"Không {bad.lower()}")
        save(f"denied-{name}", rows, told, [NO_REASON])
    noted = judged("Kết quả kiểm tra", "Không có trùng", "Không (trùng)", "Đạt, không trùng")
    save("denied-or-with-its-reason", noted, told)
    unknown = judged("Kết quả kiểm tra", "Không vướng mắc", "Vướng mắc", "Không vướng mắc")
    cells = [("status-unknown", f"G{n}", ASKED) for n in (2, 3, 4)]
    save("denied-in-unknown-words-ask", unknown, [counted("YK", 0, 0, 3)], cells)
    waits = judged("Kết quả kiểm tra", "Không cần bổ sung", "Đạt")
    save("denied-that-it-waits-ask", waits, [counted("YK", 1, 0, 1)], cells[:1])
    doubted = judged("Trạng thái", "Hợp lệ", "Hợp lệ ???", "Không hợp lệ?")
    save("doubted-by-who-wrote-it-ask", doubted, [counted("YK", 1, 0, 2)], cells[1:])
    plain = judged("Trạng thái", "Không hợp lệ", "Hợp lệ", "Đang chờ xét duyệt")
    save("denied-as-ever", plain, [counted("YK", 1, 1, 1)], [NO_REASON])
    asked = judged("Kiểm tra trùng", "Không", "Có", "Không")
    save("answers-to-another-question-ask", asked, [counted("YK", 3)], [("column-unsure", "G1", ASKED)])


def beside():
    """Verdicts that answer more than one question, or say more than one word."""
    twice = [[*HEAD, "Kiểm tra trùng", "Kết quả"]]
    twice += [[*row(n)[:6], "Không trùng", "Không đạt" if n == 2 else "Đạt"] for n in (1, 2, 3)]
    save("duplicates-looked-for-beside-the-verdict", twice, [counted("YK", 2, 1)], [NO_REASON])
    against = [[*line[:6], "Trùng" if line[0] == 1 else line[6], line[7]] for line in twice]
    unsure = [("column-unsure", "G1", {**ASKED, "count": 1}), NO_REASON]
    save("duplicates-looked-for-against-the-verdict-ask", against, [counted("YK", 2, 1)], unsure)
    levels = judged("Kết quả xét", "Đạt cấp cơ sở", "Không đạt cấp cơ sở", "Đạt cấp tỉnh")
    save("verdicts-with-their-level", levels, [counted("YK", 2, 1)], [NO_REASON])


def sums():
    """Ones below two or three headings, with their sums."""
    ones = [[*row(n)[:6], *[1 if n in own else None for own in ((1, 2, 4, 6), (3, 5))]] for n in range(1, 7)]
    head, total, told = [*HEAD, "Đạt", "Không đạt"], [None, "Tổng cộng", *[None] * 4], [counted("YK", 4, 2)]
    save("marks-with-their-sums", [head, *ones, [*total, 4, 2]], told, [NO_REASON])
    save("marks-with-sums-alike", [head, *ones[:2], *ones[2:5:2], [*total, 2, 2]], [counted("YK", 2, 2)], [NO_REASON])
    save("marks-with-sums-without-words", [head, *ones, [*[None] * 6, 4, 2]], told, [NO_REASON])
    parts = [head, *ones[:3], [None, "Cộng trang 1", *[None] * 4, 2, 1], *ones[3:], [*total, 4, 2]]
    save("marks-with-sums-of-pages", parts, told, [NO_REASON])
    wrong = [("total-mismatch-valid", "G8", {**ASKED, "count": 1})]
    save("marks-with-another-sum-ask", [head, *ones, [*total, 5, 2]], told, [*wrong, NO_REASON])
    amounts = [[*HEAD, "Giá trị làm lợi", "Hợp lệ"], [*row(1)[:6], 10**6, "x"], [*row(2)[:6], 10**6, "x"]]
    save("marks-and-amounts-with-their-sums", [*amounts, [*total, 2 * 10**6, 2]], [counted("YK", 2)])
    titles = ("Tổng số hóa hồ sơ lưu trữ", "Toàn tỉnh thi đua tiết kiệm", "Cộng đồng đọc sách")
    alike = [[*HEAD, "Kết quả"], *[[n, title, *row(n)[2:7]] for n, title in enumerate(titles, 1)]]
    save("titles-that-begin-as-sums-do", alike, [counted("YK", 3)])
    bare = [line[1:] for line in (head, *ones, ["", "Tổng cộng", *[None] * 4, 4, 2])]
    save("marks-with-sums-in-a-list-without-numbers", bare, told, [NO_REASON])
    waiting = [[*line[:6], *([None, None, 1] if line[0] > 4 else [*line[6:], None])] for line in ones]
    three = [[*head, "Chờ duyệt"], *waiting, [*total, 3, 1, 2]]
    save("marks-of-three-with-their-sums", three, [counted("YK", 3, 1, 2)], [NO_REASON])
    all_against = [
        [*head[:6], "Hợp lệ", "Không hợp lệ"],
        [*row(1)[:6], None, 1],
        [*row(2)[:6], None, 1],
        [*total, None, 2],
    ]
    save("marks-against-all-with-their-sum", all_against, [counted("YK", 0, 2)], [NO_REASON])


def few():
    """Verdicts beside unknown words, in lists too short to show that they come again."""
    unknown = [("status-unknown", "G4", ASKED), NO_REASON]
    save(
        "verdicts-beside-an-unknown-one-ask",
        judged("Tiểu ban", "Đạt", "Loại", "Xem lại"),
        [counted("YK", 1, 1, 1)],
        unknown,
    )
    unsure = [("column-unsure", "G1", ASKED)]
    save("verdict-beside-unknown-ones-ask", judged("Chốt", "Chốt", "Loại", "Treo"), [counted("YK", 3)], unsure)
    trades = judged("Ngành nghề", "Cơ khí", "May mặc", "Điện")
    save("words-beside-each-other-in-a-short-list", trades, [counted("YK", 3)])


def undated():
    """What waits is not invalid for the want of a day."""
    list_of = [[line[n] for n in (0, 1, 2)] for line in (OWN, *own(1, 2, 3))]
    planned = [["LĐLĐ HUYỆN YÊN KHÁNH"], ["DANH SÁCH SÁNG KIẾN CHỜ XÉT"], *list_of]
    save(
        "waiting-without-days", planned, [counted("YK", 0, 0, 3)], [("date-missing", None), ("decision-missing", None)]
    )


def main():
    """Every file, anew."""
    for subject in (denials, beside, sums, few, undated):
        subject()


if __name__ == "__main__":
    main()
