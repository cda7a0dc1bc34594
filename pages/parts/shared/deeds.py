"""What a page does to the store: who signs, which state the screen was drawn from, and what is said where it fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from pages.parts.shared.html import note, show, tag
from tally.bounds import LONGEST
from tally.errors import Conflict, TallyError
from tally.rights import acting
from tally.wording import explain, say

WHO = "upload-who"
Made = TypeVar("Made")


def notice(sentence: str, tone: str = "note") -> None:
    """A sentence set apart; `tone` is a severity and gives its colour and word."""
    word = tag("span", say(f"upload-tag-{tone}"), class_=f"t-tag {tone}")
    show(tag("div", word, " ", sentence, class_=f"t-banner t-tone-{tone}", role="status"))


def failure(error: TallyError) -> None:
    """What went wrong, and that the figures shown stay as they were."""
    notice(f"{explain(error)} {say('upload-unchanged')}", "block")


def signature(box: str, label: str = "") -> str:
    """The name of who does it: the account's, else typed once and standing in every such box from then on."""
    if name := acting().name:
        show(note(f"{say('upload-who')}: {name}"))
        return name
    if not st.session_state.get(box):
        st.session_state[box] = st.session_state.get(WHO, "")
    words, most = say("upload-who-placeholder"), LONGEST["who"]
    typed = st.text_input(label or say("upload-who"), "", most, box, placeholder=words).strip()
    st.session_state[WHO] = typed or st.session_state.get(WHO, "")
    return typed


def seen_state(name: str, token: str) -> str:
    """The state that this session looked at first, or was last told of: whatever is typed or clicked in between, what
    came since is never overwritten unseen. `token` is that of now.
    """
    return str(st.session_state.setdefault(f"seen-{name}", token))


def acknowledge(name: str, conflict: TallyError) -> None:
    """From now on the state after this conflict counts as seen."""
    st.session_state[f"seen-{name}"] = str(conflict.particulars["token"])


def moved_on(before: str, now: str) -> None:
    """What was published in this session itself needs not be told to it."""
    for key, token in list(st.session_state.items()):
        if str(key).startswith("seen-") and token == before:
            st.session_state[key] = now


def attempt(act: Callable[[], Made], name: str = "") -> Made | None:
    """What the deed gives; None where it was refused, with that said. One with a `name` would have changed figures:
    these stay as they were, and a conflict counts as seen then.
    """
    try:
        return act()
    except TallyError as error:
        failure(error) if name else notice(explain(error), "block")
        if isinstance(error, Conflict):
            acknowledge(name, error)
        return None
