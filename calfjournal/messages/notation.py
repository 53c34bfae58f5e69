"""The notation that holds in this process: which units and marks the formats write."""

from __future__ import annotations

from calfjournal.domain.notation import Notation

__all__ = ["Notation", "notation", "use"]

_notation = Notation()


def use(chosen: Notation) -> None:
    """Write and read numbers like this from now on."""
    global _notation  # noqa: PLW0603 - a process shows one notation
    _notation = chosen


def notation() -> Notation:
    """Return the notation that holds."""
    return _notation
