"""The rules as data: what each disqualifies, under which reason of the catalogue, and where it is written down."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from tally.intake.register.distinct import single
from tally.wording import say


@dataclass(frozen=True)
class Rule:
    """One check. Its code is the finding's code; `reason` is the catalogue's code where it disqualifies, else None.

    `field` is the column in which the fault is to be mended.
    """

    code: str
    reason: str | None
    field: str

    @property
    def disqualifies(self) -> bool:
        """Whether an initiative that fails it counts as invalid; else it is a finding only."""
        return self.reason is not None

    @property
    def remedy(self) -> str:
        """What its sender can do, in the language spoken now."""
        return say(f"mend-{self.code}")

    @property
    def source(self) -> str:
        """Where the rule is written down, in the language spoken now."""
        return say(f"rule-{self.code}")


# In the order in which a reason is given where an initiative fails several.
RULES = (
    Rule("status-conflict", "incomplete", "status"),
    Rule("title-missing", "incomplete", "title"),
    Rule("author-missing", "incomplete", "authors"),
    Rule("unit-field-missing", "incomplete", "unit"),
    Rule("date-missing", "incomplete", "recognised"),
    Rule("date-impossible", "incomplete", "recognised"),
    Rule("out-of-window", "out-of-window", "recognised"),
    Rule("duplicate", "duplicate", "title"),
    Rule("unit-unknown", None, "unit"),
    Rule("decision-missing", None, "decision"),
    Rule("reason-missing", None, "reason"),
    Rule("status-missing", None, "status"),
    Rule("status-unknown", None, "status"),
    Rule("date-ambiguous", None, "recognised"),
    Rule("duplicate-across-units", None, "title"),
)
BIT = {rule.code: 1 << place for place, rule in enumerate(RULES)}


def failing(bits: pa.ChunkedArray | pa.Array, *rules: Rule) -> pa.Array:
    """Where one of these rules speaks against a row; `bits` are those of a column "noticed"."""
    return pc.not_equal(pc.bit_wise_and(single(bits), sum(BIT[rule.code] for rule in rules)), 0)


def noticed(bits: int) -> tuple[Rule, ...]:
    """The rules whose bits are set, in the catalogue's order."""
    return tuple(rule for rule in RULES if bits & BIT[rule.code])
