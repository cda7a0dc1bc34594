"""Keep in order, for the administrator: who may sign in, and what was done."""

from __future__ import annotations

from pages.parts import accounts as parts
from pages.parts.shared.html import headline, show
from pages.parts.shared.view import own_store
from tally.wording import say

store = own_store()
accounts = store.accounts.logins()
title = say("account-title", count=len(accounts), now=sum(account.signed_in for account in accounts))
show(headline(title, say("account-sub")))
parts.told_once()
show(parts.accounts_table(accounts))
parts.add(store)
parts.change(store, accounts)
parts.form(store)
parts.past_term(store)
parts.entries(store)
