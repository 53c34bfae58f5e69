"""A table that goes on where a value does not fit, so that every problem is found in one look."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn, TypeVar

from calfjournal.domain.exercise import Tempo
from calfjournal.domain.message import Message
from calfjournal.domain.program_check import Path, ProgramProblem
from calfjournal.training.toml_table import C, Keys, TomlTable

T = TypeVar("T")


class _Found(Exception):
    """A value does not fit."""

    def __init__(self, key: str, problem: Message) -> None:
        super().__init__()
        self.key, self.problem = key, problem


class CheckedTable(TomlTable):
    """Keeps the first problem of every place in ``problems``, shared with the tables inside.

    In place of a value that does not fit stands one that only keeps the reading going.
    """

    def __init__(
        self,
        file: str,
        place: str,
        data: Mapping[str, Any],
        kind: str,
        keys: Keys,
        path: Path = (),
        problems: dict[Path, ProgramProblem] | None = None,
    ) -> None:
        """Note unknown keys."""
        self.problems = {} if problems is None else problems
        super().__init__(file, place, data, kind, keys, path)

    def fail(self, key: str, problem: Message) -> NoReturn:
        """Leave the value that is being read."""
        raise _Found(key, problem)

    def refuse(self, key: str, problem: Message) -> None:
        """Note a problem of a key."""
        path = (*self.path, key)
        self.problems.setdefault(path, ProgramProblem(path, problem, self.place))

    def is_refused(self, key: str) -> bool:
        """True when a problem of a key was noted."""
        return (*self.path, key) in self.problems

    def inside(self, place: str, data: Mapping[str, Any], kind: str, path: Path) -> TomlTable:
        """Return a table inside this one, which notes its problems in the same list."""
        named, way = self.named(place), (*self.path, *path)
        return CheckedTable(self.file, named, data, kind, self._keys, way, self.problems)

    def text(self, key: str, default: str | None = None, *, longest: int = 2000) -> str:
        """As in a ``TomlTable``; "" for what does not fit."""
        return self._kept(lambda: TomlTable.text(self, key, default, longest=longest), "")

    def identifier(self, key: str) -> str:
        """As in a ``TomlTable``; "" for what does not fit."""
        return self._kept(lambda: TomlTable.identifier(self, key), "")

    def choice(self, key: str, kinds: type[C], default: C | None = None) -> C:
        """As in a ``TomlTable``; the first for what does not fit."""
        return self._kept(lambda: TomlTable.choice(self, key, kinds, default), next(iter(kinds)))

    def flag(self, key: str, *, default: bool = False) -> bool:
        """As in a ``TomlTable``; the usual for what does not fit."""
        return self._kept(lambda: TomlTable.flag(self, key, default=default), default)

    def whole(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """As in a ``TomlTable``; the usual or lowest for what does not fit."""
        otherwise = low if default is None else default
        return self._kept(lambda: TomlTable.whole(self, key, low, high, default), otherwise)

    def maybe_number(self, key: str, low: float, high: float) -> float | None:
        """As in a ``TomlTable``; the lowest for what does not fit."""
        lowest: float | None = low
        return self._kept(lambda: TomlTable.maybe_number(self, key, low, high), lowest)

    def span(self, key: str, low: int, high: int) -> tuple[int, int]:
        """As in a ``TomlTable``; the lowest for what does not fit."""
        return self._kept(lambda: TomlTable.span(self, key, low, high), (low, low))

    def wholes(self, key: str, count: int, low: int, high: int) -> tuple[int, ...]:
        """As in a ``TomlTable``; the lowest for what does not fit."""
        return self._kept(lambda: TomlTable.wholes(self, key, count, low, high), (low,) * count)

    def words(self, key: str, known: Sequence[str] | None = None) -> tuple[str, ...]:
        """As in a ``TomlTable``; none for what does not fit."""
        return self._kept(lambda: TomlTable.words(self, key, known), ())

    def tempo(self, key: str) -> Tempo | None:
        """As in a ``TomlTable``; none for what does not fit."""
        return self._kept(lambda: TomlTable.tempo(self, key), None)

    def table(self, key: str, kind: str) -> TomlTable:
        """As in a ``TomlTable``; an empty one for what does not fit."""
        return self._kept(
            lambda: TomlTable.table(self, key, kind), self.inside(f"[{key}]", {}, kind, (key,))
        )

    def tables(self, key: str, kind: str, *, most: int, label: str = "") -> Sequence[TomlTable]:
        """As in a ``TomlTable``; none for what does not fit."""
        return self._kept(lambda: TomlTable.tables(self, key, kind, most=most, label=label), ())

    def _kept(self, read: Callable[[], T], otherwise: T) -> T:
        try:
            return read()
        except _Found as found:
            self.refuse(found.key, found.problem)
            return otherwise
