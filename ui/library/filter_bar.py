"""The filters above the list: what for, what it trains, what it needs, how hard, in my plan."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.exercise import EQUIPMENT, Category, Muscle
from calfjournal.messages import tr
from calfjournal.messages.vocabulary import CATEGORIES, EQUIPMENT_WORDS, MUSCLES
from calfjournal.views.library import LOADS, Filters, HandFilter
from ui.library.words import PHASES
from ui.theme.control import control_height
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoiceField
from ui.widgets.fold import Fold
from ui.widgets.layouts import FlowLayout
from ui.widgets.toggles import ToggleChip


class FilterBar(QWidget):
    """``changed`` comes with every choice; where it is narrow the filters are folded away."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.category = _choice(tr("Kind"), tr("All kinds"), list(CATEGORIES.items()))
        phases = [(letter, CATEGORIES[phase]) for letter, phase in PHASES.items()]
        self.phase = _choice(tr("Phase"), tr("All phases"), phases)
        self.muscle = _choice(tr("Muscle"), tr("All muscles"), list(MUSCLES.items()))
        self.needs = _choice(tr("Equipment"), tr("All equipment"), _equipment())
        classes = [(at, f"{at} · {word}") for at, word in LOADS.items()]
        self.load_class = _choice(tr("Load class"), tr("All load classes"), classes)
        self.in_plan = ToggleChip(tr("In my plan"))
        self.in_plan.setMinimumHeight(control_height())
        self.in_plan.clicked.connect(self._tell)
        self.all = Button(tr("Show all"), "link")
        self.all.setMinimumHeight(control_height())
        self.all.clicked.connect(self._clear)
        inside = QWidget()
        flow = FlowLayout(inside)
        for field in (self.category, self.phase, self.muscle, self.needs, self.load_class):
            field.committed.connect(self._tell)
            flow.addWidget(field)
        flow.addWidget(self.in_plan)
        flow.addWidget(self.all)
        self.all.hide()
        self._fold = Fold(tr("Filters"), inside)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self._fold)
        self._narrow: bool | None = None
        self.set_narrow(narrow=False)

    @property
    def value(self) -> Filters:
        """What the list is narrowed to."""
        category, muscle = self.category.value, self.muscle.value
        phase, needs, load_class = self.phase.value, self.needs.value, self.load_class.value
        return Filters(
            category=category if isinstance(category, Category) else None,
            phase=phase if isinstance(phase, str) else None,
            muscle=muscle if isinstance(muscle, Muscle) else None,
            needs=needs if isinstance(needs, str) else None,
            load_class=load_class if isinstance(load_class, int) else None,
            in_plan=self.in_plan.isChecked(),
        )

    def choose(self, wanted: Filters) -> None:
        """Narrow the list to this, without telling."""
        for field, value in (
            (self.category, wanted.category),
            (self.phase, wanted.phase),
            (self.muscle, wanted.muscle),
            (self.needs, wanted.needs),
            (self.load_class, wanted.load_class),
        ):
            field.set_value(value)
        self.in_plan.setChecked(wanted.in_plan)
        self.all.setVisible(self.value != Filters())

    def clear(self) -> None:
        """Choose everything, without telling."""
        for field in (self.category, self.phase, self.muscle, self.needs, self.load_class):
            field.set_value(None)
        self.in_plan.setChecked(False)
        self.all.hide()

    def offer_plan(self, *, follows: bool) -> None:
        """Offer what is in the plan only while one is followed."""
        if not follows:
            self.in_plan.setChecked(False)
        self.in_plan.setVisible(follows)

    def set_narrow(self, *, narrow: bool) -> None:
        """Fold the filters away, or show them in lines."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._fold.button.setVisible(narrow)
        self._fold.unfold(open_it=not narrow or self.value != Filters())

    @Slot()
    def _tell(self) -> None:
        self.all.setVisible(self.value != Filters())
        self.changed.emit()

    @Slot()
    def _clear(self) -> None:
        self.clear()
        self.category.setFocus()
        self.changed.emit()


def _choice(name: str, everything: str, choices: Iterable[tuple[Hashable, str]]) -> ChoiceField:
    field = ChoiceField(name, [(None, everything), *choices])
    field.setMinimumHeight(control_height())
    return field


def _equipment() -> list[tuple[Hashable, str]]:
    return [
        (HandFilter.AT_HAND, tr("At hand")),
        (HandFilter.MISSING, tr("Not at hand")),
        (HandFilter.BARE, tr("Needs nothing")),
        *((tag, EQUIPMENT_WORDS[tag]) for tag in EQUIPMENT),
    ]
