"""The ways to the metronome: of a planned run, of cadence repeats, of any day."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from calfjournal.domain.run import PlannedRun
from calfjournal.domain.session import Session
from calfjournal.messages import in_words, tr
from calfjournal.views.run_words import planned_line
from ui.services.context import Context


def ask_for_today(context: Context, parent: QWidget) -> None:
    """Open the metronome for a run of today."""
    from ui.metronome.dialog import MetronomeDialog  # Late, as below: seldom wanted.

    MetronomeDialog(context, context.journal.today(), parent).open()


def ask_for_run(context: Context, run: PlannedRun, parent: QWidget) -> None:
    """Open the metronome for a planned run."""
    from ui.metronome.dialog import MetronomeDialog

    about = tr("{what}, {day:day}", what=planned_line(run), day=run.day)
    MetronomeDialog(context, run.day, parent, about=about).open()


def ask_for_session(context: Context, session_id: int, parent: QWidget) -> None:
    """Open the metronome for the cadence repeats of a session."""
    from calfjournal.domain.cadence_beat import repeats_of_lines
    from ui.metronome.dialog import MetronomeDialog

    session = context.journal.sessions.get(session_id)
    if session is None:
        return
    week = context.journal.views.cadence_target(session.day).repeats
    MetronomeDialog(
        context,
        session.day,
        parent,
        about=tr("{what}, {day:day}", what=in_words(session.title), day=session.day),
        repeats=repeats_of_lines(session.lines, week),
    ).open()


def offer(menu: QMenu, context: Context, session: Session, parent: QWidget) -> None:
    """Offer the metronome in a menu where a session has cadence repeats."""
    from calfjournal.domain.cadence_beat import is_repeat

    if session.id is not None and any(is_repeat(line) for line in session.lines):
        ask = partial(ask_for_session, context, session.id, parent)
        menu.addAction(tr("Metronome for the repeats…"), ask)
