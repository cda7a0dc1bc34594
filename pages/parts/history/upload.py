"""One upload, opened: what it said, what it changed, its file, and publishing it again with a reason."""

from __future__ import annotations

import streamlit as st

from pages.parts.history.uploads import kind
from pages.parts.shared.address import link
from pages.parts.shared.frame import heading, heading_html, headline
from pages.parts.shared.html import anchor, escape, more, show
from pages.parts.shared.take import later
from pages.parts.upload.compare import changed_by
from pages.parts.upload.draft import lay_beside
from pages.parts.upload.files import failure
from pages.parts.upload.publish import signature
from tally.errors import Conflict, TallyError
from tally.findings import Finding, by_severity
from tally.rights import may
from tally.store import Store, Upload
from tally.store.amendments import phrase
from tally.store.bounds import LONGEST
from tally.store.history import superseded
from tally.wording import day, moment, number, say

SHOWN = 12  # findings drawn before the rest is folded away


def find(uploads: list[Upload], asked: str | None) -> Upload | None:
    """The upload with the number in the address."""
    return next((upload for upload in uploads if str(upload.id) == asked), None)


def sentence(store: Store, upload: Upload, uploads: list[Upload]) -> None:
    """What this upload said; then who, when, and whether it still stands."""
    back = anchor(say("history-back"), link("history"))
    show(f'<p class="t-note">‹ {back}</p>')
    figures = {"valid": number(upload.valid), "invalid": number(upload.invalid), "count": len(upload.units)}
    if upload.kind in ("summary", "register"):
        said = say("history-one", file=upload.file, asof=day(upload.as_of), **figures)
    else:
        said = say("history-one-other", file=upload.file, kind=kind(upload))
    headline(said, say("history-one-sub", who=upload.who, when=moment(upload.when), number=str(upload.id)))
    for remark in _standing(upload, uploads):
        show(f'<div class="t-banner" role="note">{remark}</div>')


def _standing(upload: Upload, uploads: list[Upload]) -> list[str]:
    said = []
    if upload.restores is not None:
        origin = anchor(say("history-number", number=str(upload.restores)), link("history", upload=upload.restores))
        said.append(f"{escape(say('history-restored', number=str(upload.restores), reason=upload.reason))} {origin}")
    said += [escape(phrase(amendment)) for amendment in upload.amendments]
    later = next((other for other in uploads if other.replaces == upload.id and not other.withdrawn), None)
    if later:
        said.append(_later("history-replaced-by", later))
    elif upload.counts and (newer := superseded(uploads).get(upload.id)):
        said.append(_later("history-superseded", newer.upload))
    return said


def _later(key: str, later: Upload) -> str:
    said = escape(say(key, who=later.who, when=moment(later.when)))
    return f"{said} {anchor(later.file, link('history', upload=later.id))}"


def about(store: Store, upload: Upload) -> None:
    """Where the figures stood in the file, and what identifies it."""
    kept = store.kept(upload.id)
    place = " · ".join(part for part in (kept.sheet, kept.range) if part)
    facts = [
        ("history-kind", kind(upload)),
        ("history-place", place),
        ("history-rows", "" if upload.rows is None else number(upload.rows)),
        ("history-note", upload.note),
        ("history-size", say("history-bytes", count=number(-(-upload.size // 1024)))),
        ("history-sha", upload.sha256),
    ]
    rows = (f"<dt>{escape(say(key))}</dt><dd>{escape(value)}</dd>" for key, value in facts if value)
    show(f'<dl class="t-about">{"".join(rows)}</dl>')


def changes(store: Store, upload: Upload) -> None:
    """Old → new per unit, as it was when it was published."""
    if upload.kind in ("summary", "register"):
        changed_by(store.changes(upload.id), say("history-changed"))


def findings(store: Store, upload: Upload) -> None:
    """What was noticed in the file."""
    found = by_severity(store.findings(upload.id))
    if not found:
        return
    first = "".join(map(_finding, found[:SHOWN]))
    show(
        heading_html(say("history-findings", count=sum(one.count for one in found))),
        f'<div class="t-finds">{first}</div>',
    )
    if len(found) > SHOWN:
        rest = "".join(map(_finding, found[SHOWN : SHOWN * 20]))
        show(more(say("history-findings-more", count=len(found) - SHOWN), f'<div class="t-finds">{rest}</div>'))


def _finding(one: Finding) -> str:
    tag = f'<span class="t-tag {one.severity}">{escape(say(f"upload-tag-{one.severity}"))}</span>'
    cell = f'<span class="t-code">{escape(one.cell)}</span>' if one.cell else "<span></span>"
    return f'<div class="t-find">{tag}{cell}<span>{escape(one.message)}</span></div>'


def take_away(store: Store, upload: Upload) -> None:
    """The file as it was sent, byte for byte."""
    if not may("files", upload.units or (None,)):
        return
    heading(say("history-original"), say("history-original-note"))
    narrowed = any(finding.code == "others-left" for finding in store.findings(upload.id))
    if narrowed and may("directory") and st.button(say("history-others"), key=f"others-{upload.id}"):
        lay_beside(upload.file, store.source(upload.id))
    st.download_button(
        say("history-download", file=upload.file),
        later(lambda: store.source(upload.id), upload.file),
        file_name=upload.file,
        mime="application/octet-stream",
        key=f"source-{upload.id}",
        on_click="ignore",
    )


def restore(store: Store, upload: Upload) -> None:
    """Publishes this upload again as the newest version, for a reason that is kept; not what is in force anyway."""
    if not may("withdraw"):
        return
    if store.is_sample or _in_force(store, upload):
        in_force = say("history-in-force", kind=upload.kind, day=day(upload.as_of))
        heading(say("history-restore"), say("history-restore-sample") if store.is_sample else in_force)
        return
    heading(say("history-restore"), say("history-restore-note"))
    seen = st.session_state.setdefault(f"history-token-{upload.id}", store.token(upload.period))
    reason = st.text_input(say("history-reason"), max_chars=LONGEST["reason"], key=f"reason-{upload.id}").strip()
    who = signature(f"restore-who-{upload.id}")
    ready = bool(reason and who)
    if not ready:
        show(f'<p class="t-note">{escape(say("history-restore-needs"))}</p>')
    if st.button(say("history-restore-do", day=day(upload.as_of)), disabled=not ready, key=f"restore-{upload.id}"):
        _restored(store, upload, reason, who, seen)


def _in_force(store: Store, upload: Upload) -> bool:
    """Whether all that this upload says counts today, so that publishing it again would change nothing.

    Requests for support are taken in once and stay; of the directories the newest counts.
    """
    if upload.kind in ("summary", "register"):
        state = store.state(upload.period, upload.as_of)
        return set(state["unit"][state["upload"] == upload.id]) == set(upload.units)
    same = [other.id for other in store.uploads() if other.kind == upload.kind and other.counts]
    return upload.kind == "support" or upload.id == max(same, default=0)


def _restored(store: Store, upload: Upload, reason: str, who: str, seen: str) -> None:
    try:
        published = store.restore(upload.id, reason, who, based_on=seen)
    except TallyError as error:
        failure(error)
        if isinstance(error, Conflict):
            st.session_state[f"history-token-{upload.id}"] = str(error.particulars["token"])
        return
    st.query_params["upload"] = str(published.upload)
    st.rerun()
