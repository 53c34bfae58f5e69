"""The verdict of a day: the one sentence, and what was looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.finding import Finding, Light, Verdict
from calfjournal.domain.looks import LIGHT_LOOKS, STATE_LOOKS, Look
from calfjournal.messages import in_words, tr, when
from calfjournal.views import today_words as words
from calfjournal.views.today import TodayFacts
from ui.services.act import perform
from ui.services.context import Context
from ui.theme import Role
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import VerdictChip
from ui.widgets.layouts import FlowLayout, row
from ui.widgets.reading_table import ReadingTable
from ui.widgets.table_columns import Column
from ui.widgets.text import Label, small


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
        Column(tr("Today"), words.shown_value, share=16, tone=_tone, tip=_text),
        Column(tr("Compared with"), _compared, share=31, tone=_tone, tip=_text),
        Column(tr("Says"), words.says, share=24, look=_look, tip=_text),
    )


class VerdictCard(Card):
    """Invites to check in as long as there is nothing to judge; ``check_in_wanted`` answers it."""

    check_in_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._verdict: Verdict | None = None
        self._deciding = False
        self._day = date.min
        self._chip = VerdictChip(Light.GREEN)
        self._judged = small()
        self.header.insertWidget(0, self._chip)
        self.add_action(self._judged)
        self._headline = Label("", Role.LEAD, wrap=True)
        self._why = Label("", tone="muted", wrap=True)
        self.check_in = Button(tr("Check in"), "plain")
        self.check_in.clicked.connect(self.check_in_wanted)
        looked_at = tr("What was looked at")
        self.table: ReadingTable[Finding] = ReadingTable(_columns(), looked_at)
        self.more = Button("", "quiet", "chevron-down")
        self.more.setCheckable(True)
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
        for part in (self._headline, self._why, self.table):
            self.body.addWidget(part)
        self.body.addLayout(row(self.check_in, None))
        self.body.addLayout(self._foot)
        self.body.addWidget(self._own)

    # ------------------------------------------------------------------ showing

    def show_facts(self, facts: TodayFacts) -> None:
        """Show the verdict of the day, or invite to check in."""
        self._verdict, self._day = facts.verdict, facts.day
        light = facts.verdict.light
        inviting = not facts.is_told and light is Light.GREEN
        look = LIGHT_LOOKS[words.shown_light(light, is_ill=facts.is_ill)]
        self.set_stripe(None if inviting else look)
        self._chip.setVisible(not inviting)
        on_the_ladder = facts.flare is not None and not facts.flare.is_climbed
        said = words.standing(
            light, on_the_ladder=on_the_ladder, is_ill=facts.is_ill, waiting=facts.waiting
        )
        self._chip.set_text(said)
        self._chip.set_look(look)
        self.set_title(tr("No verdict yet") if inviting else "")
        self._judged.setText("" if inviting else _judged_words(facts))
        self._headline.setText(_invitation(facts) if inviting else words.headline(facts.verdict))
        self._why.setText("" if inviting or facts.is_told else tr("Judged without a check-in."))
        self._why.setVisible(bool(self._why.text()))
        self.check_in.setVisible(not facts.is_told and not self._context.journal.read_only)
        self.table.setVisible(not inviting)
        writable = not self._context.journal.read_only
        self.decide.setVisible(writable and not inviting)
        self.take_back.setVisible(writable)
        self._show_override(facts.verdict.override)
        self._deciding = bool(facts.verdict.adjustments)
        self._show_findings(facts.verdict.findings, show=not inviting)

    def _show_findings(self, findings: Sequence[Finding], *, show: bool) -> None:
        room = 0 if self._deciding else words.ROWS_SHOWN  # the card below is the answer
        shown, folded = words.split_findings(findings, room)
        self.more.setVisible(show and bool(folded))
        unfolded = self.more.isChecked()
        self.more.setText(tr("fewer") if unfolded else words.folded_words(folded))
        self.more.set_icon("chevron-up" if unfolded else "chevron-down")
        if show:
            self.table.set_rows([*shown, *folded] if unfolded else shown)

    def _show_override(self, note: str) -> None:
        self._own.setVisible(bool(note))
        self._override.setText(tr("You decided otherwise: {note}", note=note))
        self.decide.setText(tr("Change your decision…") if note else tr("Decide otherwise…"))

    # ------------------------------------------------------------------ acting

    @Slot()
    def _fold(self) -> None:
        if self._verdict is not None:
            self._show_findings(self._verdict.findings, show=True)

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


def _invitation(facts: TodayFacts) -> str:
    if facts.day != facts.today:
        return tr("There was no check-in on this day. It can still be filled in.")
    return tr("Start with the morning check-in: half a minute, and the day gets its verdict.")
