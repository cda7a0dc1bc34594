"""Initiative -> valid, invalid or pending, and why."""

from tally.rules.catalogue import BIT, RULES, Rule, noticed
from tally.rules.duplicates import held_keys
from tally.rules.judging import judge
from tally.rules.noticing import CAP, findings

__all__ = ["BIT", "CAP", "RULES", "Rule", "findings", "held_keys", "judge", "noticed"]
