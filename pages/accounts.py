"""Keep in order, for the administrator: who may sign in, and what was done."""

from __future__ import annotations

from pages.parts.accounts import forgetting, people, record
from pages.parts.shared.html import headline, show
from pages.parts.shared.view import own_store
from tally.wording import say

store = own_store()
accounts = store.accounts.logins()
title = say("account-title", count=len(accounts), now=sum(account.signed_in for account in accounts))
show(headline(title, say("account-sub")))
people.told_once()
show(people.listed(accounts))
people.add(store)
people.change(store, accounts)
forgetting.form(store)
forgetting.past_term(store)
record.entries(store)
