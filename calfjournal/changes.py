"""What an edit changed: the news that travels from a verb to every open view."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Tables, row ids and local days touched by one edit (or its undo)."""

    label: str = ""
    tables: frozenset[str] = field(default=frozenset())
    ids: frozenset[int] = field(default=frozenset())
    days: frozenset[date] = field(default=frozenset())

    def touches(self, *tables: str) -> bool:
        """True when any of the named tables changed."""
        return not self.tables.isdisjoint(tables)

    @property
    def is_empty(self) -> bool:
        """True when the edit changed nothing."""
        return not self.tables


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The value of a verb beside what it changed."""

    value: T
    changes: ChangeSet


@dataclass(frozen=True, slots=True)
class EditInfo:
    """One edit of the history: its name, its UTC instant and whether it stands undone."""

    id: int
    label: str
    at: datetime
    undone: bool
