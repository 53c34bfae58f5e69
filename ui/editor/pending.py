"""What is typed into the editor of a session and not left yet: the form of its draft."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol
from weakref import WeakMethod

from PySide6.QtCore import QObject, Signal


class Part(Protocol):
    """A part of the editor that keeps what is typed into it once it is left."""

    def pending(self) -> dict[str, str]:
        """What is typed and not kept, by place."""

    def show_typed(self, key: str, text: str) -> bool:
        """Show a text as if it had just been typed; False when its place is not here."""

    def revert(self) -> None:
        """Show what is kept."""

    def resume(self) -> None:
        """Put the keys where something is typed."""


class PendingTexts(QObject):
    """Asks the parts that the editor has at the moment."""

    changed = Signal()

    def __init__(self, parts: Callable[[], Iterable[Part]], parent: QObject) -> None:
        super().__init__(parent)
        # Weakly, as it is a method of the parent: a cycle would keep both alive.
        self._parts_of = WeakMethod(parts)

    def values(self) -> dict[str, Any]:
        """Return what is typed and not kept, by place."""
        return {key: text for part in self._parts() for key, text in part.pending().items()}

    def restore(self, values: dict[str, Any]) -> list[str]:
        """Show what was typed; returns the texts whose place is gone."""
        parts = self._parts()
        texts = {key: str(text) for key, text in values.items()}
        return [
            text
            for key, text in texts.items()
            if not any(part.show_typed(key, text) for part in parts)
        ]

    def reset(self) -> None:
        """Show what is kept."""
        for part in self._parts():
            part.revert()

    def _parts(self) -> list[Part]:
        parts = self._parts_of()
        return list(parts()) if parts is not None else []
