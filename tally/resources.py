"""Files that the package reads besides its own: the sample campaign and the fonts."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def resource(path: str) -> Path:
    """Where "sample_data/…" or "static/fonts" lies: beside the package in a checkout, inside it once installed."""
    installed = PACKAGE / "shipped" / path
    return installed if installed.exists() else PACKAGE.parent / path
