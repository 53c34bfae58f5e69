"""What a widget tells people: every text on it, and which of them have no room."""

from __future__ import annotations

import json
import platform
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyqtgraph import GraphicsScene, PlotWidget
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAction, QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QScrollArea,
    QTableView,
    QWidget,
)

from calfjournal.journal import Journal
from calfjournal.paths import resources
from tests.ui.reader import nodes

ENGLISH = re.compile(r"[A-Za-z]{2,}")

_READ = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)

NAMES = (
    "calfjournal",
    "Alfredson",
    "Silbernagel",
    "Foster",
    "PDF",
    "JSON",
    "CSV",
    "FIT",
    "HRV",
    "RMSSD",
    "RPE",
    "Letter",
    "Python",
    "PySide6",
    "Qt",
    platform.platform(),
    "offscreen",
)
"""What has the same name in every language."""

QTS_OWN = re.compile(
    r"\b((Ctrl|Alt|Shift)\+)*(Ctrl|Alt|Shift|Esc|Space|Enter|PgUp|PgDn|PgDown|Home|End|Del|Tab"
    r"|(?<=\+)\w+)(?!\w)"
    r"|\d{1,2} [A-Z][a-z]{2} \d{4}, [A-Z][a-z]{2}"
)
"""Keys, and days in fields: Qt writes them in its own language."""


def texts(widget: QWidget) -> set[str]:
    """Return every text of a widget and of all below it, shown, read aloud or in a tip."""
    found: set[str] = set()
    for each in (widget, *widget.findChildren(QWidget)):
        if not _is_foreign(each):
            found.update(_of_widget(each))
    for action in widget.findChildren(QAction):
        if _is_foreign(action.parent()):
            continue
        found.update((action.text(), action.toolTip(), action.statusTip()))
    for node in nodes(widget):
        found.update(node.text(kind) for kind in _READ)
    return {text for text in found if text.strip()}


def _is_foreign(thing: QObject | None) -> bool:
    """True inside of menus that the library of charts makes: they are switched off."""
    while thing is not None:
        if isinstance(thing, GraphicsScene):
            return True
        if isinstance(thing, QMenu) and isinstance(thing.parent(), PlotWidget):
            return True
        thing = thing.parent()
    return False


def _of_widget(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.statusTip())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))
    if isinstance(widget, QTableView | QListView) and widget.model() is not None:
        yield from _of_model(widget)


def _of_model(view: QTableView | QListView) -> Iterator[str]:
    model = view.model()
    root = QModelIndex()
    columns = model.columnCount(root) if isinstance(view, QTableView) else 1
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(root), 100)):
            index = model.index(row, column, root)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(model.data(index, role) or "")


class Own:
    """Texts that belong to the user or to the program's files: nobody translates them here."""

    def __init__(self, journal: Journal | None = None) -> None:
        known = {*_of_resources(), *NAMES}
        if journal is not None:
            path = journal.path
            known |= {*_strings(journal.dump()), str(path), path.name, path.stem, str(path.parent)}
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for text in sorted(known, key=len, reverse=True):
            if first := ENGLISH.search(text):
                self._by_word[first[0].lower()].append(text)

    def english(self, found: Iterable[str]) -> list[str]:
        """Return what is plain English in these texts and belongs to nobody."""
        return sorted({text for text in found if ENGLISH.search(self._without(text))})

    def _without(self, text: str) -> str:
        if not ENGLISH.search(text):
            return ""
        left = QTS_OWN.sub("", text)
        if left.endswith("…"):
            left = self._completed(left)
        for own in (*self._known, *NAMES):
            if own in left:
                left = left.replace(own, "")
            elif own[:1] + own[1:].lower() in left or own.lower() in left:
                left = left.replace(own.lower(), "")
        return left

    def _completed(self, cut: str) -> str:
        """Return a text of ours that had no room for its end, in full."""
        return next((own for own in self._known if own.startswith(cut[:-1])), cut)


def _of_resources() -> Iterator[str]:
    for file in sorted(Path(str(resources())).rglob("*.toml")):
        yield from _strings(tomllib.loads(file.read_text(encoding="utf-8")))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        if value.startswith(("{", "[")):
            yield from _strings(_loaded(value))
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None


# ---------------------------------------------------------------------- room


def without_room(widget: QWidget) -> list[str]:
    """Return what is cut off: texts wider than their widget, and contents wider than the page."""
    return sorted(
        {
            f"{type(each).__name__} {each.objectName()}: {_text(each)!r}"
            for each in (widget, *widget.findChildren(QWidget))
            if each.isVisible() and _is_cut(each)
        }
    )


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, QLabel):
        return _label_is_cut(widget)
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.width() + 1 < widget.minimumSizeHint().width()
    if isinstance(widget, QScrollArea) and (inside := widget.widget()) is not None:
        return inside.width() > widget.viewport().width() + 1
    return False


def _label_is_cut(label: QLabel) -> bool:
    if label.toolTip() == label.text():
        return False  # it ends in "…" where it must, and tells the whole in its tip
    if not label.text() or label.textFormat() is Qt.TextFormat.RichText:
        return False
    if label.wordWrap():
        longest = max(label.text().split() or [""], key=len)
        needed = QFontMetricsF(label.font()).horizontalAdvance(longest)
        return needed > label.contentsRect().width() + 1 or (
            label.heightForWidth(label.width()) > label.height() + 2
        )
    needed = QFontMetricsF(label.font()).horizontalAdvance(label.text())
    return needed > label.contentsRect().width() + 1
