"""What every step of the welcome is: a card of a few questions, all of which may be skipped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.services.qt import VALUE
from ui.widgets.card import Card
from ui.widgets.day_field import DayField
from ui.widgets.enter_keys import EnterKeys
from ui.widgets.field_flow import WHOLE_LINE, FieldFlow, flowing
from ui.widgets.fields import ValueField
from ui.widgets.form_fields import FormFields
from ui.widgets.labelled import Labelled
from ui.widgets.segmented import SegmentedControl


class StepKeys(EnterKeys):
    """Enter goes on to the next question, and from the last one to the next step."""

    def __init__(self, fields: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(fields, parent)
        self._fields = tuple(fields)

    def go_on(self, field: QObject) -> None:
        """Give the keys to the next question that is asked."""
        asked = [each for each in self._fields if each.isVisible() and each.isEnabled()]
        at = next((at for at, each in enumerate(asked) if each is field), len(asked))
        if at + 1 < len(asked):
            asked[at + 1].setFocus()
        else:
            self.keep_wanted.emit()


class StepPage(QWidget):
    """``changed`` comes with every answer and every key; subclasses ``ask``.

    ``keys`` tell when to go on.
    """

    changed = Signal()
    least: ClassVar[int] = 260
    """Width of a question, at least."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: list[QWidget] = []
        self.card = Card()
        self._flow = FieldFlow()
        self.card.body.addLayout(self._flow)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self.card)

    def ask(
        self,
        caption: str,
        field: QWidget,
        *,
        hint: str = "",
        whole: bool = False,
        fills: bool = True,
    ) -> Labelled:
        """Put a question below those before it, or beside them where there is room."""
        labelled = Labelled(caption, field, hint=hint, fills=fills)
        flowing(labelled, self.least)
        labelled.setProperty(WHOLE_LINE, whole)
        self._flow.addWidget(labelled)
        self.watch(field)
        return labelled

    def watch(self, field: QWidget) -> None:
        """Hear a field, and give it its place in the order of Enter."""
        self._asked.append(field)
        name = "chosen" if isinstance(field, SegmentedControl) else "committed"
        getattr(field, name).connect(self._tell)
        if isinstance(field, ValueField):
            field.textChanged.connect(self._tell)

    def ready(self) -> None:
        """Let Enter walk the questions; the last thing of an ``__init__``."""
        self.keys = StepKeys(self._asked, self)
        fields = {str(at): field for at, field in enumerate(self._asked)}
        self.typed = FormFields(fields, self)
        """What was answered, for a page that takes the place of this one."""

    @property
    def first(self) -> QWidget:
        """Where the keys begin."""
        return self._asked[0]

    def flush(self) -> bool:
        """Take what is typed; False when a field needs correction, which has the keys then."""
        typed = (each for each in self._asked if isinstance(each, ValueField | DayField))
        wrong = [each for each in typed if each.isVisible() and not each.flush()]
        if wrong:
            wrong[0].setFocus()
        return not wrong

    @Slot(VALUE)
    def _tell(self, _value: object = None) -> None:
        self.changed.emit()
