"""The address: what is looked at stands in the query parameters, so that it can be bookmarked and sent on."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

CARRIED = ("lang", "period", "as_of", "deadline", "units")
_MEMORY = "carried-choices"
LONGEST = 200
"""Characters of one parameter."""


def arrive(page: str) -> None:
    """Call once per run, first: a page opened from the menu keeps the date, period and language looked at before."""
    memory = st.session_state.setdefault(_MEMORY, {})
    if memory.get("page") not in (None, page):
        for name in CARRIED:
            if name not in st.query_params and memory.get(name):
                st.query_params[name] = memory[name]
    st.session_state[_MEMORY] = {"page": page, **{name: chosen(name) for name in CARRIED}}


def chosen(name: str) -> str | None:
    """What the address says of this parameter, or None: anybody may write one, so it is printable and has a length."""
    return cleaned(st.query_params.get(name, "")) or None


def cleaned(text: str) -> str:
    """The text as a choice can be: without what no keyboard types, cut at `LONGEST`."""
    return "".join(sign for sign in text[:LONGEST] if sign.isprintable())


def counted(name: str, usual: int) -> int:
    """The whole number that the address gives for this parameter, else `usual`."""
    typed = chosen(name) or ""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 8 else usual


def choose(name: str, value: str | None) -> None:
    """Put a choice into the address, or take it out with None."""
    if value is None:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value
    if name in CARRIED:
        st.session_state.setdefault(_MEMORY, {})[name] = value


def link(page: str, /, **parameters: object) -> str:
    """The address of a page ("" is the overview) with what is looked at now, for an <a href>.

    A parameter given as None is left out; lang, period, as_of, deadline and units come along by themselves.
    """
    kept = {name: st.session_state[_MEMORY].get(name) for name in CARRIED} | parameters
    query = urlencode({name: str(value) for name, value in kept.items() if value not in (None, "")})
    return f"./{page}" + (f"?{query}" if query else "")
