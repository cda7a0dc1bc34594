"""The list of uploads: when, who, which file, up to which date, and what each changed."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.parts.shared.address import counted, link
from pages.parts.shared.deeds import notice
from pages.parts.shared.html import Markup, anchor, code, headline, muted, note, show, tag
from pages.parts.shared.view import own_store, view
from tally.store import Store, Upload
from tally.store.amendments import phrase
from tally.store.history import superseded
from tally.wording import day, moment, number, say, surviving

AT_ONCE = 25  # uploads drawn before "more" is asked for


def store() -> Store:
    """The installation's own store once anything was published, else the one that is looked at (the sample)."""
    own = own_store()
    return own if own.uploads() else view().store


def sentence(uploads: list[Upload]) -> None:
    """How many there are and which was the last, in one sentence."""
    last = uploads[0]
    said = say("history-sentence", count=len(uploads), who=last.who, file=last.file, when=moment(last.when))
    show(headline(said, say("history-sub")))


def checked(kept: Store) -> None:
    """What the last check of everything answered; nothing of the sample, which nobody has to check."""
    if kept.is_sample:
        return
    last = kept.verified()
    if last is None:
        show(note(say("history-never-verified")))
    elif last.problems:
        words = {"when": last.when, "count": last.problems, "first": last.first}
        notice(say("history-verified-broken", **words), "block")
    else:
        show(note(say("history-verified", when=last.when, count=last.uploads, seal=last.seal)))


def entries(kept: Store, uploads: list[Upload]) -> None:
    """One entry per upload; those of long ago follow at a click."""
    upto = counted("shown", AT_ONCE)
    over = superseded(uploads)
    older = {number for number, newer in over.items() if newer.wholly}
    rows = (
        surviving(partial(_entry, kept, upload, older=upload.id in older), _unshown, upload.id)
        for upload in uploads[:upto]
    )
    more = say("history-more", count=min(AT_ONCE, len(uploads) - upto))
    rest = note(anchor(more, link("history", shown=upto + AT_ONCE))) if len(uploads) > upto else ""
    show(tag("ul", *rows, class_="t-log"), rest)


def kind(upload: Upload) -> str:
    """What sort of file it was, in words."""
    return say(f"history-kind-{upload.kind}")


def _unshown(said: str) -> Markup:
    return tag("li", tag("div", class_="t-log-when"), tag("div", said, class_="t-log-what"))


def _entry(kept: Store, upload: Upload, *, older: bool) -> Markup:
    if upload.kind == "unreadable":
        return _unshown(upload.file)
    name = anchor(upload.file, link("history", upload=upload.id))
    remarks = [
        upload.note,
        upload.reason and say("history-restored", number=str(upload.restores), reason=upload.reason),
        *map(phrase, upload.amendments),
    ]
    if not upload.counts and not upload.withdrawn:
        remarks.append(say("history-replaced"))
    elif older:
        remarks.append(say("history-older"))
    said = " · ".join(remark for remark in remarks if remark)
    figures = upload.kind in ("summary", "register")
    scope = say("history-scope", kind=kind(upload), asof=day(upload.as_of), count=len(upload.units))
    counts = say("history-figures", valid=number(upload.valid), invalid=number(upload.invalid)) if figures else ""
    changed = surviving(lambda: _changes(kept, upload), str, upload.id) if figures else ""
    return tag(
        "li",
        tag("div", moment(upload.when), tag("span", upload.who), class_="t-log-when"),
        tag(
            "div", name, " ", muted(scope if figures else kind(upload)), note(said) if said else "", class_="t-log-what"
        ),
        tag("div", counts, tag("span", changed), class_="t-log-moved"),
        code(upload.sha256[:8], title=f"sha256 {upload.sha256}"),
    )


@st.cache_data(show_spinner=False, max_entries=2000)
def _moved(_store: Store, address: str, number: int) -> tuple[int, ...]:  # noqa: ARG001 - it is kept under that
    """How many units an upload changed, added and left the same; counted once, for that never changes."""
    moved = _store.changes(number)["change"]
    return tuple(int((moved == kind).sum()) for kind in ("changed", "new", "same"))


def _changes(kept: Store, upload: Upload) -> str:
    """ "9 đổi, 5 giữ nguyên": without what there is none of."""
    keys = ("history-change-count", "history-new", "history-same")
    counts = zip(keys, _moved(kept, str(kept.database.address), upload.id), strict=True)
    return ", ".join(say(key, count=count) for key, count in counts if count)
