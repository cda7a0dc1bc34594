"""One upload, opened: what it said, what it changed, what was noticed in it, and its file."""

from __future__ import annotations

import streamlit as st

from pages.parts.history.uploads import kind
from pages.parts.shared.address import link
from pages.parts.shared.html import Markup, anchor, banner, facts, heading, headline, literal, more, note, show, tag
from pages.parts.shared.take import later
from pages.parts.upload.compare import changed_by, in_force
from pages.parts.upload.draft import lay_beside
from tally.findings import Finding, by_severity
from tally.keeping.seen import directory_on
from tally.rights import may
from tally.store import Store, Upload
from tally.store.amendments import phrase
from tally.store.history import superseded
from tally.wording import day, moment, number, say

SHOWN = 12  # findings drawn before the rest is folded away


def opened(store: Store, upload: Upload, uploads: list[Upload]) -> None:
    """What this upload said; who, when, whether it still stands; where it stood; what it changed; what was noticed."""
    figures = {"valid": number(upload.valid), "invalid": number(upload.invalid), "count": len(upload.units)}
    counted = upload.kind in ("summary", "register")
    if counted:
        said = say("history-one", file=upload.file, asof=day(upload.as_of), **figures)
    else:
        said = say("history-one-other", file=upload.file, kind=kind(upload))
    under = say("history-one-sub", who=upload.who, when=moment(upload.when), number=str(upload.id))
    show(note("‹ ", anchor(say("history-back"), link("history"))))
    show(headline(said, under), *map(banner, _standing(upload, uploads)), _about(store, upload))
    show(_changes(store, upload) if counted else "", *_findings(store, upload))


def _changes(store: Store, upload: Upload) -> Markup:
    """Old → new per unit, as it was when it was published, under the quotas of its date."""
    directory = directory_on(store, upload.period, upload.as_of)
    return changed_by(in_force(store.changes(upload.id), upload.period, directory, directory), say("history-changed"))


def _standing(upload: Upload, uploads: list[Upload]) -> list[str]:
    said: list[str] = []
    if upload.restores is not None:
        origin = anchor(say("history-number", number=str(upload.restores)), link("history", upload=upload.restores))
        said.append(
            Markup("{} {}").format(say("history-restored", number=str(upload.restores), reason=upload.reason), origin)
        )
    said += map(phrase, upload.amendments)
    later = next((other for other in uploads if other.replaces == upload.id and not other.withdrawn), None)
    if later:
        said.append(_later("history-replaced-by", later))
    elif upload.counts and (newer := superseded(uploads).get(upload.id)):
        said.append(_later("history-superseded", newer.upload))
    return said


def _later(key: str, later: Upload) -> Markup:
    to = anchor(later.file, link("history", upload=later.id))
    return Markup("{} {}").format(say(key, who=later.who, when=moment(later.when)), to)


def _about(store: Store, upload: Upload) -> Markup:
    """Where the figures stood in the file, and what identifies it."""
    kept = store.kept(upload.id)
    known = {
        "kind": kind(upload),
        "place": " · ".join(part for part in (kept.sheet, kept.range) if part),
        "rows": "" if upload.rows is None else number(upload.rows),
        "note": upload.note,
        "size": say("history-bytes", count=number(-(-upload.size // 1024))),
        "sha": upload.sha256,
    }
    return facts((say(f"history-{name}"), value) for name, value in known.items() if value)


def _findings(store: Store, upload: Upload) -> list[Markup]:
    """What was noticed in the file."""
    found = by_severity(store.findings(upload.id))
    if not found:
        return []
    title = heading(say("history-findings", count=sum(one.count for one in found)))
    first, rest = (
        tag("div", *map(_finding, part), class_="t-finds") for part in (found[:SHOWN], found[SHOWN : SHOWN * 20])
    )
    left = len(found) - SHOWN
    return [title, first, *([more(say("history-findings-more", count=left), rest)] if left > 0 else [])]


def _finding(one: Finding) -> Markup:
    tone = "answered" if one.severity == "ask" else one.severity
    word = tag("span", say(f"upload-tag-{tone}"), class_=f"t-tag {'done' if tone == 'answered' else tone}")
    cell = tag("span", one.cell, class_="t-code") if one.cell else tag("span")
    return tag("div", word, cell, tag("span", one.settled), class_="t-find")


def take_away(store: Store, upload: Upload) -> None:
    """The file as it was sent, byte for byte."""
    if not may("files", upload.units or (None,)):
        return
    show(heading(say("history-original"), say("history-original-note")))
    narrowed = any(finding.code == "others-left" for finding in store.findings(upload.id))
    if narrowed and may("directory") and st.button(say("history-others"), key=f"others-{upload.id}"):
        lay_beside(upload.file, store.source(upload.id))
    st.download_button(
        say("history-download", file=literal(upload.file)),
        later(lambda: store.source(upload.id), str(upload.id)),
        file_name=upload.file,
        mime="application/octet-stream",
        key=f"source-{upload.id}",
        on_click="ignore",
    )
