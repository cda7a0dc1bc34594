"""What the upload page asks before it publishes what can be read well and is probably wrong."""

from __future__ import annotations

from datetime import date

from tests.readings import MARCH, summary
from tests.test_upload_page import LETTER, opened, signed, text, upload


def test_other_date_and_halved_figures_are_published_only_once_somebody_has_said_yes(own):
    reading, source = summary({"YK": 4880, "TD": 78})
    own.publish(reading, period="2022", as_of=MARCH, who="Lan", source=source)
    at = signed(upload(opened(), ("bang.xlsx", LETTER)))
    at.date_input[0].set_value(date(2022, 11, 25)).run()
    assert "Tệp ghi số liệu đến 20/5/2022, nhưng ngày đang chọn là 25/11/2022" in text(at)
    assert "Số liệu của LĐLĐ huyện Yên Khánh giảm từ một nửa trở lên" in text(at)
    button = next(button for button in at.button if button.label.startswith("Công bố"))
    assert button.disabled
    for number in range(2):
        sure = [box for box in at.checkbox if box.label == "Đúng như vậy, tôi đã kiểm tra"][number]
        sure.check().run()
    button = next(button for button in at.button if button.label.startswith("Công bố"))
    assert not button.disabled
    button.click().run()
    assert own.uploads()[0].as_of == date(2022, 11, 25)
