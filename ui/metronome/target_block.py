"""The beat of a run and why it is so: one's own cadence, the step up, the cap."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from calfjournal.domain.cadence_beat import CadenceTarget, OwnCadence
from calfjournal.domain.limits import BEATS
from calfjournal.domain.thresholds import OWN_CADENCE
from calfjournal.errors import InputError
from calfjournal.messages import in_words, tr
from calfjournal.views.cadence_words import race_line, target_lines
from ui.services.act import perform
from ui.services.context import Context
from ui.services.qt import VALUE
from ui.theme import metrics
from ui.widgets.fields import NumberField
from ui.widgets.labelled import ErrorLine
from ui.widgets.layouts import FlowLayout, column
from ui.widgets.segmented import SegmentedControl
from ui.widgets.text import Label, small

FIELD_WIDTH = 148


class BeatField(NumberField):
    """A beat in whole spm; one above the cap is refused with the cap."""

    def __init__(self, target: CadenceTarget) -> None:
        super().__init__(tr("Beat"), "spm", limit=BEATS["spm"])
        self.target = target

    def _read(self, text: str) -> float | None:
        spm = super()._read(text)
        refused = None if spm is None else self.target.refusal(spm)
        if refused is not None:
            raise ValueError(in_words(refused))
        return spm

    def _what_fits(self) -> str:
        low, most = BEATS["spm"].low, self.target.most or BEATS["spm"].high
        return tr("{low:0} to {high:spm} is what fits here.", low=low, high=most)

    def ask(self) -> None:
        """Say what fits where nothing stands."""
        self.set_error(self._what_fits())


class TargetBlock(QWidget):
    """Asks for one's own cadence where nobody knows it; ``changed`` when the beat is another."""

    changed = Signal()

    def __init__(
        self, context: Context, target: CadenceTarget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self.target = context, target
        self.spm = BeatField(target)
        self.own = NumberField(tr("Own cadence"), "spm", limit=BEATS["spm"])
        self.source = SegmentedControl(
            (("own", tr("From own cadence")), ("race", tr("From race pace"))),
            tr("The beat comes from"),
        )
        self._lines = [_reason() for _ in range(4)]
        self._lay_out()
        self.own.committed.connect(self._take_own)
        self.spm.textChanged.connect(self._follow)
        self.source.chosen.connect(self._choose)
        self._show()

    def _lay_out(self) -> None:
        places = []
        for caption, field in ((tr("Own cadence"), self.own), (tr("Beat"), self.spm)):
            field.setFixedWidth(FIELD_WIDTH)
            label = small(caption)
            label.setBuddy(field)
            place = QWidget()
            place.setLayout(column(label, field, gap=metrics.XS))
            places.append(place)
        sources = QWidget()
        sources.setLayout(column(small(tr("The beat comes from")), self.source, gap=metrics.XS))
        self._places = (*places, sources)
        beside = FlowLayout(gap=metrics.M)
        for place in self._places:
            beside.addWidget(place)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.XS)
        stack.addLayout(beside)
        stack.addWidget(ErrorLine(self.own, self.spm))
        stack.addSpacing(metrics.XS)
        for line in self._lines:
            stack.addWidget(line)

    @property
    def beat(self) -> int | None:
        """The beat that stands in the field, None where there is none that may be run to."""
        spm = self.spm.reading
        return None if spm is None or self.target.own is None else int(spm)

    @property
    def asks(self) -> NumberField:
        """The field that waits for something: of the own cadence before all."""
        return self.own if self.target.own is None else self.spm

    def take(self) -> bool:
        """Take what stands in the field; False where it is wrong, and the keys are there then."""
        if self.own.flush() and self.asks.flush() and self.beat is not None:
            return True
        if self.target.own is None and not self.own.error:
            example = BEATS["spm"].usual
            self.own.set_error(tr("Write what you counted, for example {spm:0}.", spm=example))
        elif self.target.own is not None and not self.spm.error:
            self.spm.ask()
        self.asks.setFocus()
        return False

    # ------------------------------------------------------------------ showing

    def _show(self) -> None:
        target = self.spm.target = self.target
        knows = target.own is not None
        counts = target.own is None or target.own.is_counted
        seen = (counts, knows, target.race_spm is not None)
        for place, shown in zip(self._places, seen, strict=True):
            place.setVisible(shown)
        if counts:
            self.own.set_value(None if target.own is None else int(target.own.spm))
        self.spm.set_value(target.spm)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        """Say why of the beat that stands there, and where it comes from."""
        target, beat = self.target, self.beat
        lines = [*target_lines(target, beat), race_line(target)]
        for label, words in zip(self._lines, [*lines, "", "", ""], strict=False):
            label.setText(words)
            label.setVisible(bool(words))
        sources = {"own": target.spm, "race": target.race_spm}
        if beat is None or sources.get(str(self.source.value)) != beat:
            found = [name for name, spm in sources.items() if spm is not None and spm == beat]
            self.source.set_value(found[0] if found else None)
        self.changed.emit()

    @Slot(VALUE)
    def _choose(self, source: object) -> None:
        self.spm.revert()
        self.spm.set_value(self.target.race_spm if source == "race" else self.target.spm)

    # ------------------------------------------------------------------ one's own

    @Slot(VALUE)
    def _take_own(self, value: object) -> None:
        """Keep what was counted; where nothing can be kept it holds for this beat."""
        counted = int(value) if isinstance(value, int | float) else 0
        journal = self._context.journal
        if journal.read_only:
            own = OwnCadence(counted) if counted else None
            self.target = replace(self.target, own=own)
        else:
            try:
                said = tr("Own cadence kept.")
                keep = journal.recovery.set_threshold
                perform(self._context, said, keep, OWN_CADENCE, counted or None)
            except InputError as problem:
                self.own.set_error(problem.message)
                return
            self.target = journal.views.cadence_target(self.target.day)
        self._show()
        self.changed.emit()


def _reason() -> Label:
    """Return a line that takes the height it needs in the width it gets, and no more."""
    label = small("", "text", wrap=True)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label
