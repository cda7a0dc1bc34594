"""Columns of recognition dates in a register: written one way as a whole, or asked about as a whole."""

from __future__ import annotations

from datetime import date

import pytest

from tally.desk.questions import Answer, answered, questions
from tally.intake.reading import Answers, NotUnderstood
from tests.registers import HEADINGS, codes, column, directory, reading, rows_of, xlsx

TURNED = [{"Ngày công nhận": text} for text in ("09/13/2021", "10/04/2021", "12/25/2021", "02/28/2022", "2022-05-20")]
DAYS = [date(2021, 9, 13), date(2021, 10, 4), date(2021, 12, 25), date(2022, 2, 28), date(2022, 5, 20)]


def test_column_written_month_first_is_asked_about_once_and_read_so():
    found = reading(xlsx(rows_of(*TURNED)))
    assert column(found, "recognised") == DAYS
    assert codes(found)["date-order"] == 4
    assert not {"date-impossible", "date-ambiguous"} & codes(found).keys()
    (question,) = [one for one in questions(found, directory()) if one.code == "date-order"]
    assert question.safe is None
    assert "“09/13/2021” là ngày 13/9/2021" in question.findings[0].message


def test_answer_settles_how_the_column_is_read():
    source = xlsx(rows_of(*TURNED))
    agreed = reading(source, answered({"date-order": Answer("month-first")}, Answers()))
    assert (column(agreed, "recognised"), "date-order" in codes(agreed)) == (DAYS, False)
    denied = reading(source, answered({"date-order": Answer("day-first")}, Answers()))
    assert codes(denied)["date-impossible"] == 3
    assert "date-order" not in codes(denied)


def test_day_above_twelve_in_front_keeps_the_column_day_first_and_asks_about_the_others():
    source = xlsx(rows_of(*TURNED, {"Ngày công nhận": "25/12/2021"}))
    found = reading(source)
    assert codes(found)["date-order"] == codes(found)["date-impossible"] == 3
    agreed = reading(source, answered({"date-order": Answer("day-first")}, Answers()))
    assert "date-order" not in codes(agreed)


def test_one_day_in_many_written_the_other_way_round_is_a_mistake_and_no_question():
    days = [{"Ngày công nhận": f"{day}/12/2021"} for day in range(13, 24)]
    found = reading(xlsx(rows_of(*days, {"Ngày công nhận": "12/25/2021"})))
    assert "date-order" not in codes(found)
    assert codes(found)["date-impossible"] == 1


@pytest.mark.parametrize("answers", [Answers(columns={"B": "title"}), Answers(columns={"B": "title"}, header_row=3)])
def test_date_of_the_title_is_read_where_a_person_names_the_columns(answers):
    names = {"Tên sáng kiến": "Họ và tên", "Tác giả": "", "Trạng thái": "Kết quả"}
    headings = [names.get(heading, heading) for heading in HEADINGS if names.get(heading, heading)]
    rows = [{names.get(heading, heading): text for heading, text in row.items()} for row in rows_of({}, {}, {})]
    source = xlsx(rows, headings, above=[["DANH SÁCH HIẾN MÁU TÍNH ĐẾN NGÀY 20/5/2022"], []])
    with pytest.raises(NotUnderstood):
        reading(source)
    assert reading(source, answers).as_of == date(2022, 5, 20)
