"""What adds up in a table: the witness of sums and shares, which decides before headings do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, product

from tally.table.levels import level_fields
from tally.table.profile import MOST_PARTS, Profiles
from tally.table.times import EARLIER, Times, newest_day
from tally.text import has_digit, has_letter
from tally.vocabulary import SUMMARY, further_fields, otherwise

PARTED = (("quota",), ("valid",), ("invalid",), ("pending",))  # counts that a heading over several columns may name


class Arithmetic:
    """The columns of figures below one header, settled step by step by what adds up."""

    def __init__(self, named: Mapping[int, tuple[str, ...]], profiles: Profiles) -> None:
        self.profiles, self.times, self.summed = profiles, Times(profiles), set[int]()
        self.bound, self.likely = set[int](), set[int]()  # meant whatever headings say, and where these leave a choice
        self.guessed = set[int]()  # what is left of a whole, or beside a quota, under a heading that says it weakly
        self.named, self.settled = named, dict(named)
        self.counted = [c for c in profiles.heads if profiles.of(c).is_figures and profiles.of(c).shapes["count"]]
        self.unnamed = [c for c in self.counted if named.get(c, ("members",))[0] == "members"][:MOST_PARTS]
        self.parts_below_one_heading()
        self.rest_of_quota()
        self.whole_of_members()
        self.whole_of_what_was_sent()
        self.rates()
        self.more_than_before()
        self.months_together()
        self.done_by_another_meaning()

    def of(self, *fields: str) -> list[int]:
        """The columns of these fields as settled so far."""
        return [c for c, named in self.settled.items() if named[0] in fields][:MOST_PARTS]

    def parts_below_one_heading(self) -> None:
        """Where one column is the sum of the others below a heading of a count, these are parts of it, no more."""
        below: dict[tuple[str, ...], list[int]] = {}
        for column in self.counted:
            if (upper := self.profiles.heads[column][:-1]) and level_fields(SUMMARY, upper)[:1] in PARTED:
                below.setdefault(upper, []).append(column)
        for columns in (columns for columns in below.values() if len(columns) in range(3, MOST_PARTS)):
            for whole in columns:
                parts = [column for column in columns if column != whole]
                own = {level_fields(SUMMARY, self.profiles.heads[part][-1:])[:1] for part in parts}
                if not own & {("invalid",), ("pending",)} and self.profiles.adds_up(parts, whole):
                    name = level_fields(SUMMARY, self.profiles.heads[whole][:-1])[0]
                    self.settled = {c: f for c, f in self.settled.items() if c not in parts} | {whole: (name,)}
                    self.unnamed = [c for c in self.unnamed if c not in (*parts, whole)]

    def rest_of_quota(self) -> None:
        """Where the quota is what is done and the rest, that ("Đang thực hiện", "Quá hạn") is what is left of it."""
        done = self.of("valid") or [c for c, f in self.settled.items() if "valid" in f and f[0] != "pending"]
        rest, quotas = self.of("pending", "shortfall", "invalid"), self.of("quota")
        nameless = [*self.of("total"), *self.unnamed] if quotas and self.of("shortfall") else []
        wholes = quotas or ([] if self.of("invalid") else [*self.of("total"), *self.unnamed])
        for candidates in (done, nameless):  # what the rest leaves of a quota is done, whatever another heading says
            for whole, valid in product(wholes, () if self.bound else candidates):
                parts = self._parts(whole, valid, [c for c in (*rest, *self.unnamed) if c != whole])
                left = set(parts) & set(self.of("shortfall"))
                if parts and ((quotas and valid not in self.unnamed) or left):
                    judged = [c for c in parts if left and c in self.of("invalid")]  # beside what is left to be done
                    rest_only = dict.fromkeys((c for c in parts if c not in judged), "shortfall")
                    self._settle({**dict.fromkeys(judged, "invalid"), **rest_only, whole: "quota", valid: "valid"})
                    self.bound |= set() if self._of_another_year(valid, quotas) else {whole, valid}
        self.judged_of_done()

    def judged_of_done(self) -> None:
        """What is done of a quota is all that was sent, where it is what was found good and what was not."""
        results, denied = self.of("valid"), self.of("invalid")
        for whole, valid, invalid in product(self.bound & {*results}, results, denied):
            if valid != whole and self.profiles.adds_up((valid, invalid), whole):
                self._settle({whole: "total", valid: "valid", invalid: "invalid"})
                self.bound = self.bound - {whole} | {valid}
                return

    def _of_another_year(self, valid: int, quotas: Sequence[int]) -> bool:
        """Whether another result names the year of the newest quota, and this one does not."""
        year = max(map(self.year, quotas), default=0)
        others = {self.year(column) for column in self.of("valid") if column != valid}
        return bool(year) and year in others and self.year(valid) != year

    def year(self, column: int) -> int:
        """The latest year that stands above a column; 0 where none does."""
        return newest_day(self.profiles.above(column))[0]

    def more_than_before(self) -> None:
        """Beside a quota, what is as much more than it, or than another column, as a third says, is what is done;
        beside what is done and no quota, what it is as much more than is the quota."""
        quotas, done = self.of("quota"), self.of("valid", "total")
        if bool(quotas) == bool(done):
            return
        for change, before, now in product(self.of("shortfall"), [*quotas, *self.unnamed], done or self.unnamed):
            if before != now and self.profiles.adds_up((before, change), now):
                self._settle({now: "valid", **({} if quotas else {before: "quota"})})
                return

    def whole_of_members(self) -> None:
        """The sum of what is done and of how many there were before is how many there are, not all that was sent."""
        members = [c for c in self.counted if self.settled.get(c) == ("members",)]
        for valid, before, whole in product(self.of("valid"), members, self.of("total")):
            if self.profiles.adds_up((valid, before), whole):
                self.settled[whole] = ("members",)

    def whole_of_what_was_sent(self) -> None:
        """Where one column is the valid ones and others together, it is all that was sent; the nameless is invalid."""
        stated, denied = self.of("valid"), self.of("invalid")
        waiting = self.of("shortfall") if denied else []  # "Chưa rà soát" beside both verdicts
        judged = [*denied, *self.of("pending")]
        wholes = [*self.of("total"), *stated, *self.unnamed]
        for whole, valid in product(wholes, [*stated, *self.unnamed]):
            if valid in self.unnamed and (whole in self.unnamed or not judged):
                continue
            nameless = [c for c in self.unnamed if c not in self.settled]  # how many members there are is no verdict
            rest = [c for c in (*judged, *waiting, *nameless) if c not in (whole, valid)]
            if self._since(valid, whole) or whole in self.summed or not (parts := self._parts(whole, valid, rest)):
                continue
            if valid in self.unnamed and not {*parts} & {*judged}:
                continue
            if {*parts} & {*waiting} and not {*parts} & {*denied}:
                continue
            left = [c for c in parts if c not in self.settled]
            others = [c for c in stated if c != valid]
            if not any(self._parts(w, c, [r for r in (*rest, valid) if r != c]) for w in wholes for c in others):
                self.likely.add(valid)
            self.guessed |= {c for c in left if has_letter(self.profiles.heading(c))}
            states = dict.fromkeys(left, "pending" if {*parts} & {*denied} else "invalid")
            states |= dict.fromkeys({*parts} & {*waiting}, "pending")
            self._settle({**states, whole: "total", valid: "valid"})
            return

    def months_together(self) -> None:
        """Beside a quota and no state, the sum of nameless columns ("T7", "T8" and "T9") is what is done.

        Words alone ("HLệ", "K.HLệ") may be states of which nothing else is known.
        """
        states = self.of("valid", "invalid", "pending")
        states += [c for c in self.unnamed if not has_digit(self.profiles.heading(c))]
        for whole in self.of("total") if self.of("quota") and not states and len(self.unnamed) > 1 else []:
            if self.profiles.adds_up(self.unnamed, whole):
                self._settle({whole: "valid"})

    def done_by_another_meaning(self) -> None:
        """Where no column is what is done, those that wait are which may be that; and of quotas those that may, where
        another remains: "Chỉ tiêu hoàn thành" beside "Chỉ tiêu", as a person must say."""
        if self.of("valid"):
            return
        waiting = [c for c in self.of("pending") if "valid" in self.named[c]]
        heading, quotas = self.profiles.heading, self.of("quota")
        meant = {c: (*self.named.get(c, ()), *further_fields(SUMMARY, heading(c))) for c in quotas}
        either = [c for c, fields in meant.items() if "valid" in fields]
        either = either if len(either) < len(quotas) else []
        self.settled |= dict.fromkeys((*waiting, *either), ("valid",))
        self.guessed |= {*either}

    def _since(self, before: int, now: int) -> bool:
        """Whether two columns are the same, or one of them only says what the other was earlier."""
        said, later = (self.profiles.above(column) for column in (before, now))
        return before == now or newest_day(said) != newest_day(later) or not EARLIER.isdisjoint(otherwise(said))

    def rates(self) -> None:
        """Where a column is the share that one is of another, the one is the result and the other its quota.

        Of several results or quotas, those that a share binds to each other, and no others, are meant; of one of each
        that no share binds, what a share binds to the quota is the result.
        """
        either = [c for c in self.of("quota") if "valid" in self.settled[c]]
        results = [*self.of("valid"), *self.of("total"), *either, *self.unnamed]
        quotas = [*self.of("quota"), *self.of("total"), *self.unnamed]
        shares = [c for c in self.profiles.columns if self.settled.get(c, ("rate",))[0] == "rate"]
        shares = [c for c in shares if c in self.settled or self.profiles.of(c).is_share][:MOST_PARTS]
        several = bool(self.of("quota") and self.of("valid"))
        if several:
            results, quotas = self.of("valid"), self.of("quota")
        if several and len(results) == len(quotas) == 1:
            held = [share for share in shares if self.profiles.is_rate(share, results[0], quotas[0])]
            results = [] if held else [*self.of("total"), *self.unnamed]
        pairs: dict[tuple[int, int], int] = {}
        for share, result, quota in product(shares, results, quotas):
            named = {share, result, quota} & self.settled.keys()
            if result != quota and named and self.profiles.is_rate(share, result, quota):
                pairs[result, quota] = share
                if len(pairs) > several:
                    break
        for (result, quota), share in pairs.items() if len(pairs) == 1 else []:
            self._settle({result: "valid", quota: "quota", share: "rate"})
            self.likely |= {result, quota}

    def _parts(self, whole: int, valid: int, rest: Sequence[int]) -> tuple[int, ...]:
        """Those of the columns `rest` that make up the whole together with the valid ones."""
        for tried in ([*combinations(rest, 1)], [tuple(rest)] if rest else [], [*combinations(rest, 2)]):
            first = self.profiles.adding_up([(valid, *parts) for parts in tried], whole) if tried else None
            if first is not None:
                return tried[first]
        return ()

    def _settle(self, fields: Mapping[int, str]) -> None:
        self.settled |= {column: (name,) for column, name in fields.items()}
        self.summed |= set(fields)
        self.unnamed = [c for c in self.unnamed if c not in fields]
