"""The uploads: their list, one of them opened, two dates side by side; restoring, withdrawing, correcting one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from pages.parts.shared.deeds import Made, attempt, notice, seen_state, signature
from pages.parts.shared.frame import pick, segments
from pages.parts.shared.html import Markup, anchor, banner, code, facts, heading, headline, muted, note, show, tag
from pages.parts.shared.take import Take, download
from pages.parts.shared.view import chosen, link, own_store, view
from pages.parts.upload.compare import changed_by, counted
from pages.parts.upload.draft import lay, to_upload_page
from pages.parts.upload.questions import by_kind
from tally.bounds import LONGEST
from tally.errors import TallyError
from tally.findings import by_severity
from tally.keeping.seen import compared, directory_on, seen
from tally.progress import settled
from tally.rights import may
from tally.store import Store, Upload
from tally.store.changes import between
from tally.store.uploads import phrase
from tally.wording import day, explain, moment, number, say, surviving, termed

AT_ONCE = 25  # uploads drawn before "more" is asked for
FIGURES = ("summary", "register")  # kinds of uploads that are figures of a date
MOVES = ("changed", "new", "same")


def store() -> Store:
    """The installation's own store once anything was published, else the one that is looked at (the sample)."""
    own = own_store()
    return own if own.uploads() else view().store


def sentence(kept: Store, uploads: list[Upload]) -> None:
    """How many there are and which was the last; what the last check of everything answered, not of the sample."""
    last = uploads[0]
    words = {"who": last.who, "file": last.file, "when": moment(last.when), "back": "no" if last.counts else "yes"}
    said = say("history-sentence", count=len(uploads), **words)
    show(headline(said, say("history-sub", mends="yes" if may("withdraw") else "no")))
    if not kept.is_sample:
        _checked(kept)


def _checked(kept: Store) -> None:
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
    shown = chosen("shown") or ""
    upto = int(shown) if re.fullmatch("[0-9]{1,7}", shown) else AT_ONCE
    over = kept.superseded(uploads[:upto])
    older = {number for number, newer in over.items() if newer.wholly}
    rows = (
        surviving(partial(_entry, kept, upload, older=upload.id in older), _unshown, upload.id)
        for upload in uploads[:upto]
    )
    more = say("history-more", count=min(AT_ONCE, len(uploads) - upto))
    rest = note(anchor(more, link("history", shown=upto + AT_ONCE))) if len(uploads) > upto else ""
    show(tag("ul", *rows, class_="t-log"), rest)


def _unshown(reason: str) -> Markup:
    return tag("li", tag("div", class_="t-log-when"), tag("div", reason, class_="t-log-what"))


def _entry(kept: Store, upload: Upload, *, older: bool) -> Markup:
    if upload.kind == "unreadable":
        return _unshown(upload.file)
    name = anchor(upload.file, link("history", upload=upload.id))
    restored = upload.reason and say("history-restored", number=str(upload.restores), reason=upload.reason)
    remarks = (upload.note, restored, *map(phrase, upload.amendments), say("history-older") if older else "")
    text = " · ".join(filter(None, remarks))
    scope, counts, changed = say(f"history-kind-{upload.kind}"), "", ""
    if upload.kind in FIGURES:
        scope = say("history-scope", kind=scope, asof=day(upload.as_of), count=len(upload.units))
        counts = say("history-figures", valid=number(upload.valid), invalid=number(upload.invalid))
        counts = counts if upload.counts else tag("s", counts, class_="t-old")
        address = str(kept.database.address)
        changed = surviving(lambda: counted(_moved(kept, address, upload.id)), str, upload.id)
    return tag(
        "li",
        tag("div", moment(upload.when), tag("span", upload.who), class_="t-log-when"),
        tag("div", name, " ", muted(scope), note(text) if text else "", class_="t-log-what"),
        tag("div", counts, tag("span", changed), class_="t-log-moved"),
        code(upload.sha256[:8], title=f"sha256 {upload.sha256}"),
    )


@st.cache_data(show_spinner=False, max_entries=2000)
def _moved(_store: Store, address: str, number: int) -> dict[str, int]:  # noqa: ARG001 - it is kept under that
    """How many units an upload changed, added and left the same; counted once, for that never changes."""
    moved = _store.changes(number)["change"]
    return {kind: int((moved == kind).sum()) for kind in MOVES}


def opened(store: Store, upload: Upload) -> None:
    """What this upload said; who, when, whether it still stands; where it stood; what it changed; what was noticed."""
    sentence, changes = say("history-one-other", file=upload.file, kind=say(f"history-kind-{upload.kind}")), Markup()
    if upload.kind in FIGURES:
        figures = {"valid": number(upload.valid), "invalid": number(upload.invalid), "count": len(upload.units)}
        sentence = say("history-one", file=upload.file, asof=day(upload.as_of), **figures)
        # as it was when it was published, under the quotas of its date
        rows = compared(store, store.changes(upload.id), upload.period, upload.as_of, alone=True)
        changes = changed_by(rows, say("history-changed"), say("history-total-file"))
    under = say("history-one-sub", who=upload.who, when=moment(upload.when), number=str(upload.id))
    show(note("‹ ", anchor(say("history-back"), link("history"))))
    show(headline(sentence, under), *map(banner, _standing(store, upload)), _about(store, upload))
    show(changes, _findings(store, upload))


def _standing(store: Store, upload: Upload) -> list[str]:
    remarks: list[str] = []
    if earlier := str(upload.restores or ""):
        text = say("history-restored", number=earlier, reason=upload.reason)
        origin = anchor(say("history-number", number=earlier), link("history", upload=earlier))
        remarks.append(Markup("{} {}").format(text, origin))
    remarks += map(phrase, upload.amendments)
    if later := store.superseding(upload):
        text = say("history-superseded", who=later.who, when=moment(later.when))
        remarks.append(Markup("{} {}").format(text, anchor(later.file, link("history", upload=later.id))))
    return remarks


def _about(store: Store, upload: Upload) -> Markup:
    """Where the figures stood in the file, and what identifies it."""
    kept = store.kept(upload.id)
    known = {
        "kind": say(f"history-kind-{upload.kind}"),
        "place": " · ".join(part for part in (kept.sheet, kept.range) if part),
        "rows": "" if upload.rows is None else number(upload.rows),
        "note": upload.note,
        "size": say("history-bytes", count=number(-(-upload.size // 1024))),
        "sha": upload.sha256,
    }
    return facts((say(f"history-{name}"), value) for name, value in known.items() if value)


def _findings(store: Store, upload: Upload) -> Markup:
    """What was noticed in the file."""
    noticed = by_severity(store.findings(upload.id))
    title = heading(say("history-findings", count=sum(finding.count for finding in noticed)))
    return title + by_kind(noticed, settled=True) if noticed else Markup()


def take_away(store: Store, upload: Upload) -> None:
    """The file as it was sent, byte for byte."""
    if not may("files", upload.units or (None,)):
        return
    show(heading(say("history-original"), say("history-original-note")))
    narrowed = any(finding.code == "others-left" for finding in store.findings(upload.id))
    if narrowed and may("directory") and st.button(say("history-others"), key=f"others-{upload.id}"):
        lay([(upload.file, store.source(upload.id))])
        to_upload_page()
    label, source = say("history-download", file=upload.file), partial(store.source, upload.id)
    download(Take(label, upload.file, source, names=True, upload=upload.id), f"source-{upload.id}")


def compare(store: Store) -> None:
    """Two dates to choose, kept in the address, the sentence of what lies between them, and the table.

    Each date as every page shows it; what units that ended in between had counts for their heirs at the first one too.
    """
    period, now = view().period, view().now
    dates = store.dates(period.code)
    show(heading(say("history-compare"), say("history-compare-note", period=termed(period.name))))
    if len(dates) < 2:
        show(note(say("history-compare-one")))
        return
    with st.container(horizontal=True, vertical_alignment="center", key="choices"):
        days = [_day(name, dates, usual) for name, usual in (("from", dates[-2]), ("to", dates[-1]))]
    before, after = (seen(store, period, day, None, now=now) for day in days)
    old = pd.concat(settled(before.state, directory_on(store, period.code, days[1], now=now), after.day))
    names = {unit.code: unit.name for unit in after.directory.units}
    owed = [directory.quotas_in(period.code) for directory in (before.directory, after.directory)]
    table = between(old, after.state, gone=True, names=names, owed=owed)
    sums = {side: int(table[f"{side}_valid"].sum()) for side in ("old", "new")}
    title = say("history-between", earlier=days[0], later=days[1], **sums)
    sent = say("figures-sent", sent=len(after.state), units=len(after.directory.units))
    show(changed_by(table, title, say("history-total-sent", sent=sent)))


def _day(name: str, dates: Sequence[date], usual: date) -> date:
    label = say(f"history-{name}")
    newest_first = {each.isoformat(): f"{label} {day(each)}" for each in reversed(dates)}
    return date.fromisoformat(pick(name, newest_first, label, usual.isoformat()))


def restore(store: Store, upload: Upload) -> None:
    """Publishes this upload again as the newest version; not what is in force anyway."""
    if not may("withdraw"):
        return
    obstacle = "restore-sample" if store.is_sample else "in-force" if _in_force(store, upload) else ""
    explained = say(f"history-{obstacle or 'restore-note'}", kind=upload.kind, day=day(upload.as_of))
    show(heading(say("history-restore"), explained))
    if not obstacle:
        label = say("history-restore-do", kind=upload.kind, day=day(upload.as_of))
        if published := _confirmed(store, upload, "restore", label, partial(store.restore, upload.id)):
            st.query_params["upload"] = str(published.upload)
            st.rerun()


def _in_force(store: Store, upload: Upload) -> bool:
    """Whether all that this upload says counts today, so that publishing it again would change nothing.

    Requests for support are taken in once and stay; of the directories the newest counts.
    """
    if upload.kind in FIGURES:
        return upload.counts and not store.superseded([upload])
    same = [(other.as_of, other.id) for other in store.uploads() if other.kind == upload.kind and other.counts]
    return upload.kind == "support" or (upload.as_of, upload.id) == max(same, default=None)


def amend(store: Store, upload: Upload) -> None:
    """Both ways of mending, one of them chosen; nothing for the sample, for requests and for what no longer counts."""
    if store.is_sample or upload.kind == "support" or not upload.counts or not may("withdraw"):
        return
    show(heading(say("history-amend"), say("history-amend-note")))
    ways = {kind: say(f"history-{kind}") for kind in ("correct", "withdraw")}
    kind = segments(say("history-amend"), ways, f"amend-{upload.id}")
    as_of, period = _corrected(store, upload) if kind == "correct" else (None, None)
    if kind == "correct" and (as_of, period or "") == (upload.as_of, upload.period):
        show(note(say("history-correct-needs")))
    elif kind and _shown(store, upload, kind, as_of, period):
        label = say(f"history-{kind}-do", day=day(as_of or upload.as_of))
        act = partial(store.amend, upload.id, kind, as_of=as_of, period=period)
        if _confirmed(store, upload, "amend", label, act):
            st.rerun()


def _corrected(store: Store, upload: Upload) -> tuple[date | None, str | None]:
    """The date and period that are right; a directory has no period."""
    left, right, _ = st.columns([2, 2, 3], vertical_alignment="bottom")
    as_of = left.date_input(
        say("upload-as-of"), value=upload.as_of, max_value="today", format="DD/MM/YYYY", key=f"amend-as-of-{upload.id}"
    )
    if not upload.period:
        return as_of, None
    names = {upload.period: upload.period} | {it.code: termed(it.name) for it in store.directory_in_force().periods}
    key = f"amend-period-{upload.id}"
    return as_of, right.selectbox(say("upload-period"), list(names), format_func=names.__getitem__, key=key)


def _shown(store: Store, upload: Upload, kind: str, as_of: date | None, period: str | None) -> bool:
    """What would change, at the date before and the date after and at the newest; whether it can be done."""
    try:
        changed = store.amended(upload.id, kind, as_of=as_of, period=period)
    except TallyError as error:
        notice(explain(error), "ask")
        return False
    concerned = ((upload.period, upload.as_of), (period or upload.period, as_of or upload.as_of), list(changed)[-1])
    for (of, at), table in changed.items() if upload.period else ():
        if (of, at) in concerned:
            rows = compared(store, table, of, at, alone=True)
            show(changed_by(rows, _title(at, table), say("history-total")))
    if others := [at for _, at in changed.keys() - {*concerned}]:
        show(note(say("history-amended-others", count=len(others), first=min(others), last=max(others))))
    return True


def _title(at: date, table: pd.DataFrame) -> str:
    """Whether figures of a date change, stay as they are, or are those of an earlier one from then on."""
    change = "changed" if (table["change"] != "same").any() else "same"
    return say("history-amended-at", day=at, change=change if (table["new_as_of"] == at).any() else "gone")


def _confirmed(store: Store, upload: Upload, deed: str, label: str, act: Callable[..., Made]) -> Made | None:
    """Reason, signature and the button, closed until both are there; what the deed gives once it is done."""
    name = f"{deed}-{upload.id}"
    before = seen_state(name, store.token(upload.period))
    left, right = st.columns(2)
    key = f"{deed}-reason-{upload.id}"
    reason = left.text_input(say("history-reason"), max_chars=LONGEST["reason"], key=key).strip()
    with right:
        who = signature(f"{deed}-who-{upload.id}", say("history-who"))
    ready = bool(reason and who)
    show(note(say("history-needs")) if not ready else "")
    if not st.button(label, disabled=not ready, key=f"{deed}-do-{upload.id}"):
        return None
    return attempt(lambda: act(reason=reason, who=who, based_on=before), name)
