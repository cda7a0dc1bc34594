"""The list of uploads: when, who, which file, up to which date, and what each changed."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.parts.shared.address import counted, link
from pages.parts.shared.frame import headline
from pages.parts.shared.html import anchor, escape, show
from pages.parts.shared.view import own_store, view
from pages.parts.upload.files import notice
from tally.store import Store, Upload
from tally.store.amendments import phrase
from tally.store.history import superseded
from tally.wording import day, moment, number, say, surviving

AT_ONCE = 25  # uploads drawn before "more" is asked for


def store() -> Store:
    """The installation's own store once anything was published, else the one that is looked at (the sample)."""
    own = own_store()
    return own if own.uploads() else view().store


def listed(kept: Store) -> list[Upload]:
    """Every upload, newest first."""
    return kept.uploads()


def sentence(uploads: list[Upload]) -> None:
    """How many there are and which was the last, in one sentence."""
    last = uploads[0]
    said = say("history-sentence", count=len(uploads), who=last.who, file=last.file, when=moment(last.when))
    headline(said, say("history-sub"))


def checked(kept: Store) -> None:
    """What the last check of everything answered; nothing of the sample, which nobody has to check."""
    if kept.is_sample:
        return
    last = kept.verified()
    if last is None:
        show(f'<p class="t-note">{escape(say("history-never-verified"))}</p>')
    elif last.problems:
        words = {"when": last.when, "count": last.problems, "first": last.first}
        notice(say("history-verified-broken", **words), "block")
    else:
        said = say("history-verified", when=last.when, count=last.uploads, seal=last.seal)
        show(f'<p class="t-note">{escape(said)}</p>')


def entries(kept: Store, uploads: list[Upload]) -> None:
    """One entry per upload; those of long ago follow at a click."""
    upto = counted("shown", AT_ONCE)
    over = superseded(uploads)
    older = {number for number, newer in over.items() if newer.wholly}
    rows = "".join(
        surviving(partial(_entry, kept, upload, upload.id in older), _unshown, upload.id) for upload in uploads[:upto]
    )
    rest = ""
    if len(uploads) > upto:
        more = say("history-more", count=min(AT_ONCE, len(uploads) - upto))
        rest = f'<p class="t-note">{anchor(more, link("history", shown=upto + AT_ONCE))}</p>'
    show(f'<ul class="t-log">{rows}</ul>{rest}')


def kind(upload: Upload) -> str:
    """What sort of file it was, in words."""
    return say(f"history-kind-{upload.kind}")


def _unshown(said: str) -> str:
    return f'<li><div class="t-log-when"></div><div class="t-log-what">{escape(said)}</div></li>'


def _entry(kept: Store, upload: Upload, older: bool) -> str:
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
    said = " · ".join(escape(remark) for remark in remarks if remark)
    note = f'<p class="t-note">{said}</p>' if said else ""
    return (
        f'<li><div class="t-log-when">{escape(moment(upload.when))}<span>{escape(upload.who)}</span></div>'
        f'<div class="t-log-what">{name} <span class="t-mut">{escape(_scope(upload))}</span>{note}</div>'
        f'<div class="t-log-moved">{_figures(upload)}<span>{escape(_changed(kept, upload))}</span></div>'
        f'<code class="t-code" title="sha256 {upload.sha256}">{upload.sha256[:8]}</code></li>'
    )


def _scope(upload: Upload) -> str:
    if upload.kind not in ("summary", "register"):
        return kind(upload)
    return say("history-scope", kind=kind(upload), asof=day(upload.as_of), count=len(upload.units))


def _figures(upload: Upload) -> str:
    if upload.kind not in ("summary", "register"):
        return ""
    return escape(say("history-figures", valid=number(upload.valid), invalid=number(upload.invalid)))


def _changed(kept: Store, upload: Upload) -> str:
    if upload.kind not in ("summary", "register"):
        return ""
    return surviving(lambda: _changes(kept, str(kept.database.address), upload.id), str, upload.id)


@st.cache_data(show_spinner=False, max_entries=2000)
def _changes(_store: Store, address: str, number: int) -> str:
    # What an upload changed never changes: it is counted once.
    moved = _store.changes(number)["change"]
    return counts_said(int((moved == "changed").sum()), int((moved == "new").sum()), int((moved == "same").sum()))


def counts_said(changed: int, new: int, same: int) -> str:
    """ "9 đổi, 5 giữ nguyên": without what there is none of."""
    found = (("history-change-count", changed), ("history-new", new), ("history-same", same))
    return ", ".join(say(key, count=count) for key, count in found if count)
