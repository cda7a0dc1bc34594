"""The letter's form: every field editable, the text as drafted from the figures until somebody changes it."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from pages.parts.shared.html import escape, show
from pages.parts.shared.view import View
from tally.papers.letter import Letter, entries, paragraphs
from tally.papers.letter_pdf import letter_content, letter_pages
from tally.papers.letter_text import Facts, per_day
from tally.papers.written import short_day
from tally.progress import progress
from tally.standings import owing
from tally.text import impossible_days, typed_day
from tally.wording import language, percent, say

LINES = ("number", "symbol", "day", "place", "on_behalf", "position", "signer", "parent", "issuer")
LISTS = ("addressees", "recipients")


@dataclass(frozen=True)
class Form:
    """The letter as edited, and one sentence for each field that cannot be printed as it is."""

    letter: Letter
    problems: tuple[str, ...]


def towards(view: View, deadline: date) -> View:
    """The same view, measured to this deadline."""
    before = view.store.state(view.period.code, view.previous) if view.previous else None
    units = progress(view.state, view.directory, view.period, view.as_of, deadline, before)
    return replace(view, deadline=deadline, progress=units)


def sentence(view: View) -> str:
    """The page's first line: whom the letter has to urge, and to what."""
    facts = Facts(view.progress, view.directory, view.period, view.as_of, view.deadline)
    late = sum(unit.state in ("behind", "far-behind") for unit in view.progress)
    whole = facts.whole
    if not whole.quota:
        return say("letter-sentence-no-quota", day=view.as_of, valid=whole.valid)
    rate = percent(whole.completion)
    if not whole.shortfall:
        return say("letter-sentence-done", day=view.as_of, rate=rate)
    if whole.needed_per_day is None:
        return say("letter-sentence-over", day=view.as_of, rate=rate, short=whole.shortfall, deadline=view.deadline)
    needed = per_day(whole.needed_per_day)
    shared = {"late": late, "owing": len(owing(view.progress)), "short": whole.shortfall, "needed": needed}
    return say("letter-sentence", day=view.as_of, deadline=view.deadline, **shared)


def letter_form(draft: Letter, view: View) -> Form:
    """Draws the fields and hands back what they hold now. A draft from other figures starts afresh."""
    mark = f"{view.period.code}-{view.as_of}-{view.deadline}-{view.store.token(view.period.code)}-{language()}"
    left, right = st.columns((2, 3), gap="large")
    with left:
        typed = {name: _line(name, draft, view) for name in LINES} | {"subject": _subject(draft)}
        typed |= {name: _list(name, draft) for name in LISTS}
    with right:
        body = _body("\n\n".join(draft.body), f"letter-body-{mark}")
    day, problems = _day(typed.pop("day"))
    letter = replace(draft, **typed, day=day, body=paragraphs(body))
    problems += [say("error-impossible-day", day=each) for each in impossible_days(letter.words)]
    return Form(letter, tuple(problems))


def preview(letter: Letter) -> None:
    """The pages of the letter side by side; on a phone one below the other."""
    drawn = _drawn(letter_content(letter))
    names = [say("letter-page", page=place, pages=len(drawn)) for place in range(1, len(drawn) + 1)]
    figures = (
        f'<figure><img src="data:image/png;base64,{page}" alt="{escape(name)}">'
        f"<figcaption>{escape(name)}</figcaption></figure>"
        for page, name in zip(drawn, names, strict=True)
    )
    show(f'<div class="t-pages">{"".join(figures)}</div>')


@st.cache_data(show_spinner=False, max_entries=64)
def _drawn(content: dict[str, object]) -> list[str]:
    """The pages as base64, drawn once for the same words. `st.image` would shrink and pack them again at each run."""
    return [b64encode(page).decode() for page in letter_pages(content)]


def _line(name: str, draft: Letter, view: View) -> str:
    drafted = short_day(view.as_of) if name == "day" else getattr(draft, name)
    key = f"letter-{name}-{view.as_of}" if name == "day" else f"letter-{name}"
    return st.text_input(say(f"letter-field-{name}"), drafted, key=key, persist_state="session").strip()


def _subject(draft: Letter) -> str:
    label = say("letter-field-subject")
    key = f"letter-subject-{language()}"
    typed = st.text_area(label, draft.subject, height="content", key=key, persist_state="session")
    return " ".join(typed.split())


def _list(name: str, draft: Letter) -> tuple[str, ...]:
    drafted, label = "\n".join(getattr(draft, name)), say(f"letter-field-{name}")
    return entries(st.text_area(label, drafted, height="content", key=f"letter-{name}", persist_state="session"))


def _body(drafted: str, key: str) -> str:
    def again() -> None:
        st.session_state[key] = drafted

    body = st.text_area(say("letter-field-body"), drafted, height=1080, key=key, persist_state="session")
    if body != drafted:
        st.button(say("letter-again"), on_click=again)
    return body


def _day(typed: str) -> tuple[date | None, list[str]]:
    """The letter's day; open when the field is empty."""
    day = typed_day(typed)
    if day or not typed:
        return day, []
    known = "error-impossible-day" if impossible_days(typed) else "letter-day-unclear"
    return None, [say(known, day=typed)]
