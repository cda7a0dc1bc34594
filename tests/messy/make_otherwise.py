"""Makes tables of whose figures a title, a name or the look of a cell says that they are not what was done so far:
`python -m tests.messy.make_otherwise`."""

from __future__ import annotations

import unicodedata

from tests.messy.making import HEAD, TITLE, TOTAL, body, plain, save

ASKED = {"severity": "ask"}
BLANK = ("quota-blank", "C18")


def titles():
    """What is said above all figures, by the sheet's name and the file's, beside what only looks so."""
    for name, title in (
        ("to-come", "DỰ KIẾN KẾT QUẢ SÁNG KIẾN NĂM 2022"),
        ("more-since", "SỐ SÁNG KIẾN TĂNG THÊM SO VỚI KỲ TRƯỚC"),
        ("year-before", "SO LIEU CUNG KY NAM TRUOC"),
        ("in-percent", "(Tính đến 20/5/2022; đơn vị tính: %)"),
        ("not-to-use", unicodedata.normalize("NFD", "BẢNG HỦY - KHÔNG SỬ DỤNG")),
    ):
        asked = [("figures-otherwise", "A1", ASKED), BLANK]
        save(f"title-says-{name}-ask", [[title], [TITLE[1]], [], *plain()], asked)
    asked = [("figures-otherwise", None, ASKED), ("quota-blank", "C15")]
    save("so-lieu-uoc-thuc-hien-ask", plain(), asked)
    save("sheet-named-nhap-ask", [], asked, sheets={"Nháp": plain()})
    ordinary = [
        ["CÔNG ĐOÀN CÔNG TY TNHH THỎA ƯỚC", None, None, "Đơn vị tính: sáng kiến"],
        ["BẢNG TỔNG HỢP KẾT QUẢ THÁNG 5 NĂM 2022, SO SÁNH VỚI CÙNG KỲ NĂM TRƯỚC"],
        ["(Mẫu số 01. Dự kiến hoàn thành trước 30/6/2022, tính đến ngày 20/5/2022)"],
        *plain(),
    ]
    save("titles-that-say-nothing-else", ordinary, [BLANK])
    also = [*([t] for t in TITLE), ["(Kết quả đến nay và dự kiến cả năm)"], [*HEAD, "Dự kiến cả năm"]]
    also += [[*row, row[2]] for row in body()] + [[*TOTAL, 4640]]
    save("title-says-what-a-column-does", also, [BLANK])


if __name__ == "__main__":
    for subject in (titles,):
        subject()
