"""The part of the preferences that says in which folder new recordings are looked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal import paths
from calfjournal.messages import tr
from calfjournal.settings import Settings, option
from ui.services.context import Context
from ui.theme import metrics
from ui.theme.control import control_height
from ui.widgets.buttons import Button
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import Label


class PlaceLabel(Label):
    """A path in one line, its middle left out where it has no room; its tip is the whole of it."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""

    def show_place(self, whole: str) -> None:
        """Show another path."""
        self._whole = whole
        self.setToolTip(whole)
        self.setAccessibleName(whole)
        self._elide()

    def sizeHint(self) -> QSize:
        return QSize(metrics.L, control_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        middle = Qt.TextElideMode.ElideMiddle
        self.setText(self.fontMetrics().elidedText(self._whole, middle, max(self.width(), 1)))


class WatchFolderField(QWidget):
    """The folder, with a way to choose one and a way to have none; what is chosen holds at once."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.place = PlaceLabel()
        self.choose = Button(tr("Choose…"))
        self.choose.setAccessibleName(tr("Choose the watch folder"))
        self.choose.clicked.connect(self._choose)
        self.none = Button(tr("Watch none"))
        self.none.clicked.connect(self._forget)
        buttons = FlowLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.none)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.XS)
        stack.addWidget(self.place)
        stack.addLayout(buttons)
        context.settings.changed.connect(self._show)
        self._show(context.settings.now)

    @Slot(Settings)
    def _show(self, now: Settings) -> None:
        self.place.show_place(now.watch_folder or tr("None"))
        self.none.setEnabled(bool(now.watch_folder))

    @Slot()
    def _choose(self) -> None:
        now = self._context.settings.now
        before = Path(now.watch_folder or now.import_folder or Path.home())
        begin = before if paths.is_folder(before) else Path.home()
        found = self._context.chooser.folder(self, tr("The folder to watch"), begin)
        if found is None:
            return
        place = str(paths.real(found))
        if option("watch_folder").usable(place):
            self._context.settings.change(watch_folder=place)
        else:
            self._context.notices.warn(tr("A folder with this name cannot be remembered."))

    @Slot()
    def _forget(self) -> None:
        self._context.settings.change(watch_folder="")
        self.choose.setFocus()


def labelled(field: WatchFolderField) -> Labelled:
    """Return the field with its caption and what it does."""
    hint = tr(
        "Recordings that turn up in it are taken by themselves, at the start and whenever one "
        "comes; Undo takes them back. What is to be decided waits for you."
    )
    return Labelled(tr("Watch folder"), field, hint=hint)
