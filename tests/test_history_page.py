"""The history page: the list, one upload, two dates, restoring; with own figures and with the sample."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tally.__main__ import main
from tally.directory import Unit
from tally.keeping.sample import sample_store
from tests.readings import APRIL, MAY, publish
from tests.screen import opened, words
from tests.test_seen import BEFORE, JULY, JUNE, MARCH, OLD, published
from tests.test_sent_page import send


def test_list_says_how_many_and_who_was_last(own):
    publish(own, {"YK": 213, "KS": 13}, APRIL)
    publish(own, {"YK": 244, "KS": 13}, MAY, who="Trần Hoa", note="bổ sung")
    said = words(opened("history"))
    assert "<b>2 lần nạp</b>; gần nhất là tong-hop.xlsx do Trần Hoa" in said
    assert "Đơn vị: 1 đổi · 1 giữ nguyên" in said
    assert "bổ sung" in said
    assert 'aria-label="Hợp lệ từ 226 (20/4/2022) thành 257 (20/5/2022)"' in said


def test_a_withdrawn_upload_is_struck_out_and_told_first(own):
    publish(own, {"YK": 213}, APRIL)
    own.amend(publish(own, {"YK": 244}, MAY).upload, "withdraw", "nhầm", "Lan")
    said = words(opened("history"))
    assert "và không còn được tính." in said
    assert '<s class="t-old">244 hợp lệ, 1 không hợp lệ</s>' in said


def test_withdrawal_tells_the_newest_figures_and_that_its_own_date_goes(own):
    publish(own, {"YK": 213}, MARCH)
    wrong = publish(own, {"YK": 244}, APRIL)
    publish(own, {"KS": 13}, MAY)
    app = opened("history", upload=str(wrong.upload))
    app.segmented_control(key=f"amend-{wrong.upload}").set_value("withdraw").run()
    said = words(app)
    assert "Ngày 20/4/2022 sẽ không còn số liệu riêng" in said
    assert "Số liệu đến 20/5/2022 sẽ đổi" in said
    assert '<s class="t-old">257</s> 226' in said


def test_upload_opens_with_what_it_changed(own):
    publish(own, {"YK": 213}, APRIL)
    second = publish(own, {"YK": 244}, MAY)
    said = words(opened("history", upload=str(second.upload)))
    assert '<s class="t-old">213</s> <b>244</b>' in said
    assert own.upload(second.upload).sha256 in said
    assert "Cộng các đơn vị trong tệp" in said


def test_restoring_publishes_again_with_reason_and_name(own):
    first = publish(own, {"YK": 213}, MAY)
    publish(own, {"YK": 250}, MAY)
    app = opened("history", upload=str(first.upload))
    assert app.button(f"restore-do-{first.upload}").disabled
    app.text_input(f"restore-reason-{first.upload}").input("Nhầm cột").run()
    app.text_input(f"restore-who-{first.upload}").input("Trần Hoa").run()
    app.button(f"restore-do-{first.upload}").click().run()
    assert not app.exception
    newest = own.uploads()[0]
    assert (newest.restores, newest.reason, newest.who) == (first.upload, "Nhầm cột", "Trần Hoa")
    assert own.state("2022")["valid"].tolist() == [213]


def test_restoring_after_somebody_else_published_asks_to_look_again(own):
    first = publish(own, {"YK": 213}, MAY)
    publish(own, {"YK": 240}, MAY)
    app = opened("history", upload=str(first.upload))
    publish(own, {"YK": 250}, MAY, who="Lê Bình")
    app.text_input(f"restore-reason-{first.upload}").input("Nhầm cột").run()
    app.text_input(f"restore-who-{first.upload}").input("Trần Hoa").run()
    app.button(f"restore-do-{first.upload}").click().run()
    assert "Lê Bình vừa công bố" in words(app)
    assert len(own.uploads()) == 3
    app.button(f"restore-do-{first.upload}").click().run()
    assert len(own.uploads()) == 4


def test_upload_in_force_says_so_and_is_not_offered_for_restoring(own):
    earlier = publish(own, {"YK": 213, "KS": 13}, MAY)
    assert "đang được dùng" in words(opened("history", upload=str(earlier.upload)))
    newest = publish(own, {"YK": 244}, MAY)
    shown = opened("history", upload=str(newest.upload))
    assert "đang được dùng" in words(shown)
    assert not shown.main.button
    partly = opened("history", upload=str(earlier.upload))
    assert "đang được dùng" not in words(partly)
    assert partly.button(f"restore-do-{earlier.upload}")


def test_list_says_whose_figures_have_newer_ones_for_the_same_date(own):
    publish(own, {"YK": 213, "KS": 13}, APRIL)
    publish(own, {"YK": 213, "KS": 13}, MAY)
    publish(own, {"YK": 244}, MAY)
    assert "Đã có số mới hơn" not in words(opened("history"))
    publish(own, {"YK": 244, "KS": 14}, MAY)
    assert words(opened("history")).count("Đã có số mới hơn cho cùng ngày") == 2


def test_two_dates_of_the_address_are_compared(own):
    for day, valid in ((APRIL, 213), (MAY, 244)):
        publish(own, {"YK": valid}, day)
    said = words(opened("history", **{"from": MAY.isoformat(), "to": APRIL.isoformat()}))
    assert "Hợp lệ từ 244 (20/5/2022) thành 213 (20/4/2022)" in said


def test_two_dates_are_compared_as_the_other_pages_show_them(own):
    """A ends in June, with B after it; C ends then without an heir; D never sends."""
    ended = {"valid_to": JUNE}
    units = (replace(OLD[0], successor="B", **ended), OLD[1], replace(OLD[2], **ended), Unit("D", "Huyện D"))
    published(own, replace(BEFORE, units=units, quotas={("2022", code): 100 for code in "ABCD"}), date(2022, 1, 1))
    send(own, MARCH, A=7, B=9, C=3)
    send(own, JULY, B=18)
    said = words(opened("history"))
    assert "Hợp lệ từ 19 (31/3/2022) thành 18 (31/7/2022)" in said
    assert '<s class="t-old">16</s> <b>18</b>' in said, "the heir beside what both had"
    assert '<s class="t-old">3</s> <b>—</b>' in said, "who ended without an heir is no longer in the sum"
    assert "Đơn vị: 1 đổi · 1 chưa gửi · 1 không còn số" in said
    assert "Cộng (1/2 đơn vị đã gửi)" in said
    assert "18/200" in words(opened("overview")), "the sum of the later date"
    assert '<s class="t-old">300</s> 200' in said


def test_unknown_upload_is_said_so(own):
    publish(own, {"YK": 213}, APRIL)
    assert "Không có lần nạp số 99" in words(opened("history", upload="99"))


def test_sample_has_a_history_and_restores_nothing(own):
    assert f"{len(sample_store().uploads())} lần nạp" in words(opened("history"))
    assert "số liệu mẫu nên không khôi phục" in words(opened("history", upload="2"))


def test_page_speaks_english(own):
    publish(own, {"YK": 213}, APRIL)
    assert "There is <b>one upload</b>" in words(opened("history", lang="en"))


def test_upload_is_withdrawn_with_a_reason_after_showing_what_changes(own):
    publish(own, {"YK": 213, "KS": 13}, APRIL)
    wrong = publish(own, {"YK": 2440, "TD": 5}, MAY)
    app = opened("history", upload=str(wrong.upload))
    app.button_group(f"amend-{wrong.upload}").set_value("withdraw").run()
    assert '<s class="t-old">2.440</s> <b>213</b>' in words(app)
    assert '<s class="t-old">5</s> <b>—</b>' in words(app)
    assert app.button(f"amend-do-{wrong.upload}").disabled
    app.text_input(f"amend-reason-{wrong.upload}").input("Nhầm cột").run()
    app.text_input(f"amend-who-{wrong.upload}").input("Trần Hoa").run()
    app.button(f"amend-do-{wrong.upload}").click().run()
    assert not app.exception
    assert "Trần Hoa đã rút lại" in words(app)
    assert "vì: Nhầm cột" in words(opened("history"))
    assert own.state("2022")["valid"].tolist() == [213, 13]


def test_wrong_date_is_corrected_on_the_page(own):
    wrong = publish(own, {"YK": 213}, MAY)
    app = opened("history", upload=str(wrong.upload))
    app.button_group(f"amend-{wrong.upload}").set_value("correct").run()
    assert "chọn ngày hoặc kỳ đúng" in words(app)
    app.date_input(f"amend-as-of-{wrong.upload}").set_value(APRIL).run()
    app.text_input(f"amend-reason-{wrong.upload}").input("Gõ nhầm ngày").run()
    app.text_input(f"amend-who-{wrong.upload}").input("Trần Hoa").run()
    app.button(f"amend-do-{wrong.upload}").click().run()
    assert not app.exception
    assert "đã sửa ngày số liệu từ 20/5/2022 thành 20/4/2022" in words(app)
    assert own.dates("2022") == [APRIL]


def test_withdrawing_after_somebody_else_published_asks_to_look_again(own):
    wrong = publish(own, {"YK": 213}, APRIL)
    app = opened("history", upload=str(wrong.upload))
    app.button_group(f"amend-{wrong.upload}").set_value("withdraw").run()
    publish(own, {"YK": 250}, MAY, who="Lê Bình")
    app.text_input(f"amend-reason-{wrong.upload}").input("Nhầm cột").run()
    app.text_input(f"amend-who-{wrong.upload}").input("Trần Hoa").run()
    app.button(f"amend-do-{wrong.upload}").click().run()
    assert "Lê Bình vừa công bố" in words(app)
    assert own.upload(wrong.upload).counts


def test_last_check_of_everything_stands_below_the_list(own, own_url, capsys):
    publish(own, {"YK": 213}, APRIL)
    assert "chưa được kiểm tra lần nào" in words(opened("history"))
    main(["verify", "--database", own_url])
    assert "Không đọc lại được" not in words(opened("history"))
    assert f"lúc {own.verified().when:%H:%M}" in words(opened("history"))
    assert "1 chỗ không khớp, trước hết: Lần nạp số 1" in words(opened("history")), "its bytes are no spreadsheet"
