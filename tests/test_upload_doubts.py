"""What the upload page asks before it publishes what can be read well and is probably wrong, or says too little."""

from __future__ import annotations

from datetime import date

from tests.readings import MARCH, summary
from tests.registers import rows_of, xlsx
from tests.screen import words
from tests.uploading import APRIL, LETTER, changed, headline, opened, press, settled, signed, upload


def test_other_date_and_halved_figures_are_published_only_once_somebody_has_said_yes(own):
    reading, source = summary({"YK": 4880, "TD": 78})
    own.publish(reading, period="2022", as_of=MARCH, who="Lan", source=source)
    at = signed(upload(opened(), ("bang.xlsx", LETTER)))
    at.date_input[0].set_value(date(2022, 11, 25)).run()
    assert "Tệp ghi số liệu đến 20/5/2022, nhưng ngày đang chọn là 25/11/2022" in words(at)
    assert "Số liệu của LĐLĐ huyện Yên Khánh giảm từ một nửa trở lên" in words(at)
    button = next(button for button in at.button if button.label.startswith("Công bố"))
    assert button.disabled
    assert "có 2 điều cần trả lời" in headline(at)
    assert "Còn 2 trên" in words(at)
    for number in range(2):
        sure = [box for box in at.checkbox if box.label == "Đúng như vậy, tôi đã kiểm tra"][number]
        sure.check().run()
    button = next(button for button in at.button if button.label.startswith("Công bố"))
    assert not button.disabled
    button.click().run()
    assert own.uploads()[0].as_of == date(2022, 11, 25)


def test_list_of_files_and_headline_count_the_same_that_is_still_to_be_answered(own):
    reading, source = summary({"YK": 4880, "TD": 78})
    own.publish(reading, period="2022", as_of=MARCH, who="Lan", source=source)
    at = upload(opened(), ("bang.xlsx", changed(LETTER, D8="1,89")), ("thang-4.xlsx", APRIL))
    assert "có 2 điều cần trả lời" in headline(at)
    assert at.radio[0].options[0] == "bang.xlsx · cần trả lời 2"
    next(box for box in at.checkbox if box.label == "Đúng như vậy, tôi đã kiểm tra").check().run()
    assert at.radio[0].options[0] == "bang.xlsx · cần trả lời 1"


LIST = (
    "STT,Tên sáng kiến,Tác giả,Trạng thái\n1,Cải tiến băng tải,Hoàng Văn Tuấn,Hợp lệ\n2,Ghi chú,Lê An,Hợp lệ\n".encode()
)


def test_a_whole_list_is_said_to_be_of_one_unit_in_the_panel(own_url):
    at = upload(opened(), ("danh-sach.csv", LIST))
    at.toggle[0].set_value(True).run()
    whose = next(box for box in at.selectbox if box.label == "Cả danh sách là của")
    whose.select("LĐLĐ huyện Kim Sơn")
    settled(press(at, "Đọc lại"))
    assert "2 sáng kiến của 1 đơn vị" in headline(at)
    assert "của đơn vị nào" not in words(at)


def test_no_unit_is_asked_of_a_list_that_has_a_column_of_units(own_url):
    at = upload(opened(), ("danh-sach.csv", LIST.replace("Tác giả".encode(), "Đơn vị".encode())))
    at.toggle[0].set_value(True).run()
    assert "Cả danh sách là của" not in [box.label for box in at.selectbox]


def test_findings_of_one_kind_are_one_row_that_opens_to_every_cell(own_url):
    shown = words(upload(opened(), ("bang.xlsx", changed(LETTER, D6="nhiều", D7="ít", D8="chưa rõ"))))
    row = next(row for row in shown.split('<div class="t-find">') if ">D6<" in row and ">Chặn<" in row)
    assert "và 2 chỗ khác" in row
    assert ">D7<" in row
    assert ">D8<" in row


def test_what_is_counted_behind_a_finding_is_rows_even_beyond_those_that_are_drawn(own_url):
    rows = rows_of(*[{"Số quyết định": None}] * 80)
    shown = words(upload(opened(), ("danh-sach.xlsx", xlsx(rows))))
    assert "80 ghi chú · 0 chặn" in shown
    assert "và 79 chỗ khác" in shown
