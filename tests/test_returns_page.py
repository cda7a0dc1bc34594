"""The pages of returns and of support requests, as staff get them."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qsl

import pyarrow as pa
import pytest

from tally.store import Store
from tests.readings import publish as publish_summary
from tests.registers import HEADINGS, reading, rows_of, xlsx
from tests.screen import opened, words


def publish(store: Store, rows: list[dict[str, object]], headings=HEADINGS) -> None:
    source = xlsx(rows, headings)
    store.publish(reading(source), period="2022", as_of=date(2022, 5, 20), who="Lan", source=source)


def test_sample_shows_the_rows_behind_the_letter_s_39_invalid(own):
    app = opened("returns")
    assert "<b>5</b> đơn vị có <b>39</b> sáng kiến không hợp lệ." in words(app)  # 17 of them cannot be mended
    assert "· tệp danh-sach-sang-kien.xlsx, trang tính Danh sách" in words(app)  # said once for all of them
    assert ">dòng 249<" in words(app)


def test_address_of_a_count_opens_its_rows(own):
    publish(own, rows_of({"Tác giả": None}, {}, {"Đơn vị": "Kim Sơn"}))
    shown = words(opened("returns", unit="YK", status="invalid"))
    assert "Dòng 1–1 trong <b>1</b>" in shown
    assert "Thiếu tên tác giả" in shown
    assert "Kim Sơn" not in shown.split("<table")[1].split("</table>")[0]


def test_rows_are_found_by_words_of_title_or_author(own):
    publish(own, rows_of({"Tên sáng kiến": "Tủ sách lưu động"}, {"Tác giả": "Đỗ Thị Lành"}))
    assert "trong <b>1</b>" in words(opened("returns", status="all", q="LÀNH"))
    assert "Không có sáng kiến nào phù hợp" in words(opened("returns", status="all", q="lành sách"))


def test_long_lists_are_turned_page_by_page(own):
    publish(own, rows_of(*[{}] * 120))
    assert "Dòng 1–50 trong <b>120</b>" in words(opened("returns", status="all"))


def test_stated_and_checked_stand_side_by_side_where_they_differ(own):
    publish(own, rows_of({"Ngày công nhận": "31/9/2022"}, {}))
    shown = words(opened("returns"))
    assert "kê khai: Hợp lệ" in shown
    assert "2 / 0 / 0" in shown


def test_phone_numbers_are_not_on_the_page_of_rows(own):
    publish(own, rows_of({"Số điện thoại": "0912345678", "Tác giả": None}), (*HEADINGS, "Số điện thoại"))
    assert "0912345678" not in words(opened("returns", status="all"))


def test_figures_that_came_later_without_a_list_are_told_beside_the_list(own):
    publish(own, rows_of({"Tác giả": None}, {}))
    assert "khác danh sách đã gửi;" not in words(opened("returns"))
    publish_summary(own, {"YK": 7}, date(2022, 5, 30))
    for page in (words(opened("returns")), words(opened("unit", unit="YK"))):
        assert "Số đang dùng của 1 đơn vị khác danh sách đã gửi" in page
        assert "7 hợp lệ, 1 không hợp lệ, 0 chờ duyệt (30/5/2022)" in page
        assert "1 hợp lệ, 1 không hợp lệ, 0 chờ duyệt</td>" in page


def test_what_is_counted_without_a_row_is_told_first_and_its_unit_is_never_another(own):
    publish(own, rows_of({"Tác giả": None}, {}))
    publish_summary(own, {"KS": 3}, date(2022, 5, 30))
    assert "<b>1/2</b> sáng kiến không hợp lệ có dòng trong danh sách đã gửi" in words(opened("returns"))
    shown = words(opened("returns", unit="KS", status="invalid"))
    assert "LĐLĐ huyện Kim Sơn chưa có danh sách sáng kiến; <b>1</b> sáng kiến không hợp lệ chưa có dòng" in shown
    assert "Thiếu tên tác giả" not in shown


def test_reasons_stand_most_frequent_first_each_leading_to_its_rows(own):
    shown = words(opened("returns")).partition('<h2 class="t-h2">Lý do không hợp lệ</h2>')[2].partition("</ol>")[0]
    bars = re.findall(r'<a href="([^"]*)"><span class="t-n">[^<]*</span>.*?<b>(\d+)</b>', shown)
    assert [int(count) for _, count in bars] == [12, 12, 7, 5]  # of 39; three have no reason
    rows = opened("returns", **dict(parse_qsl(unescape(bars[2][0]).partition("?")[2])))
    assert "trong <b>7</b>" in words(rows)


def test_counts_stand_by_unit_first_and_lead_to_the_rows_of_each(own):
    counts = words(opened("returns")).partition("Đếm theo</h2>")[2]
    assert '<a href="./returns?status=invalid&amp;by=unit&amp;unit=YK">5</a>' in counts
    by_reason = words(opened("returns", by="reason")).partition("Đếm theo</h2>")[2]
    assert '<a href="./returns?status=invalid&amp;by=reason&amp;reason=incomplete">7</a>' in by_reason


def test_text_of_a_file_is_never_markup(own):
    publish(own, rows_of({"Tên sáng kiến": "<script>alert(1)</script>", "Tác giả": None}))
    assert "<script>" not in words(opened("returns"))


def test_initiatives_are_counted_by_whatever_is_asked_with_the_way_to_their_rows(own):
    headings = (*HEADINGS, "Đối tượng", "Giá trị làm lợi")
    publish(own, rows_of({"Đối tượng": "Công nhân", "Giá trị làm lợi": 4700}, {"Đối tượng": "Giáo viên"}), headings)
    assert "<td>Công nhân</td>" in words(opened("returns", by="group")).replace(' class="words"', "")
    assert "4.700" in words(opened("returns"))
    assert "5/2022" in words(opened("returns", by="month"))
    assert "Giai đoạn 1" in words(opened("returns", by="phase"))
    assert "status=valid&amp;by=unit&amp;unit=YK" in words(opened("returns", by="unit"))


def test_without_a_register_the_page_says_what_to_bring(own):
    own.add_support_requests(pa.Table.from_pylist([{"name": "A", "phone": "1", "unit": "B", "content": "C"}]), "Lan")
    from tests.readings import publish as publish_summary

    publish_summary(own, {"YK": 3})
    assert "Chưa có danh sách sáng kiến" in words(opened("returns"))


def pressed(app, label: str) -> None:
    next(each for each in app.button if each.label == label).click().run()


def test_support_requests_are_listed_with_their_phones_and_states(own):
    shown = words(opened("support"))
    assert "<b>3</b> mới" in shown
    assert "0900 000 002" in shown


def test_state_of_a_support_request_can_be_changed(own):
    publish(own, rows_of({}))
    request = {"name": "Lê Hà", "phone": "0900 1", "unit": "Kim Sơn", "content": "Máy gặt"}
    own.add_support_requests(pa.Table.from_pylist([request]), "Lan")
    app = opened("support")
    pressed(app, "Lưu")
    assert "Đề nghị chọn ít nhất một đề nghị và trạng thái mới. Đề nghị ghi tên người ghi." in words(app)
    assert own.support_requests()["state"].tolist() == ["new"]
    app.multiselect[0].set_value([1])
    next(each for each in app.selectbox if each.label == "Trạng thái mới").select_index(2)
    next(each for each in app.text_input if each.label == "Người ghi").set_value("Minh")
    pressed(app, "Lưu")
    assert not app.exception
    assert "đề nghị hỗ trợ đăng ký: 1 đã đăng ký." in words(app)
    assert own.support_requests()[["state", "changed_by"]].iloc[0].tolist() == ["done", "Minh"]


def test_unit_of_a_support_request_is_chosen_and_never_the_first_one_silently(own):
    publish(own, rows_of({}))
    app = opened("support")
    typed = {"Họ và tên": "Lê Hà", "Điện thoại": "0912345678", "Người ghi": "Minh"}
    for box in app.text_input:
        box.set_value(typed.get(box.label, ""))
    app.text_area[0].set_value("Máy gặt")
    pressed(app, "Thêm")
    assert "Đề nghị ghi đủ họ và tên, điện thoại, đơn vị" in words(app)
    assert own.support_requests().empty
    next(each for each in app.selectbox if each.label == "Đơn vị").select("LĐLĐ huyện Kim Sơn")
    pressed(app, "Thêm")
    assert own.support_requests()["unit"].tolist() == ["LĐLĐ huyện Kim Sơn"]


def test_many_support_requests_are_settled_at_once(own):
    publish(own, rows_of({}))
    people = [{"name": name, "phone": "0912345678", "unit": "Kim Sơn", "content": "Máy gặt"} for name in ("Hà", "Bình")]
    own.add_support_requests(pa.Table.from_pylist(people), "Lan")
    app = opened("support")
    assert "0 ngày" in words(app)
    next(each for each in app.checkbox if each.label == "Tất cả 2 đề nghị đang hiện").check()
    next(each for each in app.selectbox if each.label == "Trạng thái mới").select_index(2)
    next(each for each in app.text_input if each.label == "Người ghi").set_value("Minh")
    next(each for each in app.button if each.label == "Lưu").click()
    app.run()
    assert not app.exception
    assert own.support_requests()["state"].tolist() == ["done", "done"]


def test_initiative_that_turned_up_in_a_list_closes_its_request_once_somebody_says_yes(own):
    publish(own, rows_of({"Tác giả": "Lê Hà"}, {"Tên sáng kiến": "Máy sấy thóc mini"}))
    wanted = [("Lê Hà", "Máy gặt"), ("Bình", "máy sấy thóc"), ("Cúc", "Máy cày"), ("Lê Hà", "Máy bơm")]
    people = [
        {"name": name, "phone": "0912345678", "unit": unit, "content": content}
        for (name, content), unit in zip(wanted, [*["LĐLĐ huyện Yên Khánh"] * 3, "LĐLĐ huyện Kim Sơn"], strict=True)
    ]
    own.add_support_requests(pa.Table.from_pylist(people), "Lan")
    app = opened("support")
    assert "2 đề nghị có sáng kiến đã thấy trong danh sách" in words(app)
    boxes = [each for each in app.checkbox if "→" in each.label]
    assert len(boxes) == 2
    next(each for each in boxes if each.label.startswith("Bình")).check()
    for box in app.text_input:
        if box.label == "Người ghi":
            box.set_value("Minh")
    next(each for each in app.button if each.label.startswith("Đúng")).click()
    app.run()
    assert not app.exception
    states = own.support_requests().set_index("name")["state"]
    assert (states["Bình"], states["Cúc"], list(states["Lê Hà"])) == ("done", "new", ["new", "new"])
    assert "Máy sấy thóc mini" in own.support_requests().set_index("name")["note"]["Bình"]


@pytest.mark.parametrize("name", ["returns", "support"])
def test_pages_speak_english_too(own, name):
    shown = words(opened(name, lang="en"))
    assert "sáng kiến hợp lệ" not in shown
    assert ("initiatives" if name == "returns" else "support requests") in shown
