"""Text files whose quotes are not as they should be: every row is read, none is swallowed by the one before."""

from __future__ import annotations

import pytest

from tally.workbook.opening import open_trusted

HEAD = "TT,Đơn vị,Ghi chú,Hợp lệ"
REST = [f"{row},Công đoàn {row},không,{row * 10}" for row in range(2, 9)]


def rows_of(*lines: str) -> list[list[str | None]]:
    """The rows of a text file of these lines."""
    sheet = open_trusted("\r\n".join(lines).encode(), "a.csv").sheets[0]
    return [list(row.values()) for row in sheet.cells.to_pylist()]


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ('1,Công đoàn 1,"đạt 5,10', ["1", "Công đoàn 1", '"đạt 5', "10"]),
        ('1,"Công đoàn 1,đạt,10', ["1", '"Công đoàn 1', "đạt", "10"]),
        ('1,Công đoàn 1,"ống 48"",10', ["1", "Công đoàn 1", 'ống 48"', "10"]),
        ('1,Công đoàn 1,""ống, dài",10', ["1", "Công đoàn 1", '"ống, dài', "10"]),
        ('1,"Công đoàn "Một"","a, b",10', ["1", 'Công đoàn "Một"', "a, b", "10"]),
        ('"1,Công đoàn 1,"a, b",10', ['"1', "Công đoàn 1", "a, b", "10"]),
        ('1,Công đoàn 1,đạt,"10', ["1", "Công đoàn 1", "đạt", '"10']),
    ],
)
def test_stray_quote_does_not_swallow_the_rows_that_follow(line, row):
    read = rows_of(HEAD, line, *REST)
    assert len(read) == 9
    assert read[1] == row
    assert [each[:4] for each in read[2:]] == [each.split(",") for each in REST]


def test_two_stray_quotes_that_fit_together_do_not_swallow_the_rows_between():
    read = rows_of(HEAD, '1,"Công đoàn 1,đạt,10', *REST, '9,ống 48",đạt,90')
    assert [each[0] for each in read] == ["TT", "1", *"2345678", "9"]


def test_quoted_cell_over_several_lines_stays_one_cell():
    read = rows_of(HEAD, '1,Công đoàn 1,"đạt', "lần hai, đủ", 'lần ba",10', *REST)
    assert (len(read), read[1]) == (9, ["1", "Công đoàn 1", "đạt\r\nlần hai, đủ\r\nlần ba", "10"])
    broken = rows_of(HEAD, '1,Công đoàn 1,"đạt', "lần hai, đủ", 'lần ba",10', '2,"x,không,20', *REST[1:])
    assert [each[0] for each in broken] == ["TT", *"12345678"]
    assert broken[1][2] == "đạt\r\nlần hai, đủ\r\nlần ba"


def test_quoted_cell_after_a_space_is_quoted():
    read = rows_of(
        HEAD.replace(",", ", "), '1, Công đoàn 1, "đạt, đủ", 10', *(line.replace(",", ", ") for line in REST)
    )
    assert read[1] == ["1", "Công đoàn 1", "đạt, đủ", "10"]
    assert rows_of(HEAD, '1,Công đoàn 1, "đạt, đủ",10', *REST)[1] == ["1", "Công đoàn 1", "đạt, đủ", "10"]


def test_spaces_part_the_cells_where_every_line_has_as_many():
    lines = ['STT "Tên đơn vị" "Chỉ tiêu" "Hợp lệ"', '1 "Công đoàn 1, xã" 20 10', '2 "Công đoàn 2" "" 11']
    assert rows_of(*lines)[1:] == [["1", "Công đoàn 1, xã", "20", "10"], ["2", "Công đoàn 2", None, "11"]]


def test_spaces_of_words_part_nothing():
    lines = ["Tên đơn vị,Hợp lệ", "Công đoàn xã,10", "Công đoàn phường,11", '"Công đoàn",12']
    assert rows_of(*lines)[0] == ["Tên đơn vị", "Hợp lệ"]
    assert rows_of("Danh sách nộp muộn", 'Lan "Yên Khánh" chưa nộp', "Hoa đã nộp") == [
        ["Danh sách nộp muộn"],
        ['Lan "Yên Khánh" chưa nộp'],
        ["Hoa đã nộp"],
    ]


def test_single_quotes_quote_where_a_file_has_no_others():
    lines = [f"{row},'Công đoàn {row}, xã','đạt',{row}" for row in range(1, 9)]
    assert rows_of(HEAD, *lines)[3] == ["3", "Công đoàn 3, xã", "đạt", "3"]
    assert rows_of(HEAD, "1,d'Artagnan,'đạt,10", *REST)[1] == ["1", "d'Artagnan", "'đạt", "10"]


def test_backslash_before_a_quote_is_read_as_such():
    read = rows_of(HEAD, '1,"Công đoàn \\"Một\\"","a, b",10', *REST)
    assert read[1] == ["1", 'Công đoàn "Một"', "a, b", "10"]


def test_large_file_is_read_as_carefully():
    lines = [f"{row},Công đoàn cơ sở xã số {row},không,{row}" for row in range(250_000)]
    lines[100_000] = '100000,"Công đoàn,không,1'
    lines[100_009] = '100009,ống 48",không,1'
    assert len(rows_of(HEAD, *lines)) == 250_001
