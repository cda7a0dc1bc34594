"""The page of one unit: where its figures come from, its grassroots unions, and how it is chosen."""

from __future__ import annotations

import re

from tests.screen import opened
from tests.test_pages import directory, publish


def test_a_unit_page_tells_where_its_figures_came_from(seen):
    words = seen("unit", unit="VC")
    assert "Công đoàn Viên chức tỉnh đạt <b>71/250</b>, <b>28,4%</b>, hạng 2/13" in words
    assert "bang-tong-hop-2022-05-20.xlsx" in words
    assert "D14" in words


def test_the_table_of_grassroots_unions_has_no_column_of_nothing(seen):
    shared_out, plain = seen("unit", unit="VC"), seen("unit", unit="YM")
    for page, columns in ((shared_out, 4), (plain, 3)):
        heads = page[page.index('<caption class="t-vh">CĐCS</caption>') :]
        assert heads[: heads.index("</thead>")].count("<th") - 1 == columns


def test_grassroots_unions_are_ordered_as_chosen_and_found_without_marks(seen):
    most, named = seen("unit", unit="YK"), seen("unit", unit="YK", by="branch")
    searched = seen("unit", unit="YK", q="truong thpt")
    assert counts_of(most) == sorted(counts_of(most), reverse=True)
    assert counts_of(named) != sorted(counts_of(named), reverse=True)
    assert len(counts_of(named)) == len(counts_of(most)) == 20  # a page of 47
    assert 0 < len(counts_of(searched)) < len(counts_of(most))
    assert "Không có CĐCS nào có tên như vậy" in seen("unit", unit="YK", q="không có ở đây")


def counts_of(page: str) -> list[int]:
    """The valid initiatives of each named grassroots union, in the order of the page."""
    body = page.partition('<caption class="t-vh">CĐCS</caption>')[2].partition("</tbody>")[0].partition("<tbody>")[2]
    lines = [re.findall(r"<td[^>]*>(.*?)</td>", line) for line in body.split("<tr")]
    return [int(re.sub("<.*?>", "", line[-2])) for line in lines if line and line[0] != "Không ghi CĐCS"]


def test_a_unit_without_quota_is_shown_without_a_rate(seen):
    assert "Đơn vị khác có <b>0</b> sáng kiến hợp lệ; không được giao chỉ tiêu" in seen("unit", unit="KHAC")


def test_a_long_list_of_units_can_be_searched(own):
    publish(own, directory(60), lambda unit, when: unit + when)
    app = opened("unit")
    assert [len(box.options) for box in app.selectbox] == [60]
