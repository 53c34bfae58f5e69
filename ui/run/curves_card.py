"""The curves of a run with the choice of their axis, and the way to cut the ends off."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS
from calfjournal.domain.run import Run
from calfjournal.errors import InputError
from calfjournal.messages import formats, in_words, tr
from calfjournal.views.run_page import RunPage
from ui.charts.run_chart import RunChart
from ui.charts.run_lanes import Along
from ui.services.act import perform
from ui.services.context import Context
from ui.services.qt import ENTER_KEYS, VALUE
from ui.theme import metrics
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fields import NumberField
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout, column, row
from ui.widgets.scrolled import show_both
from ui.widgets.segmented import SegmentedControl
from ui.widgets.text import Label, small

_DECIMALS = 1
_PAUSE_MS = 40


class _EndField(NumberField):
    """``entered`` comes with Enter, which cuts."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in ENTER_KEYS:
            self.entered.emit()


class CutBar(QWidget):
    """Two fields of minutes, what would be left, and the button that does it.

    ``moved(begin, end)`` carries the minutes of either end while they are typed.
    """

    moved = Signal(float, float)
    done = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._page: RunPage | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._tell)
        limit = LIMITS[Kind.RUN]["duration_s"].per(60, "min")
        self.begin = _EndField(tr("Minutes off the start"), "min", limit=limit, decimals=_DECIMALS)
        self.end = _EndField(tr("Minutes off the end"), "min", limit=limit, decimals=_DECIMALS)
        self._fields = [
            Labelled(tr("Off the start"), self.begin),
            Labelled(tr("Off the end"), self.end),
        ]
        for field in (self.begin, self.end):
            field.setMinimumWidth(96)
            field.textEdited.connect(self._on_typed)
            field.entered.connect(self._cut)
        self.left = Label("", wrap=True, figures=True)
        self.cut = Button(tr("Cut"), "primary")
        self.cancel = Button(tr("Cancel"))
        self.cut.clicked.connect(self._cut)
        self.cancel.clicked.connect(self.done)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self.cut)
        flow.addWidget(self.cancel)
        fields = row(*self._fields, gap=metrics.M)
        told = small(tr("Type minutes, or draw the handles. Undo brings the ends back."), wrap=True)
        stack = column(fields, self.left, told, buttons)
        self.setLayout(stack)
        self.hide()

    def begin_cut(self, page: RunPage) -> None:
        """Ask how much to cut off a run."""
        self._page = page
        for field in (self.begin, self.end):
            field.set_value(0.0)
            field.set_error("")
        self.show()
        self._tell()
        self.begin.setFocus()
        self.begin.selectAll()
        show_both(self.begin, self.cut)

    def show_cut(self, begin: float, end: float) -> None:
        """Show what handles were drawn to."""
        self.begin.set_value(round(begin, _DECIMALS))
        self.end.set_value(round(end, _DECIMALS))
        self._soon.start()  # Handles move faster than a long run is worked out.

    @property
    def minutes(self) -> tuple[float, float]:
        """What is to go at either end; what cannot be read is nothing."""
        return self.begin.reading or 0.0, self.end.reading or 0.0

    @Slot()
    def _on_typed(self) -> None:
        self._tell()
        self.moved.emit(*self.minutes)

    @Slot()
    def _tell(self) -> None:
        if self._page is None:
            return
        views, can = self._context.journal.views, True
        try:
            told = _left_words(views.run_cut(self._page, *self.minutes))
        except InputError as problem:
            can, told = False, in_words(problem.said)
        self.left.setText(told)
        self.left.set_tone("text" if can else "step_back")
        self.cut.setEnabled(can and any(self.minutes) and not self._is_wrong)

    @property
    def _is_wrong(self) -> bool:
        """True where a field holds what cannot be read."""
        return any(field.text() and field.reading is None for field in (self.begin, self.end))

    @Slot()
    def _cut(self) -> None:
        self._soon.stop()
        self._tell()
        if self._page is None or not self.cut.isEnabled():
            return
        begin, end = (each * 60 for each in self.minutes)
        verb = self._context.journal.runs.cut_ends
        try:
            done = perform(self._context, "", verb, self._page.run.key, begin, end)
        except InputError as problem:
            field = self.begin if problem.field == "begin_s" else self.end
            field.set_error(in_words(problem.said))
            return
        if done is not None:
            self._context.notices.say(tr("The ends are cut off."), undoable=True)
            self.done.emit()


def _left_words(run: Run) -> str:
    time = formats.duration(run.duration_s or run.elapsed_s or 0)
    if run.distance_m is None:
        return tr("{time} would be left.", time=time)
    return tr("{distance:metres} in {time} would be left.", distance=run.distance_m, time=time)


class CurvesCard(Card):
    """``over`` chooses kilometres or minutes; the bar to cut comes when it is asked for."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._page: RunPage | None = None
        choices = (
            (Along.DISTANCE, tr("Distance")),
            (Along.TIME, tr("Time")),
        )
        self.over = SegmentedControl(choices, tr("Curves over"))
        self.over.chosen.connect(self._show_along)
        self.chart = RunChart()
        self.cutting = CutBar(context)
        self.cutting.moved.connect(self._on_typed)
        self.cutting.done.connect(self.end_cut)
        self.chart.cut_moved.connect(self.cutting.show_cut)
        self.body.addLayout(row(self.over, None))
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(self.cutting)

    def show_page(self, page: RunPage) -> None:
        """Show the curves of a run, nothing without any."""
        is_other = self._page is None or self._page.run != page.run
        self._page = page
        if page.curves is not None:
            self.over.setVisible(page.curves.km is not None)
            target = None if page.target is None else page.target.spm
            self.chart.show_run(page.curves, page.steady, target)
        if is_other:
            self.cutting.hide()
        elif self.cutting.isVisibleTo(self):
            self.chart.show_cut(self.cutting.minutes)
        self.setVisible(page.curves is not None)

    def set_room(self, height: int) -> None:
        """Let the card be so high, as far as its lanes have room; 0 is as high as they need."""
        around = 2 * metrics.CARD_PADDING + self.over.sizeHint().height() + metrics.S
        least = self.chart.minimumSizeHint().height()
        self.chart.setFixedHeight(max(height - around, least))

    def begin_cut(self) -> None:
        """Ask how much to cut off."""
        if self._page is not None and self._page.curves is not None:
            self.cutting.begin_cut(self._page)
            self.chart.show_cut((0.0, 0.0))

    @Slot()
    def end_cut(self) -> None:
        """Leave the ends as they are."""
        self.cutting.hide()
        self.chart.show_cut(None)
        self.chart.setFocus()

    @Slot(float, float)
    def _on_typed(self, begin: float, end: float) -> None:
        self.chart.show_cut((begin, end))

    @Slot(VALUE)
    def _show_along(self, along: object) -> None:
        self.chart.show_along(Along(along))
