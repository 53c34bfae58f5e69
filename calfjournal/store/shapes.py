"""Dataclasses of the domain as plain JSON trees and back.

Knows dataclasses, enumerations, dates, tuples and optional values: what ``Wishes``, ``Finding``
and ``SessionChange`` are made of.
"""

from __future__ import annotations

import dataclasses
import types
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

PlainTree = Any
"""None, bool, int, float, str, list and dict, nested."""


def to_plain(value: object) -> PlainTree:
    """Return the value as a tree that JSON can hold."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: Any, tree: PlainTree) -> Any:  # noqa: ANN401
    """Return the tree as a value of ``kind``; unknown keys are dropped, missing take defaults."""
    if tree is None:
        return None
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = next(argument for argument in get_args(kind) if argument is not type(None))
        return from_plain(inner, tree)
    if origin is tuple:
        return _tuple(get_args(kind), tree)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{key: from_plain(hints[key], tree[key]) for key in hints if key in tree})
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(tree)
    if kind is date:
        return date.fromisoformat(tree)
    return float(tree) if kind is float else tree


def _tuple(arguments: tuple[Any, ...], tree: list[PlainTree]) -> tuple[Any, ...]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(from_plain(arguments[0], item) for item in tree)
    return tuple(from_plain(kind, item) for kind, item in zip(arguments, tree, strict=True))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
