"""The pages as they are drawn, without a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

Open = Callable[..., str]
MENU = Path(__file__).parent.parent / "pages" / "menu.py"


def opened(page: str = "overview", /, **address: str) -> AppTest:
    """The page, drawn without a fault."""
    app = AppTest.from_file(str(MENU), default_timeout=60)
    if page != "overview":
        app.switch_page(f"{page}.py")
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def words(app: AppTest) -> str:
    """Everything that stands on the page as HTML, the menu first."""
    return "\n".join(piece.proto.body for piece in (*app.sidebar.get("html"), *app.main.get("html")))
