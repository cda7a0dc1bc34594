"""Step 1: the files. Chosen or dropped, several at once, kept while the person looks at other pages."""

from __future__ import annotations

import streamlit as st

from pages.parts.shared.html import escape, show
from pages.parts.upload.draft import Draft, drafts, lay
from tally.errors import Refusal, TallyError
from tally.wording import explain, number, say
from tally.workbook.limits import limits

_UPLOADER = "upload-files"
_TURNED_AWAY = "upload-turned-away"
MIB = 1 << 20


def pick() -> dict[str, Draft]:
    """The uploader, and the files that lie on the page."""
    most = limits().file_mib
    with st.container(key="uploader"):
        st.file_uploader(
            say("upload-choose", mib=most),
            accept_multiple_files=True,
            max_upload_size=most,
            key=_UPLOADER,
            on_change=_laid,
            args=(most,),
        )
    for refusal in st.session_state.get(_TURNED_AWAY, ()):
        notice(explain(refusal), "block")
    return drafts()


def _laid(most: int) -> None:
    """Takes over what the uploader holds; the promised size is checked again, for nobody else does."""
    sent = st.session_state.get(_UPLOADER) or []
    fitting = [one for one in sent if one.size <= most * MIB]
    lay([(one.name, one.getvalue()) for one in fitting])
    st.session_state[_TURNED_AWAY] = [Refusal("too-large", file=one.name) for one in sent if one not in fitting]


def clear() -> None:
    """Takes every file off the page."""
    lay([])
    st.session_state.pop(_TURNED_AWAY, None)
    st.session_state.pop(_UPLOADER, None)


def choose(laid: dict[str, Draft], states: dict[str, str]) -> Draft:
    """The file being looked at: the only one, or the one chosen from a list that says how each stands."""
    if len(laid) == 1:
        return next(iter(laid.values()))
    key = "upload-current"
    if st.session_state.get(key) not in laid:
        st.session_state[key] = next(iter(laid))
    chosen = st.radio(
        say("upload-which", count=len(laid)),
        list(laid),
        format_func=lambda one: f"{laid[one].file} · {states[one]}",
        key=key,
    )
    return laid[chosen]


def notice(sentence: str, tone: str = "note") -> None:
    """A sentence set apart; `tone` is a severity and gives its colour and word."""
    tag = f'<span class="t-tag {tone}">{escape(say(f"upload-tag-{tone}"))}</span>'
    show(f'<div class="t-banner t-tone-{tone}" role="status">{tag} {escape(sentence)}</div>')


def failure(error: TallyError) -> None:
    """What went wrong, and that the figures shown stay as they were."""
    notice(f"{explain(error)} {say('upload-unchanged')}", "block")


def size(draft: Draft) -> str:
    """The file's size as people say it: "12 KB", "3,4 MB"."""
    kib = len(draft.source) / 1024
    return f"{number(kib / 1024, 1)} MB" if kib >= 1024 else f"{number(kib, up=True)} KB"
