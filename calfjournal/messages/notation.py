"""The notation that holds in this process: which units and marks the formats write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from calfjournal.domain.notation import Notation

__all__ = ["Notation", "mass_unit", "notation", "use", "written_in"]

_notation = Notation()


def use(chosen: Notation) -> None:
    """Write and read numbers like this from now on."""
    global _notation  # noqa: PLW0603 - a process shows one notation
    _notation = chosen


@contextmanager
def written_in(chosen: Notation) -> Iterator[None]:
    """Write numbers like this inside of a ``with``, and as before after it."""
    before = _notation
    use(chosen)
    try:
        yield
    finally:
        use(before)


def mass_unit() -> str:
    """Return the unit in which loads are read."""
    return _notation.mass


def notation() -> Notation:
    """Return the notation that holds."""
    return _notation
