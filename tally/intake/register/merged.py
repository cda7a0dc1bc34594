"""Cells merged downwards: what they say holds for each of their rows, and a merged title is one initiative."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from tally.intake.register.distinct import positions

Span = tuple[int, int]
"""First and last position in the body, from 0."""


def spans(
    merged: Sequence[tuple[int, int, int, int]], fields: Mapping[str, int], first_row: int
) -> dict[str, list[Span]]:
    """Field -> where its column has cells merged downwards, in a body that begins at `first_row`."""
    spans_of: dict[str, list[Span]] = {}
    for top, left, bottom, _ in merged:
        if bottom > top >= first_row:
            for name in (name for name, column in fields.items() if column == left):
                spans_of.setdefault(name, []).append((top - first_row, bottom - first_row))
    return spans_of


def fill(columns: dict[str, pa.Array], spans_of: Mapping[str, list[Span]], wrapped: list[Span]) -> pa.Array:
    """Fills the columns in place; the positions of rows that only go on with the title above them, `wrapped` ones too.

    Their authors are written behind that row's own; a benefit is not filled, or it would be added up again.
    """
    titles = [*spans_of.get("title", []), *wrapped]
    for name, between in (("title", " "), ("branch", " "), ("authors", "; ")):
        if name in columns and (spans := titles if name == "authors" else wrapped):
            columns[name] = _joined(columns[name], spans, between)
    for name, where in spans_of.items():
        if where and name not in ("benefit", "number"):
            columns[name] = _filled(columns[name], where)
    further = [place for top, bottom in titles for place in range(top + 1, bottom + 1)]
    return pa.array(further, pa.int64())


def _filled(column: pa.DictionaryArray, where: list[Span]) -> pa.DictionaryArray:
    sources = {place: top for top, bottom in where for place in range(top, min(bottom, len(column) - 1) + 1)}
    everything = positions(len(column))
    mask = pc.is_in(everything, pa.array(list(sources), pa.int64()))
    ordered = pa.array([sources[place] for place in sorted(sources)], pa.int64())
    return column.take(pc.replace_with_mask(everything, mask, ordered))


def _joined(column: pa.DictionaryArray, spans: list[Span], between: str) -> pa.DictionaryArray:
    together = {top: column.slice(top, bottom - top + 1).to_pylist() for top, bottom in sorted(spans)}
    mask = pc.is_in(positions(len(column)), pa.array(list(together), pa.int64()))
    texts = pa.array([between.join(dict.fromkeys(filter(None, several))) or None for several in together.values()])
    return pc.replace_with_mask(column.cast(pa.string()), mask, texts.cast(pa.string())).dictionary_encode()
