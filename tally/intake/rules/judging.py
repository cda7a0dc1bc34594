"""Each initiative valid, invalid or pending, and why: as stated, as checked, and as the programme counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from tally.directory import Directory, Reason
from tally.intake.register.columns import STATUSES, TEXT, with_columns
from tally.intake.register.distinct import choice, either, equals, mapped, single, where
from tally.intake.rules import duplicates
from tally.intake.rules.catalogue import BIT, RULES, failing
from tally.intake.rules.windows import windows
from tally.text import words
from tally.vocabulary import lexicon

OTHER = "other"  # the code of a reason that is none of the catalogue's


def judge(rows: pa.Table, directory: Directory | None, held: pa.Table | None = None) -> pa.Table:
    """The rows with phase, checked, status, reason and noticed filled in; the order of rows changes no count.

    `held` is what other uploads in force hold (`duplicates.held_keys`). Without a directory there are no phases that a
    date could lie outside, and no unit is unknown.
    """
    phases = directory.phases if directory else ()
    phase, outside, straddles = windows(single(rows["recognised"]), single(rows["date_flag"]), phases)
    rows = with_columns(rows, {"phase": phase})
    fails = _plain_checks(rows) | {"out-of-window": outside}
    fails["date-ambiguous"] = pc.or_(fails["date-ambiguous"], straddles)
    stranger = pc.and_(single(rows["unit_printed"]).is_valid(), single(rows["unit"]).is_null())
    fails["unit-unknown"] = stranger if directory else pa.repeat(pa.scalar(False), len(rows))
    code = _reason_code(directory.reasons if directory else ())
    rows = with_columns(rows, {"reason": mapped(single(rows["reason_printed"]), code, TEXT)})
    fails |= _duplicates(rows, fails, held)
    rows = with_columns(rows, {"noticed": _bits(fails, len(rows))})
    return _decided(rows, fails, directory.programme.count_as if directory else "checked")


def late(rows: pa.Table) -> int:
    """How many judged initiatives that are stated valid their day makes invalid: missing, impossible, in no phase."""
    by_day = failing(rows["noticed"], *(rule for rule in RULES if rule.disqualifies and rule.field == "recognised"))
    return pc.sum(pc.and_(by_day, equals(rows["stated"], "valid"))).as_py() or 0


def _plain_checks(rows: pa.Table) -> dict[str, pa.Array]:
    flag, status_flag = rows["date_flag"], rows["status_flag"]
    invalid = equals(rows["stated"], "invalid")
    nameless = single(rows["unit_printed"]).is_null()
    if pc.all(nameless).as_py():  # whose such a list is, is asked
        nameless = pa.repeat(pa.scalar(False), len(rows))
    return {
        "status-conflict": equals(status_flag, "conflict"),
        "title-missing": single(rows["title"]).is_null(),
        "author-missing": single(rows["authors"]).is_null(),
        "unit-field-missing": nameless,
        "date-missing": equals(flag, "missing"),
        "date-impossible": equals(flag, "impossible"),
        "date-ambiguous": equals(flag, "ambiguous"),
        "decision-missing": single(rows["decision"]).is_null(),
        "reason-missing": pc.and_(invalid, single(rows["reason_printed"]).is_null()),
        "status-missing": equals(status_flag, "missing"),
        "status-unknown": equals(status_flag, "unknown"),
    }


def _duplicates(rows: pa.Table, fails: dict[str, pa.Array], held: pa.Table | None) -> dict[str, pa.Array]:
    own_keys = duplicates.keys(rows)
    repeated, across = duplicates.repeated(rows, own_keys.pair(), _rank(rows, fails))
    if held is not None and len(held):
        same, other = duplicates.held_elsewhere(rows, own_keys, held)
        repeated, across = pc.or_(repeated, same), pc.or_(across, other)
    return {"duplicate": repeated, "duplicate-across-units": across}


def _rank(rows: pa.Table, fails: dict[str, pa.Array]) -> pa.Array:
    """0 for what would count as valid, 1 for what waits, 2 for what is invalid anyway: the best of several is kept."""
    failed = reduce(pc.or_, (fails[rule.code] for rule in RULES if rule.disqualifies and rule.code in fails))
    place = mapped(single(rows["stated"]), {"valid": 0, "pending": 1, "invalid": 2}.get, pa.int8())
    return pc.if_else(pc.and_(failed, pc.equal(place, 0)), pa.scalar(2, pa.int8()), place)


def _decided(rows: pa.Table, fails: dict[str, pa.Array], count_as: str) -> pa.Table:
    stated = single(rows["stated"])
    judged = [rule for rule in RULES if rule.disqualifies]
    codes = [rule.reason for rule in judged]
    why = pa.nulls(len(rows), pa.int32())
    for place, rule in reversed(list(enumerate(judged))):
        why = pc.if_else(fails[rule.code], pa.scalar(place, pa.int32()), why)
    valid, invalid = equals(stated, "valid"), equals(stated, "invalid")
    failed = why.is_valid()
    checked = pc.if_else(pc.and_(valid, failed), 1, pc.if_else(valid, 0, pc.if_else(invalid, 1, 2)))
    checked = choice(checked, STATUSES)
    reason = either(where(single(rows["reason"]), invalid), choice(why, codes))
    status = stated if count_as == "stated" else checked
    reason = where(reason, pc.invert(equals(status, "valid")))
    return with_columns(rows, {"checked": checked, "status": status, "reason": reason})


def _bits(fails: dict[str, pa.Array], length: int) -> pa.Array:
    bits = pa.repeat(pa.scalar(0, pa.int32()), length)
    for code, failed in fails.items():
        if pc.any(failed).as_py():
            bits = pc.bit_wise_or(bits, pc.if_else(failed, pa.scalar(BIT[code], pa.int32()), pa.scalar(0, pa.int32())))
    return bits


def _reason_code(catalogue: Sequence[Reason]) -> Callable[[str], str]:
    """printed reason -> the catalogue's code: by its own text, then by what it speaks of, else "other"."""
    texts = {" ".join(words(reason.text)): reason.code for reason in catalogue}
    texts |= {" ".join(words(reason.code)): reason.code for reason in catalogue}

    def code_of(reason: str) -> str:
        printed = " ".join(words(reason))
        within = (text for text in texts if text and len(printed) > 8 and (text in printed or printed in text))
        if text := printed if printed in texts else next(within, ""):
            return texts[text]
        return next((code for code, pattern in lexicon("reasons").items() if re.search(pattern, printed)), OTHER)

    return code_of
