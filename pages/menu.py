"""The menu around every page: which pages there are, the frame, and then the page that was asked for."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.parts.shared.front import ready

ready()
from pages.parts.shared import frame  # noqa: E402
from pages.parts.shared.view import chosen  # noqa: E402
from tally.wording import use_language  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent

use_language(chosen("lang") or "vi")
sections = frame.sections(ROOT / "pages")
page = st.navigation([page for pages in sections.values() for page in pages], position="hidden")
st.set_page_config(page_icon=str(ROOT / "static" / "icon.svg"), layout="wide")
frame.guarded(page, sections)
