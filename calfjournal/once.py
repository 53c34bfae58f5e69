"""A function whose last result is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Once(Generic[P, R]):
    """Calls a function anew only when its values differ from those of the last call.

    They are compared, not hashed, so that they may be long lists; the same objects compare at once.
    """

    def __init__(self, function: Callable[P, R]) -> None:
        """Know the function, which looks at nothing but its values."""
        self._function = function
        self._last: tuple[tuple[object, ...], dict[str, object], R] | None = None

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what the function returns for these values."""
        if self._last is None or self._last[:2] != (args, kwargs):
            self._last = (args, kwargs, self._function(*args, **kwargs))
        return self._last[2]
