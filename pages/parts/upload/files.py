"""Step 1: the files. Chosen or dropped, several at once, kept while the person looks at other pages."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from pages.parts.shared.deeds import notice
from pages.parts.shared.html import literal, note, show
from pages.parts.upload.draft import Draft, drafts, labels, lay, throw_away
from tally.desk.packed import unpacked
from tally.errors import Refusal
from tally.wording import explain, number, say
from tally.workbook.limits import MIB, limits

_UPLOADER, _CURRENT = "upload-files", "upload-current"
_TURNED_AWAY, _ROUND, _NEW = "upload-turned-away", "upload-round", "upload-new"
SCROLLED_FROM = 9  # files from which the list scrolls in itself


def pick() -> dict[str, Draft]:
    """The uploader, and the files that lie on the page: what is dropped joins them."""
    laid()
    return drafts()


def laid() -> bool:
    """The uploader, with what it turned away; whether files were laid on the page just now."""
    most = limits().file_mib
    key = f"{_UPLOADER}-{st.session_state.setdefault(_ROUND, 0)}"
    with st.container(key="uploader"):
        st.file_uploader(
            say("upload-choose", mib=most),
            accept_multiple_files=True,
            max_upload_size=most,
            key=key,
            on_change=_laid,
            args=(key, most),
        )
    for refusal in st.session_state.get(_TURNED_AWAY, ()):
        notice(explain(refusal), "block")
    return bool(st.session_state.pop(_NEW, False))


def _laid(key: str, most: int) -> None:
    """Takes over what the uploader holds, which is empty again; the promised size is checked, for nobody else does."""
    files: list[tuple[str, bytes]] = []
    refused: list[Refusal] = []
    for sent in st.session_state.get(key) or []:
        if sent.size > most * MIB:
            refused.append(Refusal("too-large", file=sent.name))
            continue
        try:
            for name, source in list(unpacked(sent.name, sent.getvalue())):
                if isinstance(source, Refusal):
                    refused.append(source)
                else:
                    files.append((name, source))
        except Refusal as refusal:
            refused.append(refusal)
    lay(files)
    st.session_state[_NEW] = bool(files)
    st.session_state[_TURNED_AWAY] = refused
    st.session_state[_ROUND] += 1


def choose(laid: dict[str, Draft], states: dict[str, str]) -> Draft:
    """The file being looked at, chosen from a list that says how each stands; any of them can be thrown away."""
    names = labels(laid)
    looked_at = st.session_state.get(_CURRENT)
    # Said at each run: where the words beside a name have changed, the browser would show none as chosen.
    st.session_state[_CURRENT] = looked_at if looked_at in laid else next(iter(laid))
    if len(laid) > 1:
        most = Counter(states.values()).most_common(5)
        said = " · ".join(f"{number(count)} {state}" for state, count in most)
        count = say("upload-which", count=len(laid), states=said)
        show(note(count))
        with st.container(height=340 if len(laid) >= SCROLLED_FROM else "content", border=False):
            st.radio(
                count,
                list(laid),
                format_func=lambda key: f"{literal(names[key])} · {states[key]}",
                key=_CURRENT,
                label_visibility="collapsed",
            )
    chosen = laid[st.session_state[_CURRENT]]
    with st.container(horizontal=True):
        label = say("upload-throw-away", file=literal(names[chosen.key]))
        st.button(label, on_click=throw_away, args=([chosen.key],), key="throw-away", type="tertiary")
        if len(laid) > 1:
            label = say("upload-throw-all-away", count=len(laid))
            st.button(label, on_click=throw_away, args=(list(laid),), key="throw-all-away", type="tertiary")
    return chosen
