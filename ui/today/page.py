"""Today: one sentence and one action, then what is to be done, the verdict and what is next."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from calfjournal.domain.finding import Light
from calfjournal.messages import mark, tr
from calfjournal.views.day_lead import DayState, FirstStep, first_step, has_verdict, state_of
from calfjournal.views.today import TodayFacts
from calfjournal.views.today_words import dated
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.places import Errand, SessionSpot, Target
from ui.signs.wrong_button import WrongButton
from ui.theme import metrics
from ui.today.arranging import Cards, at_a_glance, with_form
from ui.today.check_in_card import CheckInCard
from ui.today.columns import Columns
from ui.today.decision_card import DecisionCard
from ui.today.lead import Lead
from ui.today.open_flags import OpenFlags
from ui.today.session_card import SessionCard
from ui.today.unkept import UnkeptStrips
from ui.today.usual_card import UsualCard
from ui.today.verdict_card import VerdictCard
from ui.today.week_card import LatelyCard, WeekCard
from ui.widgets.buttons import Button, IconButton
from ui.widgets.layouts import FlowLayout, first_stop, show_new
from ui.widgets.page import Page

if TYPE_CHECKING:
    from ui.today.flare_card import FlareCard

DUE_CHECK_MS = 60_000
"""How often a page that stays open looks whether a tendon can be asked."""
NARROW = 720
"""A page narrower than this names its day in short, so that its buttons have room."""


class TodayPage(Page):
    """Follows today until another day is asked for, e.g. to fill in a late check-in."""

    title = mark("Today")
    below_header = metrics.S

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._asked_day: date | None = None
        self._facts: TodayFacts | None = None
        self.lead = Lead(context)
        self.flags = OpenFlags(context)
        self.unkept = UnkeptStrips(context)
        self.decision = DecisionCard(context)  # Tab goes by the order in which they are made.
        self.session = SessionCard(context)
        self.verdict = VerdictCard(context)
        self.check_in = CheckInCard(context)
        self.usual = UsualCard()
        self.week = WeekCard(context)
        self.lately = LatelyCard()
        self._cards = Cards(
            decision=self.decision,
            session=self.session,
            verdict=self.verdict,
            check_in=self.check_in,
            usual=self.usual,
            week=self.week,
            lately=self.lately,
        )
        self.columns = Columns()
        for part in (self.flags, self.lead, self.unkept):
            self.body.addWidget(part)
        self.body.addWidget(self.columns)
        self.body.addStretch(1)
        self._add_actions()
        self.lead.check_in_wanted.connect(self._go_to_form)
        self.verdict.unfolded.connect(self._see_findings)
        self.columns.changed.connect(self.verdict.use_room)
        self.decision.decided.connect(self._go_on_below)
        self.check_in.opened.connect(self._arrange)
        # Once the cards stand where they belong.
        self.check_in.kept.connect(self._see_answer, Qt.ConnectionType.QueuedConnection)
        self._due_timer = QTimer(self)
        self._due_timer.setInterval(DUE_CHECK_MS)
        self._due_timer.timeout.connect(self._ask)
        self._due_timer.start()
        self._arrange()

    def _add_actions(self) -> None:
        self.back = IconButton("chevron-left", tr("Day before"), keys="Alt+Left")
        self.back.setShortcut("Alt+Left")
        self.forward = IconButton("chevron-right", tr("Day after"), keys="Alt+Right")
        self.forward.setShortcut("Alt+Right")
        self.to_today = Button(tr("Today"))
        self.wrong = WrongButton(self.context, tells=False)
        self.back.clicked.connect(self._day_before)
        self.forward.clicked.connect(self._day_after)
        self.to_today.clicked.connect(self._show_today)
        actions = QWidget()
        flow = FlowLayout(actions)
        for button in (self.to_today, self.back, self.forward, self.wrong):
            flow.addWidget(button)
        self.add_action(actions)
        self._heading.hide()  # The sentence of the day is the title.
        self._subtitle.setWordWrap(True)
        self.header.setStretch(0, 1)
        self.header.setStretch(1, 0)

    # ------------------------------------------------------------------ showing

    @property
    def day(self) -> date:
        """The day that is shown."""
        return self._asked_day or self.context.journal.today()

    def refresh(self) -> None:
        """Read the day and show it."""
        journal, day = self.context.journal, self.day
        facts = self._facts = journal.views.today(day)
        self._show_title()
        self.to_today.setVisible(day != facts.today)
        self.forward.setEnabled(day < facts.today)
        self.wrong.day = day
        self.flags.show_flags(facts.flags, day)
        self.lead.show_facts(facts)
        self._lead_with_flare(facts)
        self.verdict.show_facts(facts)
        self.decision.show_facts(facts)
        self.check_in.show_facts(facts, journal.clock.now())
        self.session.show_facts(facts)
        self.usual.show_facts(facts)
        self.week.show_facts(facts)
        self.lately.show_facts(facts)
        self._give_way(facts)
        self.unkept.refresh()
        self.unkept.wait_for(bool(facts.flags) or facts.flare is not None)
        if self.isVisible():
            cards = (
                self.verdict,
                self.decision,
                self.check_in.summary,
                self.check_in.asked,
                self.session,
            )
            for part in (*cards, self.usual, self.week, self.lately, self.flags, self.unkept):
                show_new(part)

    def _give_way(self, facts: TodayFacts) -> None:
        """Let one button be the strongest, and nothing stand beside an emergency."""
        stopped = state_of(facts) is DayState.STOPPED
        self.verdict.setHidden(stopped or not has_verdict(facts))
        self.lately.setHidden(stopped or self.lately.is_blank)
        if stopped:
            self.usual.hide()
        decides = first_step(facts) is FirstStep.DECIDE
        self.decision.accept.set_variant("primary" if decides else "plain")
        self.check_in.yield_to(stopped or decides)

    def _lead_with_flare(self, facts: TodayFacts) -> None:
        if facts.flags:  # One strip at a time: a warning sign is graver than a rung.
            facts = replace(facts, flare=None)
        if facts.flare is not None or "flare" in self.__dict__:
            self.flare.show_facts(facts)
            show_new(self.flare)

    @cached_property
    def flare(self) -> FlareCard:
        """The flare that runs, above the columns; made when there is one."""
        from ui.today.flare_card import FlareCard

        card = FlareCard(self.context)
        self.body.insertWidget(self.body.indexOf(self.columns), card)
        return card

    def _show_title(self) -> None:
        facts = self._facts
        if facts is not None:
            narrow = self.width() < NARROW
            plan, race, waiting = facts.plan, facts.race, facts.waiting
            self.set_title(
                "", dated(facts.day, plan, race, waiting, today=facts.today, short=narrow)
            )

    def go_to(self, target: Target) -> None:
        """Show a day, go on with a draft, or put the keys on a session or what tendons say."""
        match target:
            case DraftKey(kind, date() as day):
                self._show_day(day)
                self._go_on_with(kind)
            case date():
                self._show_day(target)
            case SessionSpot(_, session_id):
                self.session.focus_on(session_id)
            case Errand.ANSWERS:
                self._show_day(None)
                # After the form, which takes the keys when the page appears.
                QTimer.singleShot(0, self.check_in.asked.take_keys)

    @property
    def again(self) -> Target | None:
        return self._asked_day

    def _show_day(self, wanted: date | None) -> None:
        today = self.context.journal.today()
        self._asked_day = None if wanted is None or wanted >= today else wanted
        self._stale = False
        self.refresh()

    def _go_on_with(self, kind: DraftKind) -> None:
        if kind is DraftKind.RED_FLAGS:
            self.wrong.ask()
        elif kind is DraftKind.FLARE:
            from ui.signs.flare_dialog import FlareDialog

            FlareDialog(self.context, self.window()).open()
        elif kind is DraftKind.DECISION:
            self.verdict.ask_decision()
        else:
            self._go_to_form()

    @Slot()
    def _arrange(self) -> None:
        facts = self._facts
        if facts is None:  # As most starts will have it.
            self.columns.arrange(*at_a_glance(self._cards, busy=True, stopped=False))
            return
        form = self.check_in.is_open
        self.verdict.shrink(form)
        self.lead.yield_to(form)
        if form:
            self.columns.arrange(*with_form(self._cards, warns=self._warns()))
            return
        busy = bool(facts.sessions or facts.verdict.adjustments)
        stopped = state_of(facts) is DayState.STOPPED
        self.columns.arrange(*at_a_glance(self._cards, busy=busy, stopped=stopped))

    def _warns(self) -> bool:
        """True when what is said matters more than what is asked: it is seen without scrolling."""
        return self._facts is not None and self._facts.verdict.light is not Light.GREEN

    # ------------------------------------------------------------------ acting

    @Slot()
    def _see_findings(self) -> None:
        """Bring what was unfolded into sight, as far as its line of boxes stays there."""
        self.scroller.ensureWidgetVisible(self.verdict.table)
        self.scroller.ensureWidgetVisible(self.verdict.glyphs)

    @Slot()
    def _ask(self) -> None:
        if self._facts is not None and self.isVisible():
            self.check_in.ask(self._facts, self.context.journal.clock.now())

    @Slot()
    def _go_to_form(self) -> None:
        self.check_in.form.focus_first()
        self.scroller.ensureWidgetVisible(self.check_in.form.first)

    @Slot()
    def _see_answer(self) -> None:
        """Bring the answer into sight, with the keys on what still waits, or on what is seen."""
        if self.check_in.is_open:
            return  # It was opened again.
        top = self.scroller.verticalScrollBar()
        top.setValue(0)
        if (waiting := self.check_in.asked.waiting) is not None:
            waiting.setFocus(Qt.FocusReason.TabFocusReason)
            self.scroller.ensureWidgetVisible(waiting)
            return
        cards = (self.decision, self.session, self.verdict, self.week)
        stops = [self.check_in.edit, self.lead.action, *map(first_stop, cards)]
        seen = (
            stop for stop in stops if stop is not None and _is_seen(stop, self.scroller.viewport())
        )
        following = next(seen, None)
        if following is not None:
            following.setFocus()
            top.setValue(0)

    @Slot()
    def _go_on_below(self) -> None:
        """Keep what was decided in sight, and the focus on what comes next."""
        following = self.columns.after(self.decision)
        if following is not None and (first := first_stop(following)) is not None:
            first.setFocus()
        self.scroller.ensureWidgetVisible(self.decision)

    @Slot()
    def _day_before(self) -> None:
        self._show_day(self.day - timedelta(1))

    @Slot()
    def _day_after(self) -> None:
        self._show_day(self.day + timedelta(1))

    @Slot()
    def _show_today(self) -> None:
        self._show_day(None)

    # ------------------------------------------------------------------ coming and going

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_title()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        facts = self._facts
        asks = facts is not None and (self.check_in.asked.waiting or not facts.is_told)
        if asks and facts is not None and not facts.flags:
            QTimer.singleShot(0, self._focus_question)

    @Slot()
    def _focus_question(self) -> None:
        """Give the keys to what is asked: the form, else the first answer that waits."""
        if not self.isVisible() or self.context.journal.read_only:
            return
        if self.check_in.is_open:
            self.check_in.form.focus_first()
        elif (waiting := self.check_in.asked.waiting) is not None:
            waiting.setFocus(Qt.FocusReason.TabFocusReason)


def _is_seen(stop: QWidget, port: QWidget) -> bool:
    """True for a widget that is wholly within what shows through ``port``."""
    place = QRect(stop.mapTo(port, QPoint()), stop.size())
    return stop.isVisible() and port.rect().contains(place)
