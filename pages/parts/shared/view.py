"""What a page looks at: which store, directory, period, dates and deadline, and the figures that follow from them.

It stands in the query parameters of the address, so that it can be bookmarked and sent on.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import partial
from typing import Any, TypeVar, cast
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from tally.directory import Directory, Period
from tally.keeping.sample import sample_store
from tally.keeping.seen import Seen, over_time, seen
from tally.pace import deadlines
from tally.papers.figures import Figures
from tally.papers.making import Details
from tally.store import Store, Upload, open_store
from tally.wording import speak_of

_NOW = "view-of-this-run"
CARRIED = ("lang", "period", "as_of", "deadline", "units")
_CARRIED = "carried-choices"
# What a page needs beyond seeing figures; the store asks again at whatever is done there.
DEEDS = {
    "upload": "publish",
    "summary": "papers",
    "letter": "papers",
    "directory": "branches",
    "support": "support",
    "accounts": "accounts",
}
LONGEST = 200
"""Characters of one parameter."""
Made = TypeVar("Made")


@dataclass(frozen=True, kw_only=True)
class View(Figures):
    """What is looked at now. `sample`: neither figures nor a directory were published, the letter's are shown.

    `dates` are the period's as-of dates, oldest first; where there are none, nothing was sent and `as_of` is the
    period's start. `uploads` are the period's, newest first. `directory` is the one in force at the date, or today's
    where `now`; `changed` says that the two differ. Frames and store are shared between people: read them, never change
    them.
    """

    store: Store
    dates: tuple[date, ...]
    series: pd.DataFrame
    uploads: tuple[Upload, ...]
    periods: tuple[Period, ...]
    now: bool
    changed: bool
    _kept: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def figures(self) -> Figures:
        """The same for what is put on paper."""
        return Figures(**{part.name: getattr(self, part.name) for part in fields(Figures)})

    @property
    def today(self) -> date:
        """The day to which silence is counted: today while the period runs and its newest date is looked at."""
        today = date.today()
        running = self.period.start <= today <= self.period.end and self.as_of == max(self.dates, default=None)
        return today if running else self.as_of

    @property
    def details(self) -> Details:
        """What papers take from the files behind the figures: their initiatives, opened when asked for."""
        return Details(rows=partial(self.store.initiatives, self.period.code, self.as_of))

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, made once for everybody who looks at this; like the frames, never to be changed."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast(Made, self._kept[key])


def chosen(name: str) -> str | None:
    """What the address says of this parameter, or None: anybody may write one, so it is printable and has a length."""
    return cleaned(st.query_params.get(name, "")) or None


def cleaned(text: str) -> str:
    """The text as a choice can be: without what no keyboard types, cut at `LONGEST`."""
    return "".join(sign for sign in text[:LONGEST] if sign.isprintable())


def choose(name: str, value: str | None) -> None:
    """Put a choice into the address, or take it out with None."""
    if value is None:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value


def bound(key: str, value: Any, keep: Callable[[Any], object]) -> dict[str, Any]:
    """Options of a widget whose value is kept elsewhere: it shows this one, and `keep` is given another."""
    st.session_state[key] = value
    return {"key": key, "on_change": lambda: keep(st.session_state[key])}


def link(page: str, /, **parameters: object) -> str:
    """The address of a page ("" is the overview) with what is looked at now, for an <a href>.

    A parameter given as None is left out; lang, period, as_of, deadline and units come along by themselves.
    """
    kept = st.session_state[_CARRIED] | parameters
    query = urlencode({name: str(value) for name, value in kept.items() if value not in (None, "")})
    return f"./{page}" + (f"?{query}" if query else "")


def view() -> View:
    """What the address asks for; anything it asks for that does not exist gives way to the newest there is."""
    looked_at: View = st.session_state[_NOW]
    return looked_at


def arrive() -> View:
    """Looks at the address and the store anew, once at the start of every run; `view` then has it at hand."""
    st.session_state[_CARRIED] = {name: chosen(name) for name in CARRIED}
    store = in_use()
    token = store.token(chosen("period") or "")
    directory, known = _directory(store, f"{id(store)}:{token.partition('.')[2]}")
    period = period_in(known)
    if period.code != chosen("period"):
        token = store.token(period.code)
    mark = f"{id(store)}:{period.code}:{token}"
    dates = _dates(store, mark, period.code)
    ends = [end for end, _ in deadlines(period, directory.phases)]
    deadline = parsed(chosen("deadline"))
    deadline = deadline if deadline in ends else period.end
    now = chosen("units") == "now"
    looked_at = _view(store, mark, directory, known, period, dates, _as_of(dates) or period.start, deadline, now)
    st.session_state[_NOW] = looked_at
    speak_of(initiatives=looked_at.directory.programme.is_of_initiatives)
    return looked_at


@st.cache_resource(show_spinner=False)
def own_store() -> Store:
    """The store that this installation keeps, opened once per process."""
    return open_store()


def in_use() -> Store:
    """The store whose figures are shown, the sample while this installation's own has nothing to show."""
    own = own_store()
    if not own.empty() or own.directory():  # whoever published a directory never sees another's figures
        return own
    return sample_store()


@st.cache_resource(show_spinner=False, max_entries=8)
def _directory(_store: Store, mark: str) -> tuple[Directory, tuple[Period, ...]]:  # noqa: ARG001 - it is kept under that
    """The one in force, and its periods; then what only earlier ones know and figures were published for."""
    directory, counted = _store.directory_in_force(), {it.period for it in _store.uploads() if it.counts}
    counted -= {period.code for period in directory.periods}
    earlier = {it.code: it for book in reversed(_store.standing_directories()) for it in book.periods}
    return directory, (*directory.periods, *(it for code, it in earlier.items() if code in counted))


@st.cache_resource(show_spinner=False, max_entries=32)
def _dates(_store: Store, mark: str, period: str) -> tuple[date, ...]:  # noqa: ARG001 - it is kept under that
    return tuple(_store.dates(period))


@st.cache_resource(show_spinner=False, max_entries=32)
def _series(_store: Store, mark: str, _seen: Seen, day: date, dates: tuple[date, ...], now: bool) -> pd.DataFrame:  # noqa: ARG001, FBT001 - it is kept under that
    return over_time(_store, _seen, dates, now=now)


@st.cache_resource(show_spinner=False, max_entries=64)
def _view(
    _store: Store,
    mark: str,
    _today: Directory,
    _periods: tuple[Period, ...],
    _period: Period,
    dates: tuple[date, ...],
    as_of: date,
    deadline: date,
    now: bool,  # noqa: FBT001 - the view is kept under all of these
) -> View:
    """One view per store version, period, date and deadline: counted once, however many people look."""
    earlier = [day for day in dates if day < as_of]
    previous = earlier[-1] if earlier else None
    shown = seen(_store, _period, as_of, previous, now=now)
    return View(
        **vars(Figures.of(_store, shown, as_of, previous, deadline)),
        store=_store,
        dates=dates,
        series=_series(_store, mark, shown, shown.day, dates, now),
        uploads=tuple(_store.uploads(_period.code)),
        periods=_periods,
        now=now,
        changed=shown.directory != _today.as_of(date.today()),
    )


def period_in(known: Sequence[Period]) -> Period:
    """The period that the address asks for, else the first of these."""
    wanted = chosen("period")
    return next((period for period in known if period.code == wanted), known[0])


def _as_of(dates: tuple[date, ...]) -> date | None:
    wanted = parsed(chosen("as_of"))
    upto = [day for day in dates if wanted is None or day <= wanted]
    return upto[-1] if upto else (dates[0] if dates else None)


def parsed(text: str | None) -> date | None:
    """The day that a parameter says; None where it says none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
