"""The parts of a program as a list: choose one to change it, add, remove and move them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from calfjournal.domain.looks import Glyph, Look
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.program_check import Path
from calfjournal.domain.program_limits import MOST_TABLES
from calfjournal.messages import tr
from calfjournal.messages.program_words import MEASURE_WORDS
from ui.plan.program.draft import ProgramDraft
from ui.plan.program.naming import LISTS, fresh_id, look_of, section_title
from ui.theme import Role, active, font, metrics
from ui.theme.control import control_height
from ui.theme.glyphs import paint_glyph
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labelled import QWIDGETSIZE_MAX
from ui.widgets.layouts import row

_PATH = Qt.ItemDataRole.UserRole
_SIGN = 12
_WIDEST, _ROWS = 240, 5
"""In pixels beside a form, and the rows that are seen above one."""


class ProgramOutline(QWidget):
    """``chosen`` carries the path of a part; ``refused`` why one cannot be removed."""

    chosen = Signal(tuple)
    refused = Signal(str)

    def __init__(self, draft: ProgramDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.parts = _Parts()
        self.parts.moved.connect(self._move)
        self.parts.dropped.connect(self.remove)
        self.parts.currentItemChanged.connect(self._tell)
        self.more = Button(tr("Add"), icon="plus")
        self.more.setMenu(self._menu())
        self.up = IconButton("chevron-up", tr("Move up"), keys="Alt+Up")
        self.down = IconButton("chevron-down", tr("Move down"), keys="Alt+Down")
        self.cross = IconButton("trash", tr("Remove"))
        self.up.clicked.connect(self._go_up)
        self.down.clicked.connect(self._go_down)
        self.cross.clicked.connect(self.remove)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.S)
        stack.addWidget(self.parts, 1)
        stack.addLayout(row(self.more, None, self.up, self.down, self.cross, gap=0))
        draft.changed.connect(self._name)
        self.fill(())

    def stand_above(self, *, above: bool) -> None:
        """Be as wide as there is room and a few rows high, or narrow and as high as there is."""
        self.setMaximumWidth(QWIDGETSIZE_MAX if above else _WIDEST)
        rows = _ROWS * control_height()
        self.parts.setMinimumHeight(rows if above else 0)
        self.parts.setMaximumHeight(rows if above else QWIDGETSIZE_MAX)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self.add_phase = menu.addAction(tr("A phase"), self._add_phase)
        self.add_session = menu.addAction(tr("A session type"), self._add_session)
        self.add_gate = menu.addAction(tr("A gate"), self._add_gate)
        return menu

    @property
    def section(self) -> Path:
        """The part that is chosen."""
        return tuple(self.parts.currentItem().data(_PATH)) if self.parts.currentRow() >= 0 else ()

    def fill(self, section: Path) -> None:
        """List the parts anew and choose one, without telling."""
        self.parts.blockSignals(True)
        self.parts.clear()
        for path in ((), ("spacing",)):
            self._line(path)
        for kind, title in zip(
            LISTS, (tr("Phases"), tr("Session types"), tr("Gates")), strict=True
        ):
            self._heading(title)
            for at in range(len(self._draft.rows((kind,)))):
                self._line((kind, at))
        for at in range(self.parts.count()):
            if self.parts.item(at).data(_PATH) == list(section):
                self.parts.setCurrentRow(at)
        if self.parts.currentRow() < 0:
            self.parts.setCurrentRow(0)
        self.parts.blockSignals(False)
        self._name()
        self._allow()

    def _heading(self, title: str) -> None:
        item = QListWidgetItem(title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(font(Role.SMALL_STRONG))
        item.setSizeHint(QSize(0, metrics.ROW))
        self.parts.addItem(item)

    def _line(self, path: Path) -> None:
        item = QListWidgetItem()
        item.setData(_PATH, list(path))
        item.setSizeHint(QSize(0, control_height()))
        self.parts.addItem(item)

    @Slot()
    def _name(self) -> None:
        """Name every part as it is called now, and mark those where something is wrong."""
        for at in range(self.parts.count()):
            item = self.parts.item(at)
            if item.data(_PATH) is None:
                continue
            path = tuple(item.data(_PATH))
            title = section_title(self._draft, path)
            wrong = self._is_wrong(path)
            item.setText(title)
            item.setToolTip(
                tr("{title}: something is wrong here.", title=title) if wrong else title
            )
            look = Look("step_back") if wrong else look_of(self._draft, path)
            item.setIcon(_sign(look, wrong=wrong))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, item.toolTip())

    def _is_wrong(self, path: Path) -> bool:
        if path == ("spacing",):
            places: tuple[Path, ...] = (
                path,
                ("pain_rule",),
                ("pain_during_ok",),
                ("settle_by",),
            )
            return any(map(self._draft.wrong_in, places))
        if path:
            return self._draft.wrong_in(path)
        return any(
            len(p) == 1 and p[0] not in ("pain_during_ok", "settle_by")
            for p in self._draft.problems
        )

    # ------------------------------------------------------------------ changing

    @Slot()
    def _tell(self) -> None:
        self._allow()
        self.chosen.emit(self.section)

    def _allow(self) -> None:
        section = self.section
        is_row = len(section) == 2
        count = len(self._draft.rows(section[:1])) if is_row else 0
        self.up.setEnabled(is_row and section[1] != 0)
        self.down.setEnabled(is_row and section[1] != count - 1)
        self.cross.setEnabled(is_row)
        for kind, action in zip(
            LISTS, (self.add_phase, self.add_session, self.add_gate), strict=True
        ):
            action.setEnabled(len(self._draft.rows((kind,))) < MOST_TABLES[kind])

    @Slot()
    def _go_up(self) -> None:
        self._move(-1)

    @Slot()
    def _go_down(self) -> None:
        self._move(1)

    @Slot(int)
    def _move(self, by: int) -> None:
        if len(self.section) == 2:
            self._draft.move(self.section, by)

    @Slot()
    def remove(self) -> None:
        """Remove the part that is chosen, unless another one names it."""
        section = self.section
        if len(section) != 2:
            return
        user = self._user_of(section)
        if user:
            title = section_title(self._draft, section)
            self.refused.emit(
                tr("“{part}” is used by “{user}”. Take it out there first.", part=title, user=user)
            )
            return
        self._draft.remove(section)

    def _user_of(self, section: Path) -> str:
        """Return what names a session type or a gate, "" when nothing does."""
        name = self._draft.get((*section, "id"))
        if section[0] == "phase":
            return ""
        if section[0] == "gate" and self._draft.get(("entry_gate",)) == name:
            return section_title(self._draft, ())
        for kind in ("phase", "session"):
            for at, part in enumerate(self._draft.rows((kind,))):
                if name in set(_names_in(part)):
                    return section_title(self._draft, (kind, at))
        return ""

    @Slot()
    def _add_phase(self) -> None:
        known = [kind.get("id") for kind in self._draft.rows(("session",))]
        week = {"sessions": known[:1], "repeat": 4}
        self._add(
            "phase",
            {
                "kind": PhaseKind.STRENGTH.value,
                "title": tr("New phase"),
                "weeks": [2, 4, 4],
                "week": [week],
            },
        )

    @Slot()
    def _add_session(self) -> None:
        item = {"exercise": "calf_raise_floor", "sets": 3, "reps": [12, 15]}
        title = tr("New session type")
        self._add(
            "session",
            {
                "id": fresh_id("session", self._draft.rows(("session",))),
                "title": title,
                "kind": SessionKind.STRENGTH.value,
                "minutes": 30,
                "items": [item],
            },
        )

    @Slot()
    def _add_gate(self) -> None:
        measure = "days_without_red"
        criterion = {
            "id": measure,
            "text": MEASURE_WORDS[measure],
            "measure": measure,
            "at_least": 14,
        }
        self._add(
            "gate",
            {
                "id": fresh_id("gate", self._draft.rows(("gate",))),
                "title": tr("New gate"),
                "criterion": [criterion],
            },
        )

    def _add(self, kind: str, values: dict[str, Any]) -> None:
        at = len(self._draft.rows((kind,)))
        self._draft.insert((kind, at), values, (kind, at, "title"))


class _Parts(QListWidget):
    """Alt+Up and Alt+Down move the chosen part, Delete removes it."""

    moved = Signal(int)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font(Role.BODY))
        self.setAccessibleName(tr("Parts of the program"))
        self.setIconSize(QSize(_SIGN, _SIGN))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(by)
        elif event.key() == Qt.Key.Key_Delete:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


def _names_in(part: Any) -> list[Any]:  # noqa: ANN401 - whatever TOML holds
    """Every text inside a phase or a session that could name something else."""
    if isinstance(part, dict):
        return [name for key, value in part.items() if key != "title" for name in _names_in(value)]
    if isinstance(part, list):
        return [name for each in part for name in _names_in(each)]
    return [part] if isinstance(part, str) else []


def _sign(look: Look | None, *, wrong: bool) -> QIcon:
    """Return the sign of a kind, or of something that is wrong, as an icon."""
    ratio = 2
    picture = QPixmap(QSize(_SIGN, _SIGN) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    if look is not None:
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        glyph = Glyph.BANG if wrong else look.glyph
        paint_glyph(painter, QRectF(0, 0, _SIGN, _SIGN), glyph, active().mark(look))
        painter.end()
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)  # Qt would tint it.
    return icon
