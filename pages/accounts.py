"""Keep in order, for the administrator: who may sign in, and what was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict

import streamlit as st

from pages.parts.shared.deeds import attempt
from pages.parts.shared.frame import pick
from pages.parts.shared.html import Markup, anchor, heading, headline, rich, show, table, tag
from pages.parts.shared.view import own_store
from tally.rights import ROLES
from tally.store import Store
from tally.store.accounts import Login
from tally.store.records import RecordEntry
from tally.wording import moment, number, say

_ONCE = "account-told-once"
EVENTS = (
    *("signed-in", "signed-out", "sign-in-refused", "refused", "password-changed", "sessions-ended"),
    *("names-seen", "names-taken"),
)
UPLOADS = ("published", "restored", "amended-withdraw", "amended-correct", "directory-changed")
CHANGES = ("account-added", "account-reset", "account-on", "account-off", "forgot", "record-ended")


def accounts_table(accounts: Sequence[Login]) -> Markup:
    """Every account: name, person, role, unit or cluster, state, open sessions."""
    headings = [say(f"account-{name}") for name in ("name", "person", "role", "scope", "state", "sessions")]
    return table(headings, [_line(account) for account in accounts], caption=say("account-list"), words=5, stacked=True)


def _line(login: Login) -> list[str]:
    state = "off" if login.off else "first" if login.one_time else "on"
    texts = (login.name, login.person, say(f"role-{login.role}").partition(":")[0], login.scope)
    return [*texts, say(f"account-state-{state}"), number(login.signed_in)]


def add(store: Store) -> None:
    """A form for a new account."""
    directory = store.directory_in_force()
    scopes = {"": ""} | {cluster.code: cluster.name for cluster in directory.clusters}
    scopes |= {unit.code: unit.name for unit in directory.units}
    with st.expander(say("account-add")), st.form("account-add", border=False):
        name, person = st.text_input(say("account-name")), st.text_input(say("account-person"))
        role = st.selectbox(say("account-role"), ROLES, index=None, format_func=lambda each: say(f"role-{each}"))
        scope = st.selectbox(say("account-scope"), list(scopes), format_func=lambda each: scopes[each] or "—")
        if st.form_submit_button(say("account-add-do"), type="primary"):
            done(lambda: _password(name, store.accounts.add(name, role or "", scope, directory, person)))


def change(store: Store, accounts: Sequence[Login]) -> None:
    """A new one-time password for an account, or its end; either ends its sessions everywhere. One that is off is
    opened again by a button that says so."""
    locked = {account.name for account in accounts if account.off}
    with st.expander(say("account-change")):
        name = st.selectbox(say("account-name"), [it.name for it in accounts], None, key="account-which") or ""
        with st.container(horizontal=True):
            if name in locked and st.button(say("account-on")):
                done(lambda: _password(name, store.accounts.on(name)))
            if name not in locked and st.button(say("account-reset"), disabled=not name):
                done(lambda: _password(name, store.accounts.reset(name)))
            if name not in locked and st.button(say("account-off"), disabled=not name):
                done(lambda: _off(store, name))


def done(deed: Callable[[], str]) -> None:
    """Does this and draws the page anew, with the words that came of it above; a refusal is told where one stands."""
    if words := attempt(deed):
        st.session_state[_ONCE] = words
        st.rerun()


def _off(store: Store, name: str) -> str:
    store.accounts.off(name)
    return say("command-user-off", name=name)


def _password(name: str, password: str) -> str:
    return say("account-password", name=name, password=password)


def past_term(store: Store) -> None:
    """What is kept longer than its term, with a button that takes it out; nothing where there is nothing."""
    due = store.past_term()
    if not (due.requests or due.entries):
        return
    note = say("forget-past-term-note", requests=len(due.requests), entries=due.entries)
    show(heading(say("forget-past-term"), note))
    if due.requests:
        rows = [[str(number), moment(when)] for number, when in due.requests]
        headings = [say("support-which"), say("record-when")]
        show(table(headings, rows, caption=say("forget-past-term"), words=2))
    if st.button(say("forget-past-term-do"), type="primary"):
        done(lambda: say("forget-done", **asdict(store.forget_past_term())))


def form(store: Store) -> None:
    """Name, phone and reason; then what the person was taken out of."""
    with st.expander(say("forget-title")), st.form("forget", border=False):
        name, phone = st.text_input(say("support-name")), st.text_input(say("support-phone"))
        reason = st.text_input(say("command-forget-reason").capitalize())
        if st.form_submit_button(say("forget-title"), type="primary"):
            done(lambda: say("forget-done", **asdict(store.forget(name, phone, reason))))


def entries(store: Store) -> None:
    """What was done, by whom, from where."""
    show(heading(say("record-title"), say("record-note")))
    names = {event: _named(event) for event in ("", *EVENTS, *UPLOADS, *CHANGES)}
    event = pick("event", names, say("record-event"))
    rows = [
        [moment(entry.at), entry.who, entry.address, _named(entry.event), _about(entry)]
        for entry in store.record(event)
    ]
    headings = [say(f"record-{name}") for name in ("when", "who", "address", "event", "about")]
    show(table(headings, rows, caption=say("record-title"), words=5, stacked=True))


def _about(entry: RecordEntry) -> str:
    name, _, given = entry.about.partition(": ")
    if entry.event == "account-added" and given:
        role, *scope = given.split()
        return f"{name}: {' '.join([say(f'role-{role}').partition(':')[0], *scope])}"
    if entry.event == "record-ended":
        return say("record-until", number=entry.about)
    if entry.event not in UPLOADS:
        return entry.about
    return anchor(say("record-upload", number=entry.about), f"./history?upload={entry.about}")


def _named(event: str) -> str:
    return say(f"record-event-{event}") if event else say("record-all")


store = own_store()
accounts = store.accounts.logins()
title = say("account-title", count=len(accounts), now=sum(account.signed_in for account in accounts))
show(headline(title, say("account-sub")))
if words := st.session_state.pop(_ONCE, ""):  # a one-time password to be handed over, say: shown once
    show(tag("div", rich(words), class_="t-banner", role="status"))
show(accounts_table(accounts))
add(store)
change(store, accounts)
form(store)
past_term(store)
entries(store)
