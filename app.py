"""What `streamlit run app.py` starts: the pages, behind a front door that speaks Vietnamese and asks nobody else."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

gc.disable()  # until the libraries are loaded (see `front`): they are no garbage, and looking for some takes 0.3 s

import streamlit as st  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402
from starlette.routing import Mount  # noqa: E402
from starlette.staticfiles import StaticFiles  # noqa: E402

from pages.parts.shared import front, gate, signing  # noqa: E402
from tally.bounds import SETTINGS, setting  # noqa: E402
from tally.errors import TallyError  # noqa: E402
from tally.paths import sweep  # noqa: E402
from tally.wording import explain  # noqa: E402

ROOT = Path(__file__).resolve().parent

try:
    guards = signing.middleware()
    for name in SETTINGS:  # a wrong one is told now, not when it is first read
        setting(name)
except TallyError as error:
    sys.exit(explain(error))
sweep()
gate.make_room()
app = st.App(
    ROOT / "pages" / "menu.py",
    routes=[*signing.routes(), Mount("/app/static", StaticFiles(directory=ROOT / "static"))],
    middleware=[Middleware(gate.Gate), *guards, Middleware(front.Door, page=front.page(ROOT / "static"))],
    lifespan=front.lifespan,
)
