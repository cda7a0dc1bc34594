"""What makes a short command start quickly."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder


def without_pandas() -> None:
    """Spares this process the import of pandas, 0.3 s of processor time, as long as nobody asks for it by name.

    pyarrow looks for pandas when it makes its first array from Python values, and asks only once: it is told that there
    is none. Whoever imports pandas afterwards gets it. For commands that hand no DataFrame to pyarrow.
    """
    if "pandas" in sys.modules:
        return
    hidden = _Hidden()
    sys.meta_path.insert(0, hidden)
    try:
        import pyarrow as pa

        pa.array([None])
    finally:
        sys.meta_path.remove(hidden)


class _Hidden(MetaPathFinder):
    """Finds no pandas."""

    def find_spec(self, name: str, _path: object = None, _module: object = None) -> None:
        """Nothing to say of other modules."""
        if name == "pandas":
            raise ImportError(name)
