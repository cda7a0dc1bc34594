"""What goes back to those who sent a register: the rows to mend, with the reason and what to do; and what came back."""

from tally.reports.returns.comparing import STATES, Comparison, compare
from tally.reports.returns.listing import initiatives_csv
from tally.reports.returns.rows import by_branch, by_unit, explained, to_mend
from tally.reports.returns.sheet import Heading, return_list
from tally.reports.returns.zipped import return_lists

__all__ = [
    "STATES",
    "Comparison",
    "Heading",
    "by_branch",
    "by_unit",
    "compare",
    "explained",
    "initiatives_csv",
    "return_list",
    "return_lists",
    "to_mend",
]
