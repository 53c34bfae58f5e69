"""A program while it is changed: plain values by their places, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from PySide6.QtCore import QObject, Signal

from calfjournal.domain.program import Program
from calfjournal.domain.program_check import Path
from calfjournal.journal import Journal
from calfjournal.messages import in_words

MOST_STEPS = 200
"""Steps that can be taken back."""


class ProgramDraft(QObject):
    """Values as the file of a program holds them, wrong ones included; each is found by its path.

    ``changed`` comes with every key; ``reshaped`` (the path to look at now) when rows came, went or
    moved, so that forms are built anew.
    """

    changed = Signal()
    reshaped = Signal(tuple)

    def __init__(
        self, journal: Journal, values: Mapping[str, Any], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._kept = deepcopy(dict(values))
        self._data: dict[str, Any] = deepcopy(self._kept)
        self._steps: list[tuple[Path, dict[str, Any]]] = []
        self._check()

    # ------------------------------------------------------------------ reading

    @property
    def data(self) -> dict[str, Any]:
        """Everything as it stands."""
        return self._data

    @property
    def program(self) -> Program | None:
        """The program the values make; None while something is wrong."""
        return self._checked.program

    @property
    def is_changed(self) -> bool:
        """True when something differs from what is kept."""
        return self._data != self._kept

    @property
    def problems(self) -> dict[Path, str]:
        """What is wrong, in words by its place."""
        return {each.path: in_words(each.said) for each in self._checked.problems}

    def get(self, path: Path) -> Any:  # noqa: ANN401 - whatever TOML holds
        """Return a value, None where there is none."""
        found: Any = self._data
        for key in path:
            try:
                found = found[key]
            except (LookupError, TypeError):
                return None
        return found

    def rows(self, path: Path) -> list[Any]:
        """Return the rows of a list; none where there is no list."""
        found = self.get(path)
        return found if isinstance(found, list) else []

    def wrong_in(self, path: Path) -> bool:
        """True when something at a place or inside it is wrong."""
        return any(each.path[: len(path)] == path for each in self._checked.problems)

    # ------------------------------------------------------------------ changing

    def put(self, path: Path, value: object) -> None:
        """Change a value; None takes it out of its table."""
        now = self.get(path)
        if now == value and type(now) is type(value):
            return
        self._remember(path)
        *way, key = path
        table = self.get(tuple(way))
        if value is None and isinstance(table, dict):
            table.pop(key, None)
        else:
            table[key] = value
        self._tell()

    def insert(self, path: Path, value: object, focus: Path = ()) -> None:
        """Put a row into a list, the path's last part being its place there."""
        *way, at = path
        self._remember(())
        if not isinstance(self.get(tuple(way)), list):
            self.get(tuple(way[:-1]))[way[-1]] = []
        self.get(tuple(way)).insert(at, value)
        self._tell()
        self.reshaped.emit(focus or path)

    def replace(self, path: Path, value: object, focus: Path = ()) -> None:
        """Put other rows or another row in a place."""
        self._remember(())
        *way, key = path
        self.get(tuple(way))[key] = value
        self._tell()
        self.reshaped.emit(focus or path)

    def remove(self, path: Path) -> None:
        """Take a row out of its list."""
        *way, at = path
        self._remember(())
        rows = self.get(tuple(way))
        del rows[at]
        self._tell()
        left = min(int(at), len(rows) - 1)
        self.reshaped.emit((*way, left) if rows else tuple(way))

    def move(self, path: Path, by: int, focus: Path = ()) -> None:
        """Move a row up (-1) or down (1) in its list; nothing at either end.

        ``focus`` is the way to go on with, from the row on.
        """
        *way, at = path
        rows = self.get(tuple(way))
        to = int(at) + by
        if not 0 <= to < len(rows):
            return
        self._remember(())
        rows[at], rows[to] = rows[to], rows[at]
        self._tell()
        self.reshaped.emit((*way, to, *focus))

    def undo(self) -> None:
        """Take the last step back: all keys typed in one field are one."""
        if self._steps:
            path, self._data = self._steps.pop()
            self._tell()
            self.reshaped.emit(path)

    def mark_kept(self, values: Mapping[str, Any]) -> None:
        """Count these values as kept."""
        self._kept = deepcopy(dict(values))

    # ------------------------------------------------------------------ as a drafted form

    def values(self) -> dict[str, Any]:
        """Return all of it when something is not kept."""
        return {"program": deepcopy(self._data)} if self.is_changed else {}

    def restore(self, values: dict[str, Any]) -> list[str]:
        """Show what was typed over what is kept."""
        if isinstance(values.get("program"), dict):
            self._begin(values["program"])
        return []

    def reset(self) -> None:
        """Show what is kept."""
        self._begin(self._kept)

    def _begin(self, values: Mapping[str, Any]) -> None:
        self._data = deepcopy(dict(values))
        self._steps.clear()
        self._tell()
        self.reshaped.emit(())

    # ------------------------------------------------------------------ inside

    def _remember(self, path: Path) -> None:
        if not path or not self._steps or self._steps[-1][0] != path:
            self._steps = [*self._steps[1 - MOST_STEPS :], (path, deepcopy(self._data))]

    def _tell(self) -> None:
        self._check()
        self.changed.emit()

    def _check(self) -> None:
        self._checked = self._journal.own_programs.check(self._data)
