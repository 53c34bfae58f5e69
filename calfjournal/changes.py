"""What an edit changed: the news that travels from a verb to every open view."""

from __future__ import annotations

from datetime import date, datetime
from typing import Generic, TypeVar

from msgspec import Struct

from calfjournal.domain.kind import Kind
from calfjournal.domain.message import Words

T = TypeVar("T")


class ChangeSet(Struct, frozen=True):
    """Kinds, row ids and local days touched by one edit (or its undo).

    What is ``beside`` the history is passed by when something is undone.
    """

    label: Words = ""
    kinds: frozenset[Kind] = frozenset()
    ids: frozenset[int] = frozenset()
    days: frozenset[date] = frozenset()
    beside: bool = False

    def touches(self, *kinds: Kind) -> bool:
        """True when anything of these kinds changed."""
        return not self.kinds.isdisjoint(kinds)

    @property
    def is_empty(self) -> bool:
        """True when the edit changed nothing."""
        return not self.kinds


class Outcome(Struct, Generic[T], frozen=True):
    """The value of a verb beside what it changed."""

    value: T
    changes: ChangeSet


class EditInfo(Struct, frozen=True):
    """One edit of the history: its name, its UTC instant and whether it stands undone."""

    id: int
    label: Words
    at: datetime
    undone: bool
