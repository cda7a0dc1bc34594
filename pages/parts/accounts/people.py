"""The accounts: the list, a form for a new one, a one-time password shown once, and turning one off."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from pages.parts.shared.deeds import attempt
from pages.parts.shared.html import Markup, rich, show, table, tag
from tally.rights import ROLES
from tally.store import Store
from tally.store.accounts import Login
from tally.wording import number, say

_ONCE = "account-told-once"


def listed(accounts: Sequence[Login]) -> Markup:
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
        role = st.selectbox(say("account-role"), ROLES, format_func=lambda each: say(f"role-{each}"))
        scope = st.selectbox(say("account-scope"), list(scopes), format_func=lambda each: scopes[each] or "—")
        if st.form_submit_button(say("account-add-do"), type="primary"):
            done(lambda: _password(name, store.accounts.add(name, role, scope, directory, person)))


def change(store: Store, accounts: Sequence[Login]) -> None:
    """A new one-time password for an account, or its end; either ends its sessions everywhere."""
    with st.expander(say("account-change")):
        name = st.selectbox(say("account-name"), [account.name for account in accounts], key="account-which")
        with st.container(horizontal=True):
            if st.button(say("account-reset"), disabled=not name):
                done(lambda: _password(name, store.accounts.reset(name)))
            if st.button(say("account-off"), disabled=not name):
                done(lambda: _off(store, name))


def told_once() -> None:
    """What came of the deed just now: a one-time password to be handed over, say; shown once."""
    if words := st.session_state.pop(_ONCE, ""):
        show(tag("div", rich(words), class_="t-banner", role="status"))


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
