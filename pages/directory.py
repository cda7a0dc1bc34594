"""Keep in order: who and what there is, in tables; changed by a file or here, and published like anything else."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.parts import directory as parts
from pages.parts.shared.html import anchor, banner, heading, headline, note, rich, show
from pages.parts.shared.take import Take, download, downloads
from pages.parts.shared.view import link, own_store, period_in
from tally.papers.forms import directory_workbook, form
from tally.papers.making import FORMS
from tally.rights import may
from tally.wording import lower_first, moment, number, say, termed

store = own_store()
whole = store.directory_in_force()
versions = [upload for upload in store.uploads("") if upload.kind == "directory"]
period = period_in(whole.periods)
directory = parts.on_a_day(whole)

given, shared = whole.programme.assigned_quota, directory.shared_out(period.code)
kind = "plain" if given is None else "rest" if given > shared else "even" if given == shared else "over"
figures = {"units": len(directory.units), "clusters": len(directory.clusters), "shared": number(shared)}
apart = {"given": number(given), "rest": number(abs((given or 0) - shared))}
show(
    headline(
        say(f"directory-title-{kind}", period=lower_first(termed(period.name)), **figures, **apart),
        say("directory-title-sub"),
    )
)
if versions:
    last = versions[0]
    show(note(say("directory-version", when=moment(last.when), who=last.who, file=last.file)))
else:
    show(banner(rich(say("directory-sample"))))

with st.container(horizontal=True, vertical_alignment="center"):
    if may("directory"):
        workbook = partial(directory_workbook, whole)
        download(Take(say("directory-download"), "danh-muc.xlsx", workbook, names=True), "directory", first=True)
    show(anchor(say("directory-to-upload"), link("upload")))
parts.edit(whole)

show(heading(say("forms"), say("forms-note")))
blank = [
    Take(f"{say(f'form-{kind}')} (.xlsx)", f"{say(f'form-{kind}-file')}.xlsx", partial(form, kind, directory, period))
    for kind in FORMS
]
downloads(blank, "forms")

with st.container(key="roomy"):
    parts.units(directory, whole, period)
    parts.branches(directory, period)
    parts.lists(directory, "periods", "phases")
    parts.programme(directory)
    parts.contacts(directory)
    parts.lists(directory, "reasons", "users")
