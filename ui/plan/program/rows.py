"""Rows of a program's form, which can be moved and removed, and what all forms share."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLayout, QVBoxLayout, QWidget

from calfjournal.domain.program_check import Path
from calfjournal.messages import tr
from ui.plan.program.draft import ProgramDraft
from ui.plan.program.fields import name_of
from ui.theme import metrics
from ui.widgets.buttons import IconButton
from ui.widgets.card import Hairline
from ui.widgets.layouts import FlowLayout, row
from ui.widgets.text import Label, small, strong

_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class ProblemLine(Label):
    """What is wrong with a list as a whole; not there when all is well."""

    def __init__(self, draft: ProgramDraft, path: Path) -> None:
        super().__init__("", tone="step_back", wrap=True)
        self._draft, self._path = draft, path
        draft.changed.connect(self.show_problem)
        self.show_problem()

    @Slot()
    def show_problem(self) -> None:
        """Say what is wrong now."""
        said = self._draft.problems.get(self._path, "")
        self.setText(said)
        self.setVisible(bool(said))


class FormPart(QWidget):
    """A column of fields; ``section`` begins a part of it with a title."""

    def __init__(self, draft: ProgramDraft, path: Path) -> None:
        super().__init__()
        self.draft, self.path = draft, path
        self.stack = QVBoxLayout(self)
        self.stack.setContentsMargins(1, 1, metrics.S, 1)
        self.stack.setSpacing(metrics.M)

    def at(self, *keys: str | int) -> Path:
        """Return the place of something inside."""
        return (*self.path, *keys)

    def section(self, title: str, hint: str = "") -> None:
        """Begin a part of the form."""
        self.stack.addSpacing(metrics.XS)
        self.stack.addWidget(strong(title))
        if hint:
            self.stack.addWidget(small(hint, wrap=True))

    def add(self, *parts: QWidget | QLayout) -> None:
        """Put parts below each other."""
        for part in parts:
            if isinstance(part, QWidget):
                self.stack.addWidget(part)
            else:
                self.stack.addLayout(part)


class ProgramRow(FormPart):
    """One row of a list: a head with what moves and removes it, also by Alt+Up and Alt+Down."""

    def __init__(self, draft: ProgramDraft, path: Path, name: str) -> None:
        super().__init__(draft, path)
        self.setAccessibleName(name)
        self.stack.setContentsMargins(0, 0, 0, 0)
        self.stack.setSpacing(metrics.S)
        self.up = IconButton("chevron-up", tr("Move up: {row}", row=name), keys="Alt+Up")
        self.down = IconButton("chevron-down", tr("Move down: {row}", row=name), keys="Alt+Down")
        self.cross = IconButton("close", tr("Remove: {row}", row=name))
        self.up.clicked.connect(self._go_up)
        self.down.clicked.connect(self._go_down)
        self.cross.clicked.connect(self.take_out)
        for keys, slot in (("Alt+Up", self._go_up), ("Alt+Down", self._go_down)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(_WITHIN)
            shortcut.activated.connect(slot)
        count = len(draft.rows(path[:-1]))
        self.up.setEnabled(path[-1] != 0)
        self.down.setEnabled(path[-1] != count - 1)

    def begin(self, head: QWidget) -> None:
        """Put the head on top."""
        line = row(head, self.up, self.down, self.cross, gap=metrics.XS)
        line.setStretch(0, 1)
        self.stack.addWidget(Hairline())
        self.stack.addLayout(line)

    @Slot()
    def _go_up(self) -> None:
        self.draft.move(self.path, -1, self._kept_focus())

    @Slot()
    def _go_down(self) -> None:
        self.draft.move(self.path, 1, self._kept_focus())

    @Slot()
    def take_out(self) -> None:
        """Remove the row."""
        self.draft.remove(self.path)

    def _kept_focus(self) -> Path:
        """The way from the row to the field the keys go to now."""
        focused = QApplication.focusWidget()
        name = focused.objectName() if focused is not None else ""
        start = f"{name_of(self.path)}/"
        return tuple(name[len(start) :].split("/")) if name.startswith(start) else ()


def flowing(*parts: QWidget) -> FlowLayout:
    """Return a row of fields that wraps where there is no room for all."""
    flow = FlowLayout(gap=metrics.S)
    for part in parts:
        flow.addWidget(part)
    return flow
