"""What `streamlit run app.py` starts: the pages, behind a front door that speaks Vietnamese and asks nobody else."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import streamlit as st  # noqa: E402

from pages.parts.shared.front import middleware, routes  # noqa: E402

app = st.App(ROOT / "pages" / "menu.py", routes=routes(ROOT), middleware=middleware(ROOT))
