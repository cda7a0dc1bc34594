"""Files made to cost much end in a reading or a refusal by name, and take the server no more than its share.

`python -m tests.faults.crafted` measures all of them; here are those of which each was once a way to stop it.
"""

from __future__ import annotations

import pytest

from tests.faults.crafted import kinds, weighed
from tests.faults.crafted_forms import further

pytestmark = pytest.mark.linux  # what the processes hold is read in /proc

MADE = kinds() | further()
SOME = (
    "merges-50000-whole.xlsx", "merges-20000-header.xlsx", "headings-16384x30.xlsx", "hidden-columns-200000.xlsx",
    "text-digits-unit.xlsx", "text-zalgo-title.xlsx", "text-heading-heading.csv", "nul.csv", "number-1e308.xlsx",
    "number-3000000000.csv", "colspan.xls", "index.xml", "open-quote.csv",
    "one-line.csv", "paragraphs-20000.xls", "table-at-the-end-20000.xls", "quotes-in-one-line-20000.csv",
    "rows-hidden-20000.ods", "spaces-and-quotes-20000.csv", "sheets-at-one-place-3000.xls", "marks-out-of-order.xlsx",
    "sums-that-are-wrong-333.xlsx", "sheets-of-13-columns-100.xlsx",
)  # fmt: skip


@pytest.mark.parametrize("name", SOME)
def test_a_crafted_file_ends_in_a_name_and_within_memory(name: str):
    outcome, _, mib = weighed(MADE[name](), name)
    assert not outcome.startswith("BROKEN")
    assert mib < 768  # a server that has just started holds about 250: together the 1 GiB that it may take
