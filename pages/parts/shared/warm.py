"""What the first page needs, made ready while the first browser still loads its own scripts."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

import streamlit as st


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Begins with it as soon as the server answers."""
    _warming.start()
    yield


def ready() -> None:
    """Waits until it is done; where no server began it, as in the test of a page, there is nothing to wait for."""
    if _warming.ident:
        _warming.join()


def _prepare() -> None:
    try:
        from pages.parts.shared import frame, view  # noqa: F401  the libraries take longer than all else

        view.in_use()
    except Exception:
        pass  # what is wrong with the store, the page says to whoever opens it
    finally:
        gc.freeze()  # the libraries stay: no later collection has to walk through them
        gc.enable()


_warming = Thread(target=_prepare, name="warming", daemon=True)
