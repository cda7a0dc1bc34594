"""What goes back to those who sent a register: the rows to mend, with the reason and what to do; and what came back."""

from tally.papers.returns.comparing import STATES, Comparison, compare
from tally.papers.returns.listing import initiatives_csv
from tally.papers.returns.rows import by_branch, by_unit, explained, to_mend
from tally.papers.returns.sheet import Heading, return_list
from tally.papers.returns.zipped import return_lists

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
