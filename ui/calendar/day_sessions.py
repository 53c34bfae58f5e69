"""The sessions of a day below each other, each in its editor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.editor.session_editor import SessionEditor
from ui.services.context import Context
from ui.theme import metrics


class DaySessions(QVBoxLayout):
    """Fills its editors anew for every day: to make one is what takes time."""

    def __init__(self, context: Context, around: QWidget) -> None:
        super().__init__()
        self._context, self._around = context, around
        self._editors: dict[int, SessionEditor] = {}
        self._spare: list[SessionEditor] = []
        """Editors without a session."""
        self.setSpacing(metrics.L)

    @property
    def editors(self) -> tuple[SessionEditor, ...]:
        """The editors in use, by start time."""
        return tuple(self._editors.values())

    @property
    def is_typed_in(self) -> bool:
        """True when something is typed that is not kept yet."""
        return any(editor.is_typed_in for editor in self.editors)

    def editor(self, session_id: int | None) -> SessionEditor | None:
        """The editor of a session, None when it is not shown."""
        return self._editors.get(session_id) if session_id is not None else None

    def show_sessions(self, keys: Sequence[int]) -> None:
        """Show these sessions; what was typed about others is kept first."""
        if keys == list(self._editors):
            return
        before, self._editors = self._editors, {}
        free = [editor for key, editor in before.items() if key not in keys] + self._spare
        for index, key in enumerate(keys):
            editor = before.get(key) or self._loaded_editor(free, key)
            if self.indexOf(editor) != index:
                self.insertWidget(index, editor)
            self._editors[key] = editor
        for left in free:
            if not left.isHidden():
                left.put_away()
        self._spare = free

    def flush(self) -> None:
        """Write what is typed and not left yet."""
        for editor in self.editors:
            editor.flush()

    def make_spare(self) -> bool:
        """Make an editor, or part of one, for later; False when there is enough."""
        if self._editors or self._spare:
            return any(editor.exercises.make_spare() for editor in (*self.editors, *self._spare))
        editor = self._made_editor()
        editor.hide()
        self._spare.append(editor)
        return True

    def _made_editor(self) -> SessionEditor:
        return SessionEditor(self._context, self._around)

    def _loaded_editor(self, free: list[SessionEditor], key: int) -> SessionEditor:
        """Return an editor of a session, one of the free ones if there are."""
        if free:
            editor = free.pop(0)
            if not editor.isHidden():
                editor.put_away()
        else:
            editor = self._made_editor()
        editor.load(key)
        editor.show()
        return editor
