"""The guide through a test: one step at a time, each leg kept as soon as it is done."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.assessment import MEASURE_NAMES, Measure, Result, StopRule
from calfjournal.domain.beat import TEST_BPM
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.testing import (
    COUNTED,
    OF_TRIES,
    TIRING,
    TOTALS,
    aborts,
    sides_of,
    weaker_first,
)
from calfjournal.domain.thresholds import MEAN_OF_TRIES
from calfjournal.errors import InputError
from calfjournal.journal import Journal
from calfjournal.messages import formats, in_words, tr
from calfjournal.views.assessments import AssessmentFacts
from calfjournal.views.test_guides import guide_of, has_stops, waits_for_gate
from ui.assessments.guide.broken_off import BrokenOffStage, put_aside
from ui.assessments.guide.done import DoneStage
from ui.assessments.guide.missing import MissingStage
from ui.assessments.guide.pick import PickStage
from ui.assessments.guide.ready import ReadyStage
from ui.assessments.guide.side_panel import SidePanel
from ui.assessments.guide.stage import Stage
from ui.assessments.guide.timed import ClockStage, HoldStage, RaisesStage, RestStage
from ui.assessments.guide.tries import TellStage, TriesStage, TypedStage
from ui.services.act import perform
from ui.services.context import Context
from ui.services.places import Place
from ui.services.qt import VALUE
from ui.sound.note import SoundNote
from ui.sound.window_clock import clock_of
from ui.theme import metrics
from ui.widgets.card import Card
from ui.widgets.side_by_side import SideBySide
from ui.widgets.text import small

NARROW = 640


class GuideView(QWidget):
    """Leads from what is needed to what was kept; ``left`` comes when it is over.

    ``titled`` tells what is done now: a heading and the line below it.
    """

    left = Signal()
    titled = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.clock = clock_of(context)
        self.measure: Measure | None = None
        self.stage: Stage = Stage()
        self._legs: list[Side] = []
        self._side = Side.BOTH
        self._results: list[Result] = []
        self._into: int | None = None
        self._way: tuple[int, str] = (TEST_BPM, "flat")
        self._facts = AssessmentFacts(context.journal.today(), ())
        self.beside = SidePanel()
        self._card = Card()
        self._keys = small("", wrap=True)
        self.sound = SoundNote(self.clock)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.M)
        stack.addWidget(SideBySide(self._card, self.beside, (3, 2), narrow=NARROW))
        stack.addStretch(1)
        context.drafts.closing.connect(self.keep_what_is_done)

    @property
    def is_on(self) -> bool:
        """True while a test is chosen or done."""
        return not self.isHidden()

    # ------------------------------------------------------------------ the way through

    def pick(self, facts: AssessmentFacts) -> None:
        """Ask which test is done."""
        self._facts = facts
        chosen, self.measure = self.measure, None
        self.beside.hide()
        stage = PickStage(facts, chosen)
        stage.picked.connect(self._picked)
        self._show(stage, tr("Which test?"), tr("One at a time; each leg is kept when it is done."))

    def begin(self, measure: Measure, facts: AssessmentFacts) -> None:
        """Begin a test with what it needs, or with what it waits for."""
        self._facts, self.measure = facts, measure
        self._results, self._legs = [], []
        guide = guide_of(measure)
        journal = self._context.journal
        drawn = journal.library.exercises.get(guide.figure)
        self.beside.show_guide(guide, drawn, stops=has_stops(measure))
        name = in_words(MEASURE_NAMES[measure])
        gate = self._gate(measure)
        if gate is not None:
            self.beside.hide()
            self._show(gate, name, "")
            return
        self.beside.show()
        stage = ReadyStage(
            guide,
            measure,
            _order(journal, measure),
            _usual(facts, measure),
            keeps_mean=journal.assessments.keeps_mean(),
            kept=len(facts.of_measure(measure)),
        )
        stage.finished.connect(self._begun)
        self._show(stage, name, "")

    def _gate(self, measure: Measure) -> MissingStage | None:
        if not waits_for_gate(measure):
            return None
        journal = self._context.journal
        status = journal.gates.before_hops(journal.today())
        if status is None:
            return None
        stage = MissingStage(status)
        stage.test_wanted.connect(self._picked)
        stage.plan_wanted.connect(self._see_plan)
        return stage

    @Slot()
    def _begun(self) -> None:
        """Take the choices of the first step, and begin with the first leg."""
        stage, measure = self.stage, self.measure
        if not isinstance(stage, ReadyStage) or measure is None:
            return
        self._legs = list(_order(self._context.journal, measure))
        if stage.first is not None and stage.first.value is not self._legs[0]:
            self._legs.reverse()
        if stage.way is not None:
            if not stage.way.beat.flush():
                stage.way.beat.setFocus()
                return
            self._way = (stage.way.bpm or TEST_BPM, str(stage.way.surface.value))
        if stage.mean is not None:
            self._choose_mean(mean=bool(stage.mean.value))
        self._next_leg()

    def _choose_mean(self, *, mean: bool) -> None:
        journal = self._context.journal
        if mean != journal.assessments.keeps_mean():
            perform(self._context, "", journal.recovery.set_threshold, MEAN_OF_TRIES, float(mean))

    @Slot()
    def _next_leg(self) -> None:
        self._side = self._legs.pop(0)
        measure = self.measure or Measure.KNEE_TO_WALL
        title = _leg_title(self._side)
        stage: Stage
        if measure in COUNTED:
            stage = RaisesStage(title, self._way[0], self.clock)
        elif measure is Measure.ISO_HOLD:
            stage = HoldStage(title, self.clock)
        elif measure in OF_TRIES:
            stage = TriesStage(
                title, measure, self._side, self._context.journal.assessments.of_tries
            )
        else:
            stage = TellStage(title, measure, self._side)
        stage.finished.connect(self._leg_over)
        self._show_leg(stage)

    def _show_leg(self, stage: Stage) -> None:
        name = in_words(MEASURE_NAMES[self.measure or Measure.KNEE_TO_WALL])
        if self._side is Side.BOTH:
            self._show(stage, name, "")
            return
        at = 2 if self._results or not self._legs else 1
        leg = tr("{side:side_title} leg, {at} of 2", side=self._side, at=at)
        self._show(stage, name, leg)

    @Slot()
    def _leg_over(self) -> None:
        """Ask what a clock cannot know, or keep what was typed."""
        stage, measure = self.stage, self.measure
        if measure is None:
            return
        if isinstance(stage, TypedStage):
            self._keep_leg(stage)
            return
        found, ended = 0.0, None
        if isinstance(stage, RaisesStage):
            found, ended = float(stage.counted), stage.raises.ended
        elif isinstance(stage, HoldStage):
            found, ended = float(stage.seconds), stage.ended
        elif isinstance(stage, BrokenOffStage):
            found = stage.counted_so_far()
        tell = TellStage(_leg_title(self._side), measure, self._side, found, ended)
        tell.finished.connect(self._leg_over)
        self._show_leg(tell)

    def _keep_leg(self, stage: TypedStage) -> None:
        result = self._result_of(stage)
        if result is None or not self._keep(result, stage):
            return
        pain = result.pain
        if result.measure is Measure.HOPS_IN_PLACE:
            pain = int(result.value)
        if aborts(pain) or result.ended is StopRule.PAIN:
            self._done(pain=True)
        elif not self._legs:
            self._done(pain=False)
        elif result.measure in TIRING:
            self._rest()
        else:
            self._next_leg()

    def _result_of(self, stage: TypedStage) -> Result | None:
        """What a typed step came to, with how it was done; pain above the limit ended it."""
        result = stage.result()
        if result is None or result.measure not in COUNTED:
            return result
        ended = stage.why if isinstance(stage, TellStage) else None
        if aborts(result.pain):
            ended = StopRule.PAIN
        return replace(result, bpm=self._way[0], surface=self._way[1], ended=ended)

    def _keep(self, result: Result, stage: TypedStage | None = None) -> bool:
        name = in_words(MEASURE_NAMES[result.measure])
        said = (
            tr("{test} kept.", test=name)
            if result.side is Side.BOTH
            else tr("{test}, {side:side}, kept.", test=name, side=result.side)
        )
        add = self._context.journal.assessments.add
        try:
            kept = perform(self._context, said, add, (result,), self._into)
        except InputError as error:
            if stage is not None:
                stage.first_field().set_error(error.message)
            return False
        if kept is None:
            return False
        self._into = kept.value.id
        self._results.append(result)
        return True

    def _rest(self) -> None:
        side = self._legs[0]
        following = tr("Then the {side:side} leg.", side=side)
        stage = RestStage(following, self.clock)
        stage.finished.connect(self._next_leg)
        name = in_words(MEASURE_NAMES[self.measure or Measure.HEEL_RISE])
        self._show(stage, name, tr("Two minutes between the legs"))

    def _done(self, *, pain: bool) -> None:
        stage = DoneStage(self._results, pain=pain)
        stage.finished.connect(self._leave)
        stage.another_wanted.connect(self._pick_again)
        name = in_words(MEASURE_NAMES[self.measure or Measure.HEEL_RISE])
        self._show(stage, name, formats.long_day(self._facts.today))

    # ------------------------------------------------------------------ leaving

    @Slot()
    def _pick_again(self) -> None:
        self.pick(self._context.journal.views.assessments())

    @Slot(VALUE)
    def _picked(self, measure: Measure) -> None:
        self.begin(measure, self._facts)

    @Slot()
    def _see_plan(self) -> None:
        self._leave()
        self._context.navigate(Place.PLAN)

    @Slot()
    def keep_what_is_done(self) -> None:
        """Keep a leg that was typed in part; one whose count nothing ended waits as a draft."""
        stage, measure = self.stage, self.measure
        if not self.is_on or measure is None:
            return
        if counted := stage.counted_so_far():
            beat, surface = self._way
            told = {"beat": str(beat), "surface": surface}
            way = told if measure in COUNTED else {}
            put_aside(self._context, measure, self._side, counted, way)
            return
        if not isinstance(stage, TypedStage) or not stage.done_so_far():
            return
        result = self._result_of(stage)
        if result is not None:
            self._keep(result, stage)

    def _break_off(self, stage: Stage) -> bool:
        """Ask what becomes of a count that was left; True where there is one."""
        counted = stage.counted_so_far()
        if not counted or not isinstance(stage, ClockStage) or self.measure is None:
            return False
        stage.stop()
        asked = BrokenOffStage(self.measure, self._side, counted)
        asked.finished.connect(self._do_again)
        asked.keep_wanted.connect(self._leg_over)
        self._show_leg(asked)
        return True

    @Slot()
    def _do_again(self) -> None:
        self._legs.insert(0, self._side)
        self._next_leg()

    @Slot()
    def _leave(self) -> None:
        self._into = None
        if isinstance(self.stage, ClockStage):
            self.stage.stop()
        self.left.emit()

    def _show(self, stage: Stage, title: str, line: str) -> None:
        former, self.stage = self.stage, stage
        self._card.body.removeWidget(former)
        self._keys.setParent(self)
        self.sound.setParent(self)
        if isinstance(former, ClockStage):
            former.stop()
        former.hide()
        former.deleteLater()
        stage.stack.addWidget(self._keys)
        stage.stack.addWidget(self.sound)
        stage.stack.addStretch(1)
        self._card.body.addWidget(stage)
        self._keys.setText(stage.keys)
        self._keys.show()
        self.sound.tell(self.sound.text())
        self.titled.emit(title, line)
        stage.show()
        stage.take_keys()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self._break_off(self.stage):
            if not isinstance(self.stage, BrokenOffStage):
                self.keep_what_is_done()
            self._leave()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        stage = self.stage
        if isinstance(stage, RaisesStage | HoldStage) and not self._break_off(stage):
            stage.begin_anew()


def _order(journal: Journal, measure: Measure) -> tuple[Side, ...]:
    if measure in TOTALS:
        return sides_of(measure)
    left, right = (journal.assessments.latest(measure, side) for side in LEGS)
    values = (left[1].value if left else None, right[1].value if right else None)
    return weaker_first(measure, *values)


def _usual(facts: AssessmentFacts, measure: Measure) -> Result | None:
    tests = facts.of_measure(measure)
    return tests[0].measure.results[0].result if tests else None


def _leg_title(side: Side) -> str:
    return tr("{side:side_title} leg", side=side) if side is not Side.BOTH else ""
