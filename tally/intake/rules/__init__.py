"""Initiative -> valid, invalid or pending, and why."""

from tally.intake.rules.catalogue import BIT, RULES, Rule, noticed
from tally.intake.rules.duplicates import held_keys
from tally.intake.rules.judging import judge, late
from tally.intake.rules.noticing import CAP, findings

__all__ = ["BIT", "CAP", "RULES", "Rule", "findings", "held_keys", "judge", "late", "noticed"]
