"""The accounts: the list, a form for a new one, a one-time password shown once, and turning one off."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from pages.parts.shared.deeds import failure
from pages.parts.shared.html import Markup, rich, show, table, tag
from tally.errors import TallyError
from tally.rights import ROLES
from tally.store import Store
from tally.store.accounts import Login
from tally.wording import number, say

_ONCE = "account-password-once"


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
            _done(lambda: (name, store.accounts.add(name, role, scope, directory, person)))


def change(store: Store, accounts: Sequence[Login]) -> None:
    """A new one-time password for an account, or its end; either ends its sessions everywhere."""
    with st.expander(say("account-change")):
        name = st.selectbox(say("account-name"), [account.name for account in accounts], key="account-which")
        with st.container(horizontal=True):
            if st.button(say("account-reset"), disabled=not name):
                _done(lambda: (name, store.accounts.reset(name)))
            if st.button(say("account-off"), disabled=not name):
                _done(lambda: store.accounts.off(name))


def password_once() -> None:
    """The one-time password that was just made: shown once, to be handed over."""
    if made := st.session_state.pop(_ONCE, None):
        said = rich(say("account-password", name=made[0], password=made[1]))
        show(tag("div", said, class_="t-banner", role="status"))


def _done(deed: Callable[[], tuple[str, str] | None]) -> None:
    try:
        st.session_state[_ONCE] = deed()
    except TallyError as refusal:
        failure(refusal)
        return
    st.rerun()
