"""The verdict of a day: its light, what was looked at as a line of boxes, and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.finding import Finding, Light, State, Verdict
from calfjournal.domain.looks import LIGHT_LOOKS, STATE_LOOKS, Look
from calfjournal.messages import in_words, tr, when
from calfjournal.views import today_words as words
from calfjournal.views.day_lead import has_verdict, leads_with_verdict
from calfjournal.views.today import TodayFacts
from ui.services.act import perform
from ui.services.context import Context
from ui.theme import Role
from ui.today.glyph_line import GlyphLine
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import VerdictChip
from ui.widgets.layouts import FlowLayout, row
from ui.widgets.reading_table import ReadingTable
from ui.widgets.table_columns import Column
from ui.widgets.text import Label, small

if TYPE_CHECKING:
    from ui.today.collecting_line import CollectingLine


def _tone(finding: Finding) -> str:
    return "muted" if words.is_calm(finding) else "text"


def _look(finding: Finding) -> Look | None:
    return STATE_LOOKS[finding.state]


def _title(finding: Finding) -> str:
    return in_words(finding.title)


def _compared(finding: Finding) -> str:
    return in_words(finding.compared)


def _text(finding: Finding) -> str:
    return in_words(finding.text)


def _columns() -> tuple[Column[Finding], ...]:
    return (
        Column(tr("What was looked at"), _title, share=29, tone=_tone, tip=_text),
        Column(tr("Today"), words.shown_value, share=15, tone=_tone, tip=_text),
        Column(tr("Compared with"), _compared, share=31, tone=_tone, tip=_text),
        Column(tr("Says"), words.says, share=25, look=_look, tip=_text),
    )


class VerdictCard(Card):
    """Takes no room as long as there is nothing to judge; ``unfolded`` tells that more is shown.

    The table holds what decided, on a day that asks for something; everything once it is unfolded.
    Where there is room beside what is to be done (``use_room``) it holds what could be judged, and
    a line of dots says what is still collected.
    """

    unfolded = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._verdict: Verdict | None = None
        self._is_blank = True
        self._shrunk = self._roomy = False
        self._wanted: bool | None = None
        """Whether the athlete unfolded or folded it; None leaves it to the room."""
        self._day = date.min
        self._chip = VerdictChip(Light.GREEN)
        self._judged = small()
        self.begin_with(self._chip)
        self.add_action(self._judged)
        self._headline = Label("", Role.LEAD, wrap=True)
        self._why = Label("", tone="muted", wrap=True)
        self.glyphs = GlyphLine()
        self.glyphs.pressed.connect(self._fold)
        looked_at = tr("What was looked at")
        self.table: ReadingTable[Finding] = ReadingTable(_columns(), looked_at)
        self._collecting: CollectingLine | None = None
        self.more = Button("", "quiet", "chevron-down")
        self.more.clicked.connect(self._fold)
        self._override = Label("", wrap=True)
        self.take_back = Button(tr("Take back"), "quiet")
        self.take_back.clicked.connect(self._take_back)
        self.decide = Button(tr("Decide otherwise…"), "quiet")
        self.decide.clicked.connect(self.ask_decision)
        self._lay_out()

    def _lay_out(self) -> None:
        self._foot = FlowLayout()
        for button in (self.more, self.decide):
            self._foot.addWidget(button)
        self._own = QWidget()
        own = row(self._override, self.take_back)
        own.setStretch(0, 1)
        self._own.setLayout(own)
        for part in (self._headline, self._why, self.glyphs, self.table):
            self.body.addWidget(part)
        self.body.addLayout(self._foot)
        self.body.addWidget(self._own)

    # ------------------------------------------------------------------ showing

    def show_facts(self, facts: TodayFacts) -> None:
        """Show the verdict of the day, once there is one."""
        self._verdict, self._day = facts.verdict, facts.day
        self._is_blank = not has_verdict(facts)
        if self._is_blank:
            return  # Its sentences are not even loaded.
        light = facts.verdict.light
        look = LIGHT_LOOKS[words.shown_light(light, is_ill=facts.is_ill)]
        if facts.is_empty and light is Light.GREEN and not facts.is_ill:
            look = STATE_LOOKS[State.COLLECTING]
        self.set_stripe(look)
        on_the_ladder = facts.flare is not None and not facts.flare.is_climbed
        said = words.standing(
            light,
            on_the_ladder=on_the_ladder,
            is_ill=facts.is_ill,
            waiting=facts.waiting,
            is_empty=facts.is_empty,
        )
        self._chip.set_text(said)
        self._chip.set_look(look)
        self._judged.setText(_judged_words(facts))
        self._headline.setText(words.headline(facts.verdict))
        self._headline.setVisible(not leads_with_verdict(facts))
        self._why.setText("" if facts.is_told else tr("Judged without a check-in."))
        self._why.setVisible(bool(self._why.text()))
        self.take_back.setVisible(not self._context.journal.read_only)
        self._show_override(facts.verdict.override)
        self.glyphs.show_findings(words.shown_findings(facts.verdict))
        self._show_findings()

    def shrink(self, shrunk: bool) -> None:
        """Be the headline alone, while something else is filled in."""
        if shrunk != self._shrunk:
            self._shrunk = shrunk
            self._show_findings()

    @Slot(int)
    def use_room(self, columns: int) -> None:
        """Show what was judged where there is a column for it, unless the athlete folded it."""
        roomy = columns > 2
        if roomy != self._roomy:
            self._roomy = roomy
            self._show_findings()

    @property
    def is_unfolded(self) -> bool:
        """True while everything that was looked at is shown."""
        if self._wanted is not None or self._verdict is None:
            return bool(self._wanted)
        return self._roomy and all(f.state.judged for f in words.shown_findings(self._verdict))

    def _show_findings(self) -> None:
        if self._verdict is None or self._is_blank:
            return
        findings, calm = words.shown_findings(self._verdict), self._verdict.light is Light.GREEN
        judged = self._roomy and self._wanted is None
        shown = findings if self.is_unfolded else words.deciding(findings)
        if judged:
            shown = [finding for finding in findings if finding.state.judged]
        elif calm and not self.is_unfolded:
            shown = []
        if shown:
            self.table.set_rows(shown)
        whole = not self._shrunk
        self._show_collecting(findings if judged and whole else ())
        self.glyphs.setVisible(whole)
        self.table.setVisible(whole and bool(shown))
        self.more.setVisible(whole)
        self.more.setText(words.unfold_words(findings, unfolded=self.is_unfolded))
        self.more.set_icon("chevron-up" if self.is_unfolded else "chevron-down")
        self.decide.setVisible(whole and not self._context.journal.read_only)

    def _show_collecting(self, findings: Sequence[Finding]) -> None:
        said = words.still_collecting(findings)
        if said is not None and self._collecting is None:
            from ui.today.collecting_line import CollectingLine  # Late: most journals are older.

            self._collecting = CollectingLine()
            self.body.insertWidget(self.body.indexOf(self.table) + 1, self._collecting)
        if self._collecting is not None:
            self._collecting.show_said(said)

    def _show_override(self, note: str) -> None:
        self._own.setVisible(bool(note))
        self._override.setText(tr("You decided otherwise: {note}", note=note))
        self.decide.setText(tr("Change your decision…") if note else tr("Decide otherwise…"))

    # ------------------------------------------------------------------ acting

    @Slot()
    def _fold(self) -> None:
        self._wanted = not self.is_unfolded
        self._show_findings()
        if self._wanted:
            self.unfolded.emit()

    @Slot()
    def ask_decision(self) -> None:
        """Ask what is done instead."""
        if self._verdict is not None:
            from ui.today.decide_dialog import DecideDialog

            DecideDialog(self._context, self._day, self._verdict, self.window()).open()

    @Slot()
    def _take_back(self) -> None:
        overrule = self._context.journal.recovery.overrule
        perform(self._context, tr("The verdict holds again."), overrule, self._day, "")


def _judged_words(facts: TodayFacts) -> str:
    version = facts.verdict.rules_version
    at = facts.morning.check_in.at if facts.morning else None
    if at is None:
        return tr("rules v{version}", version=version)
    judged = when.kept_at(at, facts.day)
    return tr("judged {when} · rules v{version}", when=judged, version=version)
