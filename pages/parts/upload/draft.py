"""A file on its way to being published: its bytes, what was answered and typed about it, and what became of it.

Files stay on a person's desk through a new page, another page and a lost connection, until they are published or thrown
away: a desk belongs to a browser, by a cookie that nobody else has, and to the account that is signed in.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, NoReturn

import pandas as pd
import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from pages.parts.shared.deeds import notice
from pages.parts.shared.front import DESK
from pages.parts.shared.html import literal, note, show
from pages.parts.shared.view import CARRIED, bound, chosen, own_store
from tally import rights
from tally.bounds import setting
from tally.desk import Answer, Question, Visit
from tally.desk.packed import unpacked
from tally.directory import Period
from tally.directory.sheets import PageRow
from tally.errors import Refusal, TallyError
from tally.intake.reading import Answers, UnitFigures
from tally.papers.mending import Comparison
from tally.store import Published
from tally.store.publish import Plan
from tally.wording import explain, number, say
from tally.workbook.limits import MIB, limits

_DESK, _CURRENT, _NEXT = "upload-desk", "upload-current", "upload-next"
DESK_DAYS = 7  # a desk that nobody came back to is cleared
BARE_SECONDS = 60  # for so long one with nothing on it stays: what is being typed or sent may be about to lie there
_TURNED_AWAY, _ROUND, _NEW = "upload-turned-away", "upload-round", "upload-new"
SCROLLED_FROM = 9  # files from which the list scrolls in itself


@dataclass
class Draft:
    """A file as it lies on the page. `choices` maps a question's key to the answer chosen, `settled` to the question
    as it was then; `shown` are those seen.

    `folder` is where it stood in a .zip. `answers` are corrections of how the table is read, before the choices;
    `mark` is the shape under which they are remembered, and `recall` says that what an earlier file of that shape was
    corrected to is wanted. `typed` is what stands in the boxes about this file. `refusal` is what publishing
    met, `returned` the comparison with the register in force, `compared` that of the units' figures, `stated` what the
    file says of each, `published` the outcome.
    """

    file: str
    source: bytes
    sha256: str
    folder: str = ""
    choices: dict[str, Answer] = field(default_factory=dict)
    settled: dict[str, Question] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)
    answers: Answers = field(default_factory=Answers)
    mark: str | None = None
    recall: bool = True
    typed: dict[str, Any] = field(default_factory=dict)
    refusal: TallyError | None = None
    returned: tuple[object, Comparison | None] | None = None
    compared: pd.DataFrame | None = None
    stated: dict[str, UnitFigures] = field(default_factory=dict)
    published: Published | None = None

    @property
    def key(self) -> str:
        """What widgets about this file are keyed by."""
        return hashlib.sha256(f"{self.sha256}:{self.folder}:{self.file}".encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Proposal:
    """A file as it was read, and under what it is to be published. `as_of` is None until somebody has said it."""

    draft: Draft
    visit: Visit
    period: Period | None
    as_of: date | None
    who: str = ""
    note: str = ""

    @property
    def code(self) -> str:
        """The code of the period; "" of a directory and of support requests."""
        return self.period.code if self.period else ""

    @property
    def screen(self) -> str:
        """Under what name a session keeps the state against which it looks at this."""
        return f"{self.draft.key}-{self.code}"

    def plan(self) -> Plan | None:
        """What publishing would do now; None while the date is not known, or where nothing can be counted yet."""
        if self.as_of is None:
            return None
        try:
            return own_store().plan(self.visit.reading, self.code, self.as_of, answers=self.visit.answers)
        except TallyError:
            return None


@dataclass
class Desk:
    """What lies before one person, and when it was last looked at: files, by key in the order they came; and sheets of
    the directory as they were typed, `typed_over` being the mark of the directory that they were typed over, `typed_as`
    the sha256 of the file that was made of them last; `who` published last.

    Files come and go by a new `drafts`, never in place: other pages and other people's visits go through it meanwhile.
    """

    drafts: dict[str, Draft] = field(default_factory=dict)
    typed: dict[str, list[PageRow]] = field(default_factory=dict)
    typed_over: str = ""
    typed_as: str = ""
    who: str = ""
    looked: float = field(default_factory=time.monotonic)


class Desks:
    """Every desk of this server."""

    def __init__(self) -> None:
        self._desks: dict[str, Desk] = {}
        self._lock = threading.Lock()

    def of(self, owner: str) -> Desk:
        """The desk of this owner; what it holds is changed in place."""
        with self._lock:
            desk = self._desks.setdefault(owner, Desk())
            desk.looked = time.monotonic()
            self._make_room(desk)
            return desk

    def _make_room(self, own: Desk) -> None:
        most = setting("SHARE_FILES_MIB") * MIB  # on all desks together; the desk left longest is cleared first
        sizes = {name: sum(len(d.source) for d in desk.drafts.values()) for name, desk in self._desks.items()}
        for name in sorted(self._desks, key=lambda name: self._desks[name].looked):
            left = time.monotonic() - self._desks[name].looked
            old = left > DESK_DAYS * 86_400
            bare = left > BARE_SECONDS and not (sizes[name] or self._desks[name].typed)
            if self._desks[name] is not own and (old or bare or sum(sizes.values()) > most):
                del self._desks[name], sizes[name]


@st.cache_resource(show_spinner=False)
def _desks() -> Desks:
    return Desks()


def desk_owner() -> str:
    """Whose desk this is: the browser's and the account's; "" where the browser keeps no cookie."""
    browser = st.context.cookies.to_dict().get(DESK, "")
    return f"{rights.acting().account or ''}:{browser}" if browser else ""


def desk() -> Desk:
    """What lies before this person; with a browser that keeps no cookie, for as long as the page is open."""
    whose = desk_owner()
    own: Desk = _desks().of(whose) if whose else st.session_state.setdefault(_DESK, Desk())
    return own


def lay(files: Iterable[tuple[str, bytes]]) -> list[Draft]:
    """Puts these files on the page beside those that lie there, the first of them to be looked at; a file that lies
    there already keeps its answers. What was published leaves.
    """
    own, new = desk(), []
    laid = {key: draft for key, draft in own.drafts.items() if not draft.published}
    for path, source in files:
        folder, _, name = path.replace("\\", "/").rpartition("/")
        draft = Draft(name, source, hashlib.sha256(source).hexdigest(), folder)
        new.append(laid.setdefault(draft.key, draft))
    own.drafts = laid
    if new:  # not said to the list itself: it may have been drawn already
        st.session_state[_NEXT] = new[0].key
    return new


def to_upload_page() -> NoReturn:
    """Goes on with what lies on the upload page, without what was looked for on this one."""
    st.switch_page("upload.py", query_params={name: value for name in CARRIED if (value := chosen(name))})


def throw_away(keys: Iterable[str]) -> None:
    """Takes these files off the page; nothing of them is kept."""
    gone, own = set(keys), desk()
    own.drafts = {key: draft for key, draft in own.drafts.items() if key not in gone}


def labels(laid: dict[str, Draft]) -> dict[str, str]:
    """Key -> the file's name as it is told from the others: with its folder or a number where two are called alike."""
    counts: Counter[str] = Counter()
    names = {}
    for key, draft in laid.items():
        name = f"{draft.folder}/{draft.file}" if draft.folder else draft.file
        counts[name] += 1
        names[key] = name if counts[name] == 1 else f"{name} ({counts[name]})"
    return names


def kept(draft: Draft, key: str, default: Any = None) -> dict[str, Any]:
    """Options of a widget that make what is typed or chosen in it stay with the file: its key, and what keeps it."""
    return bound(key, draft.typed.get(key, default), partial(draft.typed.__setitem__, key))


def uploader() -> bool:
    """Takes files and says what it turned away; whether files were laid on the page just now."""
    most = limits().file_mib
    key = f"upload-files-{st.session_state.setdefault(_ROUND, 0)}"
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
    """Takes over what the uploader holds, which is empty again, as far as it fits beside what lies there."""
    files: list[tuple[str, bytes]] = []
    refused: list[Refusal] = []
    share = setting("SHARE_SESSION_MIB")
    room = share * MIB - sum(len(draft.source) for draft in desk().drafts.values() if not draft.published)
    arrived = [sent for sent in st.session_state.get(key) or [] if isinstance(sent, UploadedFile)]
    if not arrived:
        return  # clicked before the emptied uploader was drawn: the browser names once more what was taken over
    for sent in arrived:
        for name, source in _parts(sent, most):
            if isinstance(source, Refusal):
                refused.append(source)
            elif len(source) > room:
                refused.append(Refusal("desk-full", file=name, mib=share))
            else:
                files.append((name, source))
                room -= len(source)
        _give_back(sent)
    lay(files)
    st.session_state[_NEW], st.session_state[_TURNED_AWAY] = bool(files), refused
    st.session_state[_ROUND] += 1


def _give_back(sent: UploadedFile) -> None:
    """Streamlit would hold what was sent until the page is closed, and count it against what may still come."""
    context = get_script_run_ctx()
    if context and isinstance(memory := context.uploaded_file_mgr, MemoryUploadedFileManager):
        memory.remove_file(context.session_id, sent.file_id)


def _parts(sent: UploadedFile, most: int) -> list[tuple[str, bytes | Refusal]]:
    """The file, or those in a .zip; the size that was promised is checked, for nobody else does."""
    try:
        if sent.size > most * MIB:
            raise Refusal("too-large", most=most, file=sent.name)
        return list(unpacked(sent.name, sent.getvalue()))
    except Refusal as refusal:
        return [(sent.name, refusal)]


def choose(laid: dict[str, Draft], states: dict[str, str], alike: Counter[str]) -> Draft:
    """The file being looked at, chosen from a list that says how each stands; any of them can be thrown away."""
    names = labels(laid)
    looked_at = st.session_state.pop(_NEXT, st.session_state.get(_CURRENT))
    # Said at each run: where the words beside a name have changed, the browser would show none as chosen.
    st.session_state[_CURRENT] = looked_at if looked_at in laid else next(iter(laid))
    if len(laid) > 1:
        said = " · ".join(f"{number(count)} {state}" for state, count in alike.most_common(5))
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
        label = say(f"upload-{'put' if chosen.published else 'throw'}-away", file=literal(names[chosen.key]))
        st.button(label, on_click=throw_away, args=([chosen.key],), key="throw-away")
        if len(laid) > 1:
            label = say("upload-throw-all-away", count=len(laid))
            st.button(label, on_click=throw_away, args=(list(laid),), key="throw-all-away")
    return chosen
