"""Frozen dataclasses to JSON text and back, by their type hints. The text of one value is always the same."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from functools import cache, partial
from types import SimpleNamespace
from typing import Any, TypeVar

T = TypeVar("T")
_APART = {"pa": SimpleNamespace(Table=object)}  # Arrow tables travel in another way: pyarrow need not be there
_hints = cache(partial(typing.get_type_hints, localns=_APART))


def text(value: object, *, canonical: bool = True) -> str:
    """Canonical JSON of a dataclass, mapping, sequence or plain value; else mappings keep their order."""
    return json.dumps(_tagged(value), ensure_ascii=False, sort_keys=canonical, separators=(",", ":"))


def digest(value: object) -> str:
    """The sha256 of `text(value)`, in hexadecimal."""
    return hashlib.sha256(text(value).encode()).hexdigest()


def value(kind: type[T], written: str) -> T:
    """The value of this type that `text` wrote. Fields that this version does not know are left out."""
    return typing.cast(T, _build(kind, json.loads(written, object_hook=_untagged)))


def _tagged(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _tagged(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        if all(isinstance(key, str) for key in value):
            return {key: _tagged(entry) for key, entry in value.items()}
        return {"$pairs": sorted(([_tagged(key), _tagged(entry)] for key, entry in value.items()), key=str)}
    if isinstance(value, list | tuple | set | frozenset):
        return [_tagged(entry) for entry in value]
    for name, kind in (("$moment", datetime), ("$date", date)):
        if isinstance(value, kind):
            return {name: value.isoformat()}
    if isinstance(value, Fraction):
        return {"$fraction": str(value)}
    if value is None or isinstance(value, str | bool | int | float):
        return value
    return int(value) if hasattr(value, "__index__") else str(value)


def _build(kind: Any, value: Any) -> Any:
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _build(hints[name], entry) for name, entry in value.items() if name in hints})
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if value is None or kind in (Any, object):
        return value
    if origin in (types.UnionType, typing.Union):
        return _build(next(part for part in inner if part is not type(None)), value)
    if origin is tuple:
        parts = [inner[0]] * len(value) if inner[-1:] == (Ellipsis,) else inner
        return tuple(_build(part, entry) for part, entry in zip(parts, value, strict=True))
    if isinstance(value, dict):
        return {_build(inner[0], key): _build(inner[1], entry) for key, entry in value.items()} if inner else value
    return value


def _untagged(value: dict[str, Any]) -> Any:
    """What a mapping of the text stands for; those within it were turned into what they stand for before."""
    match value:
        case {"$moment": written}:
            return datetime.fromisoformat(written)
        case {"$date": written}:
            return date.fromisoformat(written)
        case {"$fraction": written}:
            return Fraction(written)
        case {"$pairs": pairs}:
            return {tuple(key) if isinstance(key, list) else key: entry for key, entry in pairs}
    return value
